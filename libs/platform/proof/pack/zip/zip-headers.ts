/**
 * The one way in which a pack's ZIP is written: no times, no comments, no extra fields, no descriptors, nothing between
 * entries. The reader makes these bytes again and compares, so that no byte of the frame can be changed unseen.
 */
export interface ZipEntry {
  readonly name: string;
  /** 0: stored as it is. 8: deflate. */
  readonly method: 0 | 8;
  readonly crc: number;
  readonly size: number;
  readonly packedSize: number;
  /** Where its local header begins. */
  readonly offset: number;
}

export const LOCAL_BYTES = 30;
export const CENTRAL_BYTES = 46;
export const END_BYTES = 22;
/** Without the extension for large files. */
export const MOST_BYTES = 0xffff_ffff;
export const MOST_ENTRIES = 0xffff;

const VERSION = 20;
/** Made on Unix, where the rights in `ATTRIBUTES` mean something. */
const MADE_BY = (3 << 8) | VERSION;
/** 1 January 1980, the first day that a ZIP can say. */
const DATE = 0x0021;
/** A plain file that its owner may write and all may read. */
const ATTRIBUTES = 0o100644 * 0x1_0000;

/** What local and central header have in common: version, flags, method, time, date, checksum, sizes, lengths. */
const writeCommon = (header: Buffer, at: number, { name, method, crc, size, packedSize }: ZipEntry): void => {
  header.writeUInt16LE(VERSION, at);
  header.writeUInt16LE(method, at + 4);
  header.writeUInt16LE(DATE, at + 8);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(packedSize, at + 14);
  header.writeUInt32LE(size, at + 18);
  header.writeUInt16LE(name.length, at + 22);
};

export const localHeader = (entry: ZipEntry): Buffer => {
  const header = Buffer.alloc(LOCAL_BYTES + entry.name.length);
  header.writeUInt32LE(0x0403_4b50, 0);
  writeCommon(header, 4, entry);
  header.write(entry.name, LOCAL_BYTES, 'latin1');
  return header;
};

export const centralHeader = (entry: ZipEntry): Buffer => {
  const header = Buffer.alloc(CENTRAL_BYTES + entry.name.length);
  header.writeUInt32LE(0x0201_4b50, 0);
  header.writeUInt16LE(MADE_BY, 4);
  writeCommon(header, 6, entry);
  header.writeUInt32LE(ATTRIBUTES, 38);
  header.writeUInt32LE(entry.offset, 42);
  header.write(entry.name, CENTRAL_BYTES, 'latin1');
  return header;
};

export const endRecord = (entries: number, bytes: number, offset: number): Buffer => {
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
};

const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*(?:\/[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*)*$/;
const LONGEST_NAME = 200;

/** Relative, without a step up, in letters that every system and archiver takes alike. */
export const isEntryName = (name: string): boolean => name.length <= LONGEST_NAME && NAME.test(name);

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
  return value;
});

/** CRC-32 as ZIP asks for it. */
export const crc32 = (bytes: Uint8Array): number => {
  let crc = -1;
  for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 255] ?? 0);
  return ~crc >>> 0;
};
