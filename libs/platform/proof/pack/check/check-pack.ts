import type { VerifierKey } from '../../core/note.js';
import { inclusionPath, verifyInclusion } from '../../core/merkle.js';
import { KEYS, MANIFEST, MANIFEST_NOTE, eventsIn, leavesOf, type PackManifest } from '../pack-format.js';
import { PackError, type PackProblem } from '../pack.error.js';
import { keysFrom } from './checkpoints.js';
import { sha256 } from './digest.js';
import { checkKept, readKept, type Kept } from './kept.js';
import { LEAF, leavesOfTree } from './leaves.js';
import { checkEntries, checkSignature, readManifest } from './manifest.js';
import type { PackFile } from './pack-file.js';
import { checkRecord, type CheckedRecord, type RecordReport } from './record-check.js';

export interface CheckOptions {
  /** Verifier keys that the auditor has from elsewhere; without them those in the pack count, which proves less. */
  readonly keys?: readonly string[];
  /** A checkpoint that the auditor kept: the bytes of a signed note. */
  readonly kept?: Uint8Array;
  /** Whose inclusion is to be shown, by itself. */
  readonly position?: number;
  /** In which record; needed where the pack has several. */
  readonly tenantId?: string;
  readonly onEvents?: (done: number, total: number) => void;
}

/** That one event is in the tree; hashes in base64, as `trustlog proof inclusion` prints them. */
export interface Included {
  readonly tenantId: string;
  readonly position: number;
  readonly size: number;
  readonly index: number;
  readonly leafHash: string;
  readonly path: readonly string[];
  readonly root: string;
}

/** What a check found. */
export interface PackReport {
  readonly ok: boolean;
  readonly events: number;
  readonly seconds: number;
  readonly firstBad: FirstBad | null;
  /** In the record of `firstBad`, or in the first record: up to here everything is proved. */
  readonly trustworthyUpTo: number;
  /** Where the keys came from. `pack`: whoever can make a pack can make keys, so a forger could have. */
  readonly keys: 'given' | 'kept' | 'pack';
  readonly manifest: PackManifest | null;
  readonly records: readonly RecordReport[];
  readonly included: Included | null;
  readonly problems: readonly PackProblem[];
}

/** The first thing that is wrong. `position` null: it is no event but the pack itself. */
export interface FirstBad {
  readonly position: number | null;
  readonly reason: string;
  readonly code: string;
  readonly tenantId: string | null;
  /** When the event was recorded, where that is known. */
  readonly at: string | null;
  readonly entry: string | null;
}

/** Checks a pack from its own bytes; asks nobody, writes nothing, and throws only what is no matter of the pack. */
export const checkPack = async (open: () => Promise<PackFile>, options: CheckOptions = {}): Promise<PackReport> => {
  const began = performance.now();
  const check = new PackCheck(options);
  try {
    const pack = await open();
    try {
      await check.run(pack);
    } finally {
      await pack.close();
    }
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    check.problems.push(error.problem);
  }
  return check.report((performance.now() - began) / 1000);
};

class PackCheck {
  readonly problems: PackProblem[] = [];
  private manifest: PackManifest | null = null;
  private records: readonly CheckedRecord[] = [];
  private included: Included | null = null;

  constructor(private readonly options: CheckOptions) {}

  async run(pack: PackFile): Promise<void> {
    const bytes = await pack.readLast(MANIFEST);
    const manifest = readManifest(bytes);
    this.manifest = manifest;
    const named = await this.namedKeys(pack, manifest);
    const given = keysFrom(this.options.keys ?? []);
    const kept = await this.kept(given.length > 0 ? given : named);
    // A forger may name the right key beside an own one: only who signed the kept checkpoint signs for the rest.
    const keys = given.length > 0 ? given : (kept?.signers ?? named);
    const signature = async (): Promise<void> =>
      checkSignature({ bytes, manifest }, await pack.readLast(MANIFEST_NOTE), { trusted: keys, named });
    await this.trying(signature, MANIFEST_NOTE);
    await this.trying(async () => checkEntries(pack.names, manifest.entries));
    await this.checkRecords(pack, manifest, { keys, kept });
    await this.checkOthers(pack, manifest);
    const fork = kept && checkKept(kept, this.records);
    if (fork) this.problems.push(fork);
    this.showInclusion();
  }

  report(seconds: number): PackReport {
    const { options, manifest, included } = this;
    const records = this.records.map(({ report }) => report);
    const problems = [...this.problems, ...records.flatMap((record) => record.problems)];
    const firstBad = firstOf(problems, records);
    const record = records.find(({ tenantId }) => tenantId === firstBad?.tenantId) ?? records[0];
    const forked = problems.some(({ code, tenantId }) => code === 'PACK.FORKED' && tenantId === record?.tenantId);
    return {
      ok: firstBad === null,
      events: records.reduce((sum, { events }) => sum + events, 0),
      seconds: Math.round(seconds * 1000) / 1000,
      firstBad,
      trustworthyUpTo: forked ? 0 : (record?.trustworthyUpTo ?? 0),
      keys: options.keys?.length ? 'given' : options.kept ? 'kept' : 'pack',
      ...{ manifest, records, included, problems },
    };
  }

