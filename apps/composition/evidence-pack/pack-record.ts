import { isWithheld } from '#features/audit/query/events/event.view.js';
import { breachEvents } from '#contracts/breach.events.js';
import type { EventCatalogue } from '#platform/catalogue/event-catalogue.js';
import type { JsonObject } from '#platform/kernel/json.js';
import type { Pool } from '#platform/postgres/open-pool.js';
import type { AnyProjection, RowVersion } from '#platform/projection/row-fold.js';
import type { PackReadModel, PackRecord } from '#platform/proof/pack/pack-format.js';
import { ErasedSeen, erasedSubjects } from '#platform/proof/pack/write/erased-subjects.js';
import { heldRows, rowLine } from '#platform/proof/pack/write/held-rows.js';
import type { EventText, RecordSource } from '#platform/proof/pack/write/pack-plan.js';
import { asking, streaming } from '#platform/proof/pack/write/read-transaction.js';
import { countWithheld, eventTexts, type Span } from '#platform/proof/pack/write/record-reader.js';
import { sealedRecord, type PackSigner } from '#platform/proof/pack/write/sealed-record.js';
import type { BodySealing } from '#platform/sealing/sealing.js';
import type { RecordSummary } from './index-html.js';
import { policyTexts } from './policy-texts.js';
import { recordCsv } from './record-csv.js';
import type { RecordRows } from './record-facts.js';

/** What reads and signs for packs. */
export interface PackSources {
  /** Of role trustlog_read. */
  readonly readPool: Pool;
  /** Of role trustlog_platform. */
  readonly platformPool: Pool;
  readonly projections: readonly AnyProjection[];
  readonly catalogue: EventCatalogue;
  readonly sealing: BodySealing;
  readonly signer: PackSigner;
  /** Told of events that do not have the hash of what they say. */
  readonly onBroken?: (tenantId: string, position: number) => void;
}

/** A school's or central body's part of a pack, as it was asked for. */
export interface AskedRecord {
  readonly span: Span;
  readonly kind: PackRecord['kind'];
  readonly name: PackRecord['name'];
  /** The first instant after the pack's time; null: up to the end. */
  readonly to: string | null;
  /** Whether the pack is a group's, who knows of cases about heads. */
  readonly group: boolean;
  readonly open: boolean;
  /** Cases reported before this position are not counted: what a group may see of a school. */
  readonly visibleFrom: number;
}

const CONFIDENTIAL: ReadonlySet<string> = new Set(breachEvents.map(({ type }) => type));

