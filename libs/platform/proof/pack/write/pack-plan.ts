import type { PackManifest, PackReadModel, PackRecord } from '../pack-format.js';

/** An event as it was stored, to the letter. */
export interface EventText {
  readonly position: number;
  /** The line of the pack, without its newline. */
  readonly line: string;
  /** Whether the log has stored it with the hash of what it says. */
  readonly intact: boolean;
}

/** A file of a record for people, or about keys; named below the record's folder. */
export interface RecordFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Where the parts of one record come from. Each is asked for once, in the order of the pack. */
export interface RecordSource {
  readonly record: PackRecord;
  /** Checkpoints as signed notes, by size. */
  readonly checkpoints: ReadonlyMap<number, string>;
  /** Events from `first` to `last`, a batch at a time. */
  events(): AsyncIterable<readonly EventText[]>;
  /** Leaf hashes from the first event on, end to end, as many as the tree has. */
  leaves(): Promise<Uint8Array>;
  /** Lines of a read model's rows, a batch at a time. */
  rows(model: PackReadModel): AsyncIterable<readonly string[]>;
  /** Files that are small enough to be whole in memory. */
  files(): Promise<readonly RecordFile[]>;
  /** Lines of `personal/erased.jsonl`; asked for after the events. */
  erased?(): readonly string[];
  /** Lines of the opened personal fields, a batch at a time; only where they were asked for. */
  opened?(): AsyncIterable<readonly string[]>;
}

/** Everything that a pack is made from. */
export interface PackPlan {
  readonly about: Pick<PackManifest, 'log' | 'scope' | 'from' | 'to' | 'opened' | 'readModels'>;
  readonly records: readonly RecordSource[];
  /** Files at the root: `index.html`, `VERIFY.md`, `keys.txt`, `verify.mjs`. */
  readonly files: readonly RecordFile[];
  /** Signs the manifest: the text as a signed note. */
  readonly sign: (text: string) => string | Promise<string>;
  readonly onEvents?: (done: number, total: number) => void;
}
