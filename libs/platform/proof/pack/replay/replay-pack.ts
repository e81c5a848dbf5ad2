import { digest } from '../check/digest.js';
import type { PackFile } from '../check/pack-file.js';
import { eventsIn, rowsIn, type PackManifest, type PackReadModel, type PackRecord } from '../pack-format.js';
import type { PackProblem } from '../pack.error.js';
import { rowLine } from '../write/held-rows.js';
import type { EventShapes, StoredEvent } from '#platform/event-store/event-store.js';
import type { EventMetadata } from '#platform/kernel/event.js';
import type { JsonObject } from '#platform/kernel/json.js';
import { RowFold, type AnyProjection, type Row, type RowVersion } from '#platform/projection/row-fold.js';

/** What a replay of a pack found. */
export interface PackReplay {
  readonly events: number;
  readonly rows: number;
  readonly seconds: number;
  /** Read models that this release knows in another version: they were not made again. */
  readonly skipped: readonly PackReadModel[];
  readonly problems: readonly PackProblem[];
}

export interface ReplayOptions {
  readonly projections: readonly AnyProjection[];
  readonly shapes: EventShapes;
  readonly onEvents?: (done: number, total: number) => void;
}

/**
 * Folds the events of a pack into read models, by the projections of the house, and compares every row with the pack's.
 * Where a pack begins in the middle of a record, rows from before its first event are taken as the pack gives them.
 */
export const replayPack = async (
  pack: PackFile,
  manifest: PackManifest,
  options: ReplayOptions,
): Promise<PackReplay> => {
  const began = performance.now();
  const known = manifest.readModels.map((model) => [model, projectionOf(model, options)] as const);
  const folds = known.flatMap(([, projection]) => (projection ? [projection] : []));
  const total = manifest.records.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const problems: PackProblem[] = [];
  let [events, rows] = [0, 0];
  for (const record of manifest.records) {
    const replay = new RecordReplay(pack, manifest, record, folds);
    await replay.open();
    events += await replay.run(options.shapes, (count) => options.onEvents?.(events + count, total));
    const compared = replay.compare();
    rows += compared.rows;
    problems.push(...compared.problems);
  }
  const skipped = known.flatMap(([model, projection]) => (projection ? [] : [model]));
  return { events, rows, seconds: Math.round(performance.now() - began) / 1000, skipped, problems };
};

const projectionOf = ({ name, version }: PackReadModel, { projections }: ReplayOptions): AnyProjection | undefined =>
  projections.find((projection) => projection.table.name === name && projection.version === version);

type PackedRow = RowVersion;
/** Later than every instant: without events nothing can be made again. */
const ALWAYS = '9999';

class RecordReplay {
  private readonly folds: ReadonlyMap<AnyProjection, RowFold>;
  /** Lines of the pack by digest, for each read model: what is left over in the end nobody wrote. */
  private readonly found = new Map<AnyProjection, Map<string, number>>();
  private readonly opening = new Map<AnyProjection, PackedRow[]>();
  /** Rows from up to this instant are where the fold begins. */
  private givenUpTo = '';

  constructor(
    private readonly pack: PackFile,
    private readonly manifest: PackManifest,
    private readonly record: PackRecord,
    projections: readonly AnyProjection[],
  ) {
    this.folds = new Map(projections.map((projection) => [projection, new RowFold(projection)]));
  }

  /**
   * Reads the pack's rows. In a record that begins in its middle, what stood when the first event's append was over is
   * taken as given: of an append that the pack has half of, the other half has left no rows.
   */
  async open(): Promise<void> {
    if (this.record.first > 1) this.givenUpTo = await this.firstAt();
    for (const [projection, fold] of this.folds) {
      const lines = new Map<string, number>();
      const opening: PackedRow[] = [];
      for await (const line of this.linesOf(rowsIn(this.record.tenantId, projection.table.name))) {
        const row = JSON.parse(line) as PackedRow;
        const given = row.fromAt <= this.givenUpTo;
        if (given && row.toAt !== null && row.toAt <= this.givenUpTo) continue;
        lines.set(digest(Buffer.from(line)), row.fromPosition);
        if (!given) continue;
        const held = { ...row, toPosition: null, toAt: null };
        opening.push(held);
        fold.learn(keyOf(projection, row.row), held);
      }
      this.found.set(projection, lines);
      this.opening.set(projection, opening);
    }
  }

