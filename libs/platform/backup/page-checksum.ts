/**
 * The check sum that PostgreSQL keeps in each page of a table or an index (src/include/storage/checksum_impl.h): a copy
 * of a page that has gone bad on the disk is told before it takes the place of an older, good backup.
 */

/** PostgreSQL's usual page; the embedded one has no other. */
export const PAGE_BYTES = 8192;
const PAGES_A_FILE = 131_072;
const PRIME = 16_777_619;
const LANES = 32;
const WORDS = PAGE_BYTES / 4;

const LSN_LOW_AT = 4;
const CHECKSUM_AT = 8;
const UPPER_AT = 14;

const OFFSETS = Int32Array.from([
  0x5b1f36e9, 0xb8525960, 0x02ab50aa, 0x1de66d2a, 0x79ff467a, 0x9bb9f8a3, 0x217e7cd2, 0x83e13d2c, 0xf8d4474f,
  0xe39eb970, 0x42c6ae16, 0x993216fa, 0x7b093b5d, 0x98daff3c, 0xf718902a, 0x0b1c9cdb, 0xe58f764b, 0x187636bc,
  0x5d7b3bb1, 0xe73de7de, 0x92bec979, 0xcca6c0b2, 0x304a0979, 0x85aa43d4, 0x783125bb, 0x6ca8eaa2, 0xe407eac6,
  0x4b5cfc3e, 0x9fbf8c76, 0x15ca20be, 0xf2ca9fd3, 0x959bd756,
]);

const mixed = (sum: number, value: number): number => {
  const both = sum ^ value;
  return Math.imul(both, PRIME) ^ (both >>> 17);
};

/** Of each row of 32 words the third of the first holds the sum itself, in its lower half. */
const OWN_LANE = CHECKSUM_AT / 4;
const ABOVE_OWN = 0xffff_0000;

const laneSum = (words: Int32Array, first: number, lane: number): number => {
  const own = words[first + lane] as number;
  let sum = mixed(OFFSETS[lane] as number, lane === OWN_LANE ? own & ABOVE_OWN : own);
  for (let at = first + LANES + lane; at < first + WORDS; at += LANES) sum = mixed(sum, words[at] as number);
  return mixed(mixed(sum, 0), 0);
};

/** The check sum of the page that begins at `first` of `words`, `block` pages from the beginning of its table. */
const checksumAt = (words: Int32Array, first: number, block: number): number => {
  let result = 0;
  for (let lane = 0; lane < LANES; lane += 1) result ^= laneSum(words, first, lane);
  return (((result ^ block) >>> 0) % 65_535) + 1;
};

const wordsOf = (pages: Buffer): Int32Array => {
  const aligned = pages.byteOffset % 4 === 0 ? pages : Buffer.from(new Uint8Array(pages).buffer);
  return new Int32Array(aligned.buffer, aligned.byteOffset, Math.floor(aligned.length / 4));
};

/** The check sum of one page, `block` pages from the beginning of its table. The page's own sum does not count. */
export const pageChecksum = (page: Buffer, block: number): number => checksumAt(wordsOf(page), 0, block);

const TABLE_FILE = /^(?:base\/\d+|global)\/\d+(?:_(?:fsm|vm|init))?(?:\.(\d+))?$/;

/** The number of the first page in a file of a table or an index; null for any other file. */
export const firstBlockOf = (path: string): number | null => {
  const found = TABLE_FILE.exec(path);
  return found === null ? null : Number(found[1] ?? 0) * PAGES_A_FILE;
};

const lsnAt = (pages: Buffer, at: number): bigint =>
  (BigInt(pages.readUInt32LE(at)) << 32n) | BigInt(pages.readUInt32LE(at + LSN_LOW_AT));

/**
 * Numbers of the pages in a piece of a table's file that are not as they were written. One that was changed since
 * `since` is not judged: it may be read half-written, and recovery writes it anew from the log.
 */
export const unsoundPages = (piece: Buffer, firstBlock: number, since: bigint): number[] => {
  const words = wordsOf(piece);
  const unsound: number[] = [];
  for (let at = 0; at + PAGE_BYTES <= piece.length; at += PAGE_BYTES) {
    const block = firstBlock + at / PAGE_BYTES;
    if (piece.readUInt16LE(at + UPPER_AT) === 0 || lsnAt(piece, at) >= since) continue;
    if (piece.readUInt16LE(at + CHECKSUM_AT) !== checksumAt(words, at / 4, block)) unsound.push(block);
  }
  return unsound;
};