/** Read models that a pack may hold: none of those that are told of cases. */
export const packedModels = (projections: readonly AnyProjection[]): readonly PackReadModel[] =>
  projections
    .filter(({ handles }) => !handles.some((type) => CONFIDENTIAL.has(type)))
    .map(({ table, version }) => ({ name: table.name, version }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** Everything of one record that a pack holds, and what its first page says of it. */
export const packRecord = async (
  sources: PackSources,
  asked: AskedRecord,
): Promise<{ readonly source: RecordSource; readonly summary: RecordSummary }> => {
  const { span, to, kind, name } = asked;
  const { tenantId, first, last } = span;
  const { readPool, signer, projections } = sources;
  const sealed = await asking(readPool, tenantId, (client) =>
    sealedRecord(client, { tenantId, first, last, to, signer }),
  );
  const withheld = await asking(readPool, tenantId, (client) => countWithheld(client, span, 'breach-%'));
  const rows = await recordRows(sources, span);
  const { size, leaves, checkpoints } = sealed;
  const record: PackRecord = {
    tenantId,
    kind,
    name,
    first,
    last,
    size,
    checkpoints: [...checkpoints.keys()],
    withheld,
  };
  const files = [
    ...recordCsv(rows, { aboutHead: asked.group, fromPosition: asked.visibleFrom }),
    ...policyTexts(rows),
    ...sealed.proofs,
  ];
  const seen = new ErasedSeen(await erasedSubjects(sources.platformPool, tenantId));
  const source: RecordSource = {
    record,
    checkpoints,
    events: () => {
      const batches = streaming(readPool, tenantId, (client) => eventTexts(client, span, isWithheld));
      return looking(batches, seen, (position) => sources.onBroken?.(tenantId, position));
    },
    leaves: () => Promise.resolve(leaves),
    rows: (model) => rowLines(readPool, projectionOf(projections, model), span),
    files: () => Promise.resolve(files),
    erased: () => seen.lines(),
    ...(asked.open ? { opened: () => openedLines(sources, span) } : {}),
  };
  return { source, summary: summaryOf(record, rows, { ...sealed, breaches: breachesIn(files) }) };
};

const projectionOf = (projections: readonly AnyProjection[], { name, version }: PackReadModel): AnyProjection => {
  const found = projections.find((projection) => projection.table.name === name && projection.version === version);
  if (!found) throw new Error(`There is no read model ${name}.`);
  return found;
};

async function* looking(
  batches: AsyncIterable<readonly EventText[]>,
  seen: ErasedSeen,
  onBroken: (position: number) => void,
): AsyncGenerator<readonly EventText[]> {
  for await (const batch of batches) {
    for (const { line, intact, position } of batch) {
      seen.look(line);
      if (!intact) onBroken(position);
    }
    yield batch;
  }
}

async function* rowLines(pool: Pool, projection: AnyProjection, span: Span): AsyncGenerator<readonly string[]> {
  for await (const page of streaming(pool, span.tenantId, (client) => heldRows(client, projection, span)))
    yield page.map((row) => rowLine(projection, row));
}

/** The personal fields of the events, opened; one whose key was destroyed says since when and under which rule. */
async function* openedLines(
  { readPool, catalogue, sealing }: PackSources,
  span: Span,
): AsyncGenerator<readonly string[]> {
  for await (const batch of streaming(readPool, span.tenantId, (client) => eventTexts(client, span, isWithheld))) {
    const events = batch
      .filter(({ line }) => line.includes('"sealed:1:'))
      .map(({ position, line }) => ({
        position,
        ...(JSON.parse(line) as { readonly type: string; readonly body: JsonObject }),
      }));
    const asked = events.map(({ type, body }) => ({ personal: catalogue.get(type).personal, body }));
    const bodies = await sealing.openBodies(span.tenantId, asked);
    yield events.map(({ position }, n) => {
      const fields = Object.keys(asked[n]?.personal ?? {}).sort();
      const opened = Object.fromEntries(fields.map((field) => [field, bodies[n]?.[field] ?? null]));
      return JSON.stringify({ opened, position });
    });
  }
}

const isPresent = ({ toPosition }: RowVersion): boolean => toPosition === null;

/** Which read model is which list of the files for people. */
const LISTS: Readonly<Record<keyof RecordRows, string>> = {
  ...{ policies: 'policy', versions: 'policy_version', texts: 'policy_text', campaigns: 'campaign' },
  ...{ requests: 'request', approvals: 'approval', cases: 'breach' },
};

const recordRows = async ({ readPool, projections }: PackSources, span: Span): Promise<RecordRows> => {
  const lists: [string, unknown[]][] = [];
  for (const [list, name] of Object.entries(LISTS)) {
    const projection = projections.find(({ table }) => table.name === name);
    if (!projection) throw new Error(`There is no read model ${name}.`);
    const rows: unknown[] = [];
    const pages = streaming(readPool, span.tenantId, (client) => heldRows(client, projection, span));
    for await (const page of pages) rows.push(...page.filter(isPresent).map(({ row }) => row));
    lists.push([list, rows]);
  }
  return Object.fromEntries(lists) as unknown as RecordRows;
};

const breachesIn = (files: readonly { readonly name: string; readonly content: Uint8Array }[]): number => {
  const csv = files.find(({ name }) => name === 'breaches.csv');
  const lines = Buffer.from(csv?.content ?? [])
    .toString()
    .split('\r\n')
    .slice(1, -1);
  return lines.reduce((sum, line) => sum + Number(line.split(',')[1]), 0);
};

interface Sealed {
  readonly checkpoints: ReadonlyMap<number, string>;
  readonly size: number;
  readonly sound: boolean;
  readonly breaches: number;
}

const summaryOf = (
  record: PackRecord,
  rows: RecordRows,
  { checkpoints, size, sound, breaches }: Sealed,
): RecordSummary => ({
  record,
  root: checkpoints.get(size)?.split('\n')[2] ?? '',
  policies: rows.policies.filter(({ archived }) => !archived).length,
  signed: rows.requests.filter(({ signed_at: signed }) => signed !== null).length,
  outstanding: rows.requests.filter((row) => row.signed_at === null && row.released_because === null).length,
  approvals: rows.approvals.length,
  ...{ breaches, sound },
});