  private async namedKeys(pack: PackFile, { entries }: PackManifest): Promise<readonly VerifierKey[]> {
    const listed = entries.find(({ name }) => name === KEYS);
    let keys: readonly VerifierKey[] = [];
    await this.trying(async () => {
      if (!listed) throw new PackError('PACK.BAD_KEYS', 'The pack names no keys.');
      keys = keysFrom((await pack.read(listed)).toString('utf8').split('\n').slice(0, -1));
    }, KEYS);
    return keys;
  }

  private async kept(keys: readonly VerifierKey[]): Promise<Kept | null> {
    const { kept } = this.options;
    if (!kept) return null;
    let read: Kept | null = null;
    await this.trying(async () => {
      read = await readKept(kept, keys);
    });
    return read;
  }

  private async checkRecords(pack: PackFile, manifest: PackManifest, { keys, kept }: Known): Promise<void> {
    const total = manifest.records.reduce((sum, { first, last }) => sum + last - first + 1, 0);
    const checked: CheckedRecord[] = [];
    let done = 0;
    for (const record of manifest.records) {
      const onEvents = (count: number): void => this.options.onEvents?.(done + count, total);
      const sizes = kept?.tenantId === record.tenantId ? [kept.checkpoint.size] : [];
      checked.push(await checkRecord({ pack, manifest, keys, onEvents }, record, sizes));
      this.records = checked;
      done += record.last - record.first + 1;
    }
  }

  /** Every entry that no record has looked at. */
  private async checkOthers(pack: PackFile, { entries, records }: PackManifest): Promise<void> {
    const seen = records.flatMap(({ tenantId }) => [leavesOf(tenantId), eventsIn(tenantId)]);
    const there = new Set(pack.names);
    for (const entry of entries) {
      if (seen.some((name) => entry.name.startsWith(name)) || !there.has(entry.name)) continue;
      await this.trying(() => pack.read(entry));
    }
  }

  private showInclusion(): void {
    const { position, tenantId } = this.options;
    if (position === undefined) return;
    const record = this.records.find(({ report }) => report.tenantId === (tenantId ?? report.tenantId));
    const tree = record?.report;
    if (!record || !tree || position > tree.trustworthyUpTo || position < 1) {
      const reason = 'No checkpoint of the pack vouches for the event that was asked for.';
      this.problems.push({ code: 'PACK.NOT_INCLUDED', reason, position, ...(tree ? { tenantId: tree.tenantId } : {}) });
      return;
    }
    this.included = inclusionOf(record, position);
  }

  private async trying(work: () => Promise<unknown>, entry?: string): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof PackError)) throw error;
      const known = this.problems.some((problem) => problem.entry === error.place.entry && problem.code === error.code);
      if (!known) this.problems.push({ ...(entry === undefined ? {} : { entry }), ...error.problem });
    }
  }
}

interface Known {
  readonly keys: readonly VerifierKey[];
  readonly kept: Kept | null;
}

/** Events before entries, earlier before later, in the order of the records. */
const firstOf = (problems: readonly PackProblem[], records: readonly RecordReport[]): FirstBad | null => {
  const order = (tenantId: string | undefined): number => {
    const n = records.findIndex((record) => record.tenantId === tenantId);
    return n < 0 ? records.length : n;
  };
  const placed = problems.filter(({ position }) => position !== undefined);
  const [first] = placed.sort((a, b) => order(a.tenantId) - order(b.tenantId) || (a.position ?? 0) - (b.position ?? 0));
  const found = first ?? problems[0];
  if (!found) return null;
  const { position = null, reason, code, tenantId = null, at = null, entry = null } = found;
  return { position, reason, code, tenantId, at, entry };
};

/** The path of an event, and a look at whether it leads where it must. */
const inclusionOf = ({ report, leaves, checkpoints }: CheckedRecord, position: number): Included => {
  const { tenantId, size } = report;
  const root = checkpoints.get(size)?.root ?? new Uint8Array();
  const index = position - 1;
  const leafHash = leaves.subarray(index * LEAF, position * LEAF);
  const path = inclusionPath(sha256, leavesOfTree(leaves, size), index, size);
  if (!verifyInclusion(sha256, { leafHash, index, size, path, root })) throw new Error('An own path does not hold.');
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  return { tenantId, position, size, index, leafHash: text(leafHash), path: path.map(text), root: text(root) };
};
