import { parseOrigin, type Checkpoint } from '../../core/checkpoint.js';
import type { VerifierKey } from '../../core/note.js';
import { sameBytes } from '../../core/sha256.js';
import { checkpointOf, leavesOf, type PackEntry, type PackManifest, type PackRecord } from '../pack-format.js';
import { PackError, type PackPlace, type PackProblem } from '../pack.error.js';
import { signedCheckpoint } from './checkpoints.js';
import { EventParts, type LinesRead } from './event-parts.js';
import { LEAF, rootsAt } from './leaves.js';
import type { PackFile } from './pack-file.js';

/** What was found of one school's or central body's record. */
export interface RecordReport {
  readonly tenantId: string;
  readonly first: number;
  readonly last: number;
  /** Events that were looked at, and those of them of which only the hash is given. */
  readonly events: number;
  readonly withheld: number;
  /** The tree that the checkpoint names. */
  readonly size: number;
  readonly root: string;
  /** Up to here everything is proved; 0: nothing is. */
  readonly trustworthyUpTo: number;
  readonly problems: readonly PackProblem[];
}

/** What a record is looked at with. */
export interface RecordContext {
  readonly pack: PackFile;
  readonly manifest: PackManifest;
  readonly keys: readonly VerifierKey[];
  readonly onEvents?: (count: number) => void;
}

/** A record that was looked at, with what further questions about it need. */
export interface CheckedRecord {
  readonly report: RecordReport;
  readonly leaves: Buffer;
  readonly roots: ReadonlyMap<number, Buffer>;
  /** Signed checkpoints by size. */
  readonly checkpoints: ReadonlyMap<number, Checkpoint>;
}

/** Sizes at which the tree is asked for besides those of its own checkpoints: those that an auditor kept. */
export const checkRecord = async (
  context: RecordContext,
  record: PackRecord,
  kept: readonly number[],
): Promise<CheckedRecord> => {
  const problems: PackProblem[] = [];
  const leaves = await readLeaves(context, record, problems);
  const checkpoints = await readCheckpoints(context, record, problems);
  const lines = await new EventParts(context.pack, record, leaves, { events: context.onEvents }).read(
    context.manifest.entries,
  );
  const covered = Math.floor(leaves.length / LEAF);
  const sizes = [...checkpoints.keys(), ...kept].filter((size) => size <= covered);
  const roots = rootsAt(leaves, sizes);
  const proved = checkRoots({ record, checkpoints, roots, leaves, lines }, problems);
  problems.push(...lines.problems);
  if (lines.withheld !== record.withheld)
    problems.push(
      problem(record, 'PACK.MANIFEST_CHANGED', 'The manifest names another number of events that are withheld.'),
    );
  return { report: reportOf(record, { problems, lines, proved, roots }), leaves, roots, checkpoints };
};

const problem = (
  record: PackRecord,
  code: PackProblem['code'],
  reason: string,
  place: PackPlace = {},
): PackProblem => ({
  ...{ code, reason, tenantId: record.tenantId },
  ...place,
});

/** The leaf hashes of the tree; as far as they can be read. */
const readLeaves = async (
  { pack, manifest }: RecordContext,
  record: PackRecord,
  problems: PackProblem[],
): Promise<Buffer> => {
  const name = leavesOf(record.tenantId);
  const listed = manifest.entries.find((entry) => entry.name === name);
  if (!listed) {
    problems.push(problem(record, 'PACK.ENTRY_MISSING', 'The leaves of the record are missing.', { entry: name }));
    return Buffer.alloc(0);
  }
  const leaves = await readOr(pack, listed, (found) => problems.push({ ...found, tenantId: record.tenantId }));
  if (leaves.length !== record.size * LEAF)
    problems.push(
      problem(record, 'PACK.LEAVES_CHANGED', 'There are not as many leaves as the tree has.', { entry: name }),
    );
  return leaves;
};

/** The entry, or what of it can still be read, with the problem told. */
const readOr = async (pack: PackFile, listed: PackEntry, tell: (found: PackProblem) => void): Promise<Buffer> => {
  try {
    return await pack.read(listed);
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    tell(error.problem);
    return (await pack.readChanged(listed.name)) ?? Buffer.alloc(0);
  }
};

const readCheckpoints = async (
  { pack, manifest, keys }: RecordContext,
  record: PackRecord,
  problems: PackProblem[],
): Promise<ReadonlyMap<number, Checkpoint>> => {
  const read = new Map<number, Checkpoint>();
  for (const size of record.checkpoints) {
    const name = checkpointOf(record.tenantId, size);
    try {
      const listed = manifest.entries.find((entry) => entry.name === name);
      if (!listed) throw new PackError('PACK.ENTRY_MISSING', 'A checkpoint of the record is missing.');
      const checkpoint = await signedCheckpoint(await pack.read(listed), keys, record.tenantId);
      const log = parseOrigin(checkpoint.origin)?.logName;
      if (checkpoint.size !== size || log !== manifest.log)
        throw new PackError('PACK.CHECKPOINT_CHANGED', 'The checkpoint is not the one that the manifest names.');
      read.set(size, checkpoint);
    } catch (error) {
      if (!(error instanceof PackError)) throw error;
      problems.push({ ...error.problem, entry: name, tenantId: record.tenantId });
    }
  }
  return read;
};