  async run(shapes: EventShapes, onEvents: (count: number) => void): Promise<number> {
    let count = 0;
    for await (const line of this.linesOf(eventsIn(this.record.tenantId))) {
      count += 1;
      if (count % 5_000 === 0) onEvents(count);
      const stored = storedFrom(line);
      if (stored === null || stored.metadata.recordedAt <= this.givenUpTo) continue;
      const event = shapes.current(stored);
      for (const [projection, fold] of this.folds) if (projection.handles.includes(event.type)) fold.apply(event);
    }
    onEvents(count);
    return count;
  }

  /** When the first event of the pack was recorded. */
  private async firstAt(): Promise<string> {
    for await (const line of this.linesOf(eventsIn(this.record.tenantId)))
      return (JSON.parse(line) as { readonly recordedAt: string }).recordedAt;
    return ALWAYS;
  }

  compare(): { readonly rows: number; readonly problems: readonly PackProblem[] } {
    const problems: PackProblem[] = [];
    let rows = 0;
    for (const [projection, fold] of this.folds) {
      const made = rowsOf(projection, fold, this.opening.get(projection) ?? []);
      const left = new Map(this.found.get(projection));
      const missing = made.filter((row) => !left.delete(digest(Buffer.from(rowLine(projection, row)))));
      const differing = [...missing.map(({ fromPosition }) => fromPosition), ...left.values()];
      if (differing.length > 0) problems.push(this.differing(projection, least(differing)));
      rows += made.length;
    }
    return { rows, problems };
  }

  private differing({ table }: AnyProjection, position: number): PackProblem {
    const { tenantId } = this.record;
    const reason = `A row of ${table.name} from event ${position} is not what the events give.`;
    return { code: 'PACK.ROWS_DIFFER', reason, tenantId, position, entry: rowsIn(tenantId, table.name) };
  }

  private async *linesOf(folder: string): AsyncGenerator<string> {
    for (const entry of this.manifest.entries) {
      if (!entry.name.startsWith(folder)) continue;
      const text = (await this.pack.read(entry)).toString('utf8');
      for (const line of text.split('\n')) if (line !== '') yield line;
    }
  }
}

const least = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b));

const keyOf = (projection: AnyProjection, row: Row): Row =>
  Object.fromEntries(Object.keys(projection.table.key).map((name) => [name, row[name] ?? null]));

/** Every version that the fold knows: those from before as they ended, if they did, and those that it made. */
const rowsOf = (projection: AnyProjection, fold: RowFold, opening: readonly PackedRow[]): readonly RowVersion[] => {
  const { ended, gone, added } = fold.changes();
  const text = (key: unknown, from: number): string => `${JSON.stringify(Object.values(key as object))} ${from}`;
  const ends = new Map(ended.map((end) => [text(end.key, end.fromPosition), end]));
  const lost = new Set(gone.map(({ key, fromPosition }) => text(key, fromPosition)));
  const before = opening.flatMap((row): RowVersion[] => {
    const name = text(keyOf(projection, row.row), row.fromPosition);
    if (lost.has(name)) return [];
    const { toPosition = null, toAt = null } = ends.get(name) ?? {};
    return [{ ...row, toPosition, toAt }];
  });
  return [...before, ...added];
};

type EventJson = EventMetadata & { readonly type: string; readonly schemaVersion: number; readonly body: JsonObject };

/** The event of a line; null for one that is withheld. */
const storedFrom = (line: string): StoredEvent | null => {
  const json = JSON.parse(line) as EventJson | { readonly withheld: string };
  if ('withheld' in json) return null;
  const { type, schemaVersion, body, ...metadata } = json;
  return { type, schemaVersion, body, metadata };
};
