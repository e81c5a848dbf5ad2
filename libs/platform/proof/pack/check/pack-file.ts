import { webcrypto } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import type { MANIFEST, MANIFEST_NOTE, PackEntry } from '../pack-format.js';
import { PackError } from '../pack.error.js';
import { crc32 } from '../zip/zip-headers.js';
import { readDirectory, type ByteSource, type FoundEntry } from '../zip/zip-directory.js';

const inflate = promisify<Buffer, { maxOutputLength: number; chunkSize: number }, Buffer>(inflateRaw);

/** Off the main thread: Node's own threads hash one part while the next is looked at. */
const hexOf = async (bytes: Uint8Array): Promise<string> =>
  Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex');

/** The bytes of a file on disk. */
class FileSource implements ByteSource {
  private constructor(
    private readonly file: FileHandle,
    readonly size: number,
  ) {}

  static async open(path: string): Promise<FileSource> {
    const file = await open(path, 'r');
    return new FileSource(file, (await file.stat()).size);
  }

  async read(offset: number, length: number): Promise<Buffer> {
    const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, this.size - offset)));
    let done = 0;
    while (done < bytes.length) {
      const { bytesRead } = await this.file.read(bytes, done, bytes.length - done, offset + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return bytes.subarray(0, done);
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

/** A pack whose frame is whole. Nothing of it is ever written anywhere. */
export class PackFile {
  private readonly byName: ReadonlyMap<string, FoundEntry>;

  private constructor(
    private readonly source: ByteSource & { close?(): Promise<void> },
    private readonly entries: readonly FoundEntry[],
  ) {
    this.byName = new Map(entries.map((entry) => [entry.name, entry]));
  }

  static async open(path: string): Promise<PackFile> {
    const source = await FileSource.open(path);
    try {
      return new PackFile(source, await readDirectory(source));
    } catch (error) {
      await source.close();
      throw error;
    }
  }

  /** A pack in memory. */
  static async of(bytes: Buffer): Promise<PackFile> {
    const source: ByteSource = {
      size: bytes.length,
      read: (offset, length) => Promise.resolve(Buffer.from(bytes.subarray(offset, offset + length))),
    };
    return new PackFile(source, await readDirectory(source));
  }

  /** Names of all entries but the manifest and its note, in their order. */
  get names(): readonly string[] {
    return this.entries.slice(0, -2).map(({ name }) => name);
  }

  /** The manifest or its note: stored as they are, and bound by their checksum, for nothing lists them. */
  async readLast(name: typeof MANIFEST | typeof MANIFEST_NOTE): Promise<Buffer> {
    const entry = this.found(name);
    const bytes = await this.source.read(entry.data, entry.packedSize);
    if (entry.method !== 0 || crc32(bytes) !== entry.crc)
      throw new PackError('PACK.MANIFEST_CHANGED', 'The manifest or its note was changed.', { entry: name });
    return bytes;
  }

  /** An entry as the manifest lists it; throws `PACK.ENTRY_CHANGED` where it is another. `trusted`: its content is proved otherwise. */
  async read(listed: PackEntry): Promise<Buffer> {
    const { name } = listed;
    const entry = this.found(name);
    if (entry.size !== listed.bytes || (entry.method === 8) !== (listed.packed !== undefined)) throw changed(name);
    const raw = await this.source.read(entry.data, entry.packedSize);
    if (entry.method === 0) return checked(raw, listed.sha256, name);
    const [content] = await Promise.all([unpacked(raw, entry), checked(raw, listed.packed ?? '', name)]);
    return checked(content, listed.sha256, name);
  }

  /** The content of an entry whether or not it is the listed one, to say what of it still stands; null: unreadable. */
  async readChanged(name: string): Promise<Buffer | null> {
    const entry = this.byName.get(name);
    if (!entry) return null;
    const raw = await this.source.read(entry.data, entry.packedSize);
    return entry.method === 0 ? raw : unpacked(raw, entry).catch(() => null);
  }

  async close(): Promise<void> {
    await this.source.close?.();
  }

  private found(name: string): FoundEntry {
    const entry = this.byName.get(name);
    if (!entry)
      throw new PackError('PACK.ENTRY_MISSING', 'An entry that the manifest lists is missing.', { entry: name });
    return entry;
  }
}

const unpacked = async (raw: Buffer, { size, name }: FoundEntry): Promise<Buffer> => {
  // One byte more than it may have, so that one that is too long is told from one that fits; in one piece.
  const room = size + 1;
  const content = await inflate(raw, { maxOutputLength: room, chunkSize: Math.max(64, room) }).catch(() => null);
  if (content?.length !== size) throw changed(name);
  return content;
};

const checked = async (bytes: Buffer, sha256: string, name: string): Promise<Buffer> => {
  if ((await hexOf(bytes)) !== sha256) throw changed(name);
  return bytes;
};

const changed = (entry: string): PackError =>
  new PackError('PACK.ENTRY_CHANGED', 'An entry is not the one that the manifest lists.', { entry });