interface Roots {
  readonly record: PackRecord;
  readonly checkpoints: ReadonlyMap<number, Checkpoint>;
  readonly roots: ReadonlyMap<number, Buffer>;
  readonly leaves: Buffer;
  readonly lines: LinesRead;
}

/** Compares the tree with what was signed; answers the largest size up to which the leaves are proved. */
const checkRoots = (found: Roots, problems: PackProblem[]): number => {
  const { record, checkpoints } = found;
  const sizes = [...checkpoints.keys()].sort((a, b) => a - b);
  const bad = sizes.find((size) => !holds(found, size));
  const proved = sizes.filter((size) => bad === undefined || size < bad).at(-1) ?? 0;
  const all = checkpoints.size === record.checkpoints.length;
  if (bad !== undefined) problems.push(rootProblem(found, proved, bad));
  else if (record.last > proved && all) {
    const reason = 'From this event on no checkpoint vouches for the record: ask for a pack again once it is sealed.';
    problems.push(problem(record, 'PACK.UNSEALED', reason, { position: proved + 1 }));
  }
  return proved;
};

/** Whether the leaves make the root that was signed for so many of them. */
const holds = ({ checkpoints, roots }: Roots, size: number): boolean => {
  const [own, signed] = [roots.get(size), checkpoints.get(size)?.root];
  return own !== undefined && signed !== undefined && sameBytes(own, signed);
};

/** The leaves do not make the tree that was signed. Where the events themselves do, the file of leaves is what was changed. */
const rootProblem = (found: Roots, proved: number, bad: number): PackProblem => {
  const { record, lines } = found;
  const [first] = lines.differing.keys();
  if (first !== undefined && isRootOfEvents(found, bad)) {
    const reason = 'The file of leaves was changed at this event; the event itself is the one that was sealed.';
    return problem(record, 'PACK.LEAVES_CHANGED', reason, { position: first, entry: leavesOf(record.tenantId) });
  }
  const gap = firstGap(found.leaves, proved, bad);
  if (gap !== null) {
    const reason = 'The log has no event here, and has signed one.';
    return problem(record, 'PACK.EVENT_MISSING', reason, { position: gap });
  }
  const reason =
    `The record does not give the root that was signed for ${bad} events: ` +
    `one of the events ${proved + 1} to ${bad} was changed, together with its leaf.`;
  // Where an event among them contradicts its own leaf, that one is named; the rest of them is no more proved for it.
  const named = lines.problems.some(({ position = 0 }) => position > proved && position <= bad);
  return problem(record, 'PACK.ROOT_DIFFERS', reason, named ? {} : { position: proved + 1 });
};

/** The first of these positions that has no leaf: zeros, which no hash is. */
const firstGap = (leaves: Buffer, after: number, upTo: number): number | null => {
  for (let position = after + 1; position <= upTo; position += 1) {
    const leaf = leaves.subarray((position - 1) * LEAF, position * LEAF);
    if (leaf.every((byte) => byte === 0)) return position;
  }
  return null;
};

/** Whether the leaves that the events give, in place of those in the file, make the tree that was signed. */
const isRootOfEvents = ({ leaves, lines, checkpoints }: Roots, size: number): boolean => {
  if (leaves.length < size * LEAF) return false;
  const own = Buffer.from(leaves);
  for (const [position, leaf] of lines.differing) own.write(leaf, (position - 1) * LEAF, 'latin1');
  const [root, signed] = [rootsAt(own, [size]).get(size), checkpoints.get(size)?.root];
  return root !== undefined && signed !== undefined && sameBytes(root, signed);
};

interface Found {
  readonly problems: readonly PackProblem[];
  readonly lines: LinesRead;
  readonly proved: number;
  readonly roots: ReadonlyMap<number, Buffer>;
}

const reportOf = (record: PackRecord, { problems, lines, proved, roots }: Found): RecordReport => {
  const bad = Math.min(...problems.map(({ position }) => position ?? Infinity));
  const { tenantId, first, last, size } = record;
  return {
    ...{ tenantId, first, last, size, events: lines.events, withheld: lines.withheld },
    root: roots.get(size)?.toString('base64') ?? '',
    trustworthyUpTo: Math.max(0, Math.min(proved, bad - 1)),
    problems,
  };
};
