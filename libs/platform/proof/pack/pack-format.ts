/** The format that this version writes and reads; docs/evidence-pack.md describes it. */
export const PACK_FORMAT = 'trustlog-evidence-pack-1';

/** The last two entries; every other one stands before them, in the order of its name's bytes. */
export const MANIFEST = 'manifest.json';
export const MANIFEST_NOTE = 'manifest.note';
export const KEYS = 'keys.txt';

/** English and Welsh, as the record holds them; null is not recorded. */
export interface PackText {
  readonly en: string | null;
  readonly cy: string | null;
}

/** One school's or central body's part of a pack. */
export interface PackRecord {
  readonly tenantId: string;
  readonly kind: 'school' | 'group';
  readonly name: PackText;
  /** First and last position whose events are in the pack; `last` is `first - 1` where there are none. */
  readonly first: number;
  readonly last: number;
  /** Leaves in the tree of the checkpoint, at least `last`, unless the end of the record is not sealed yet. */
  readonly size: number;
  /** Sizes of the checkpoints in the pack, ascending; the last one is `size`. */
  readonly checkpoints: readonly number[];
  /** Events of which only hash, place and time are given. */
  readonly withheld: number;
}

/** An entry of the ZIP; hashes are SHA-256, hexadecimal. */
export interface PackEntry {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Of the bytes as they lie in the ZIP; absent where the entry is stored as it is. */
  readonly packed?: string;
}

/** A read model whose rows are in the pack. */
export interface PackReadModel {
  readonly name: string;
  readonly version: number;
}

/** What `manifest.json` holds, as canonical JSON and a newline. Nothing in it depends on when the pack was made. */
export interface PackManifest {
  readonly format: typeof PACK_FORMAT;
  /** The name of the log, which is the name of its keys. */
  readonly log: string;
  readonly scope: { readonly kind: 'school' | 'trust'; readonly id: string; readonly name: PackText };
  /** Days in London, both included; null: from the beginning, up to the end. */
  readonly from: string | null;
  readonly to: string | null;
  /** Whether personal fields were opened beside the events. */
  readonly opened: boolean;
  readonly records: readonly PackRecord[];
  readonly readModels: readonly PackReadModel[];
  /** All entries but the manifest and its note, in their order. */
  readonly entries: readonly PackEntry[];
}

const DIGITS = 12;

export const folderOf = (tenantId: string): string => `records/${tenantId}/`;
export const leavesOf = (tenantId: string): string => `${folderOf(tenantId)}leaves.bin`;
export const checkpointOf = (tenantId: string, size: number): string =>
  `${folderOf(tenantId)}checkpoints/${padded(size)}.note`;
export const eventsIn = (tenantId: string): string => `${folderOf(tenantId)}events/`;
/** A part of the events begins with the position in its name. */
export const eventsPart = (tenantId: string, first: number): string => `${eventsIn(tenantId)}${padded(first)}.jsonl`;
export const rowsIn = (tenantId: string, readModel: string): string => `${folderOf(tenantId)}rows/${readModel}/`;
export const rowsPart = (tenantId: string, readModel: string, part: number): string =>
  `${rowsIn(tenantId, readModel)}${padded(part)}.jsonl`;

/** Subjects of the events whose keys were destroyed. Behind the events in the order of names, as it must be. */
export const erasedOf = (tenantId: string): string => `${folderOf(tenantId)}personal/erased.jsonl`;
export const openedPart = (tenantId: string, part: number): string =>
  `${folderOf(tenantId)}personal/opened/${padded(part)}.jsonl`;

const padded = (number: number): string => String(number).padStart(DIGITS, '0');

/** Parts end with the line that brings them to this many bytes. */
export const PART_BYTES = 1 << 20;

/** The text that is signed as `manifest.note`. */
export const manifestStatement = (log: string, manifestHash: string): string =>
  `${PACK_FORMAT}\n${log}\n${manifestHash}\n`;
