import { MANIFEST, MANIFEST_NOTE } from '../pack-format.js';
import { PackError } from '../pack.error.js';
import { CENTRAL_BYTES, centralHeader, END_BYTES, endRecord, isEntryName, LOCAL_BYTES } from './zip-headers.js';
import { localHeader, MOST_BYTES, type ZipEntry } from './zip-headers.js';

/** Reads bytes of a file from somewhere; fewer come back only at its end. */
export interface ByteSource {
  readonly size: number;
  read(offset: number, length: number): Promise<Buffer>;
}

/** An entry whose frame was found as it must be. */
export interface FoundEntry extends ZipEntry {
  /** Where its bytes begin. */
  readonly data: number;
}

/** Deflate cannot give more than 1,032 bytes for one, and no part of a pack comes near to this. */
const MOST_RATIO = 300;
const RATIO_MATTERS = 1 << 20;
/** Parts have a megabyte; leaves have 32 bytes an event. */
const MOST_ENTRY = 1 << 30;
const MOST_DIRECTORY = 64 << 20;

/**
 * Reads the directory of a ZIP that `ZipWriter` wrote, and nothing else: every byte of the frame must be the one that it
 * would write. So a pack that was cut, joined, reordered or fitted with second copies is refused before anything is
 * unpacked.
 */
export const readDirectory = async (source: ByteSource): Promise<readonly FoundEntry[]> => {
  const end = await endOf(source);
  const directory = await source.read(end.offset, end.bytes);
  const entries: FoundEntry[] = [];
  let at = 0;
  let expected = 0;
  while (at < directory.length) {
    const entry = checkedEntry(directory, at, expected);
    entries.push(entry);
    at += CENTRAL_BYTES + entry.name.length;
    expected = entry.data + entry.packedSize;
  }
  if (entries.length !== end.entries || expected !== end.offset)
    throw changed('The directory does not fit the entries.');
  checkOrder(entries);
  for (const entry of entries) await checkLocal(source, entry);
  return entries;
};

interface End {
  readonly entries: number;
  readonly bytes: number;
  readonly offset: number;
}

const endOf = async (source: ByteSource): Promise<End> => {
  await checkBeginning(source);
  const bytes = await source.read(Math.max(0, source.size - END_BYTES), END_BYTES);
  if (bytes.length < END_BYTES || bytes.readUInt32LE(0) !== 0x0605_4b50)
    throw cutShort('The file does not end as a pack does: it was cut short or added to.');
  const end = { entries: bytes.readUInt16LE(8), bytes: bytes.readUInt32LE(12), offset: bytes.readUInt32LE(16) };
  const fits = end.offset + end.bytes + END_BYTES === source.size && end.bytes <= MOST_DIRECTORY;
  if (!fits || !bytes.equals(endRecord(end.entries, end.bytes, end.offset)))
    throw cutShort('The end of the file names another length: it was cut short or added to.');
  return end;
};

const checkBeginning = async (source: ByteSource): Promise<void> => {
  if (source.size > MOST_BYTES) throw new PackError('PACK.TOO_LARGE', 'The file is larger than any pack.');
  const first = await source.read(0, 4);
  if (first.length < 4 || first.readUInt32LE(0) !== 0x0403_4b50)
    throw new PackError('PACK.NOT_A_ZIP', 'The file is no evidence pack: it does not begin as a ZIP does.');
};

const cutShort = (reason: string): PackError => new PackError('PACK.CUT_SHORT', reason);

const checkedEntry = (directory: Buffer, at: number, expected: number): FoundEntry => {
  if (at + CENTRAL_BYTES > directory.length) throw changed('The directory ends within an entry.');
  const nameLength = directory.readUInt16LE(at + 28);
  const name = directory.toString('latin1', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength);
  if (!isEntryName(name))
    throw new PackError(
      'PACK.BAD_NAME',
      'An entry has a name that could lead out of the folder; nothing was unpacked.',
    );
  const method = directory.readUInt16LE(at + 10);
  if (method !== 0 && method !== 8) throw changed('An entry is packed in a way that packs do not use.', name);
  const entry: ZipEntry = {
    ...{ name, method, crc: directory.readUInt32LE(at + 16) },
    ...{ packedSize: directory.readUInt32LE(at + 20), size: directory.readUInt32LE(at + 24) },
    offset: directory.readUInt32LE(at + 42),
  };
  const header = centralHeader(entry);
  if (!directory.subarray(at, at + header.length).equals(header))
    throw changed('A header is not as packs have it.', name);
  if (entry.offset !== expected) throw changed('An entry does not begin where the one before it ends.', name);
  checkSize(entry);
  return { ...entry, data: entry.offset + LOCAL_BYTES + name.length };
};

const checkSize = ({ name, method, size, packedSize }: ZipEntry): void => {
  if (method === 0 && size !== packedSize) throw changed('A stored entry has two sizes.', name);
  const bomb = size > RATIO_MATTERS && size / Math.max(1, packedSize) > MOST_RATIO;
  if (bomb || size > MOST_ENTRY)
    throw new PackError('PACK.TOO_LARGE', 'An entry claims more bytes than any of a pack; it was not unpacked.', {
      entry: name,
    });
};

const checkOrder = (entries: readonly FoundEntry[]): void => {
  const names = entries.map(({ name }) => name);
  if (names.at(-2) !== MANIFEST || names.at(-1) !== MANIFEST_NOTE)
    throw new PackError('PACK.ORDER', 'The manifest and its note are not the last entries: this is no whole pack.');
  names.slice(0, -2).forEach((name, n) => {
    const before = names[n - 1];
    if (before !== undefined && name <= before)
      throw new PackError('PACK.ORDER', 'Entries are not in their order, or one is there twice.', { entry: name });
    if (name === MANIFEST || name === MANIFEST_NOTE)
      throw new PackError('PACK.ORDER', 'An entry is there twice.', { entry: name });
  });
};

const checkLocal = async (source: ByteSource, entry: FoundEntry): Promise<void> => {
  const header = localHeader(entry);
  const found = await source.read(entry.offset, header.length);
  if (!found.equals(header)) throw changed('The header before an entry is not that of the directory.', entry.name);
};

const changed = (reason: string, entry?: string): PackError =>
  new PackError('PACK.ZIP_CHANGED', reason, entry === undefined ? {} : { entry });
