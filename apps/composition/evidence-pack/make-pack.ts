import { membershipProjection } from '#features/organisation/projection/membership/membership.projection.js';
import type { MembershipRow } from '#features/organisation/projection/membership/membership.projection.js';
import { groupProjection, type GroupRow } from '#features/organisation/projection/group/group.projection.js';
import { schoolProjection, type SchoolRow } from '#features/organisation/projection/school/school.projection.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { addDays, londonInstant } from '#platform/kernel/plain-date.js';
import type { AnyProjection } from '#platform/projection/row-fold.js';
import type { PackText } from '#platform/proof/pack/pack-format.js';
import { heldRows } from '#platform/proof/pack/write/held-rows.js';
import type { PackPlan } from '#platform/proof/pack/write/pack-plan.js';
import { asking } from '#platform/proof/pack/write/read-transaction.js';
import { lastBefore, spanOf, type Span } from '#platform/proof/pack/write/record-reader.js';
import { VERIFIER } from '#platform/proof/pack/verifier.text.js';
import { indexHtml } from './index-html.js';
import { packedModels, packRecord, type AskedRecord, type PackSources } from './pack-record.js';
import { VERIFY_MD } from './verify-md.js';

/** What a pack is asked for. */
export interface PackQuestion {
  readonly kind: 'school' | 'trust';
  readonly id: Uuid;
  /** Days in London, both included. */
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  /** Whether personal fields are opened beside the events. */
  readonly open: boolean;
  /** Nothing before this position of a school's record: what the asking group may see of it. */
  readonly notBefore?: number;
  readonly notAfter?: number;
  readonly onEvents?: (done: number, total: number) => void;
}

/** What makes packs, and brings records to where they can be packed. */
export interface PackMaker extends PackSources {
  /** Every verifier key of the log. */
  readonly verifierKeys: readonly string[];
  /** Read models up to the head, and all of it sealed where that can be; never throws for a log that is at fault. */
  readonly ready: (tenantId: Uuid) => Promise<void>;
}

/** Which events a pack would hold. Empty records are left out. */
export const packedRecords = async (maker: PackMaker, question: PackQuestion): Promise<readonly AskedRecord[]> => {
  const { id, kind, from, to, open } = question;
  const time: Time = {
    from: from && londonInstant(from, '00:00'),
    to: to && londonInstant(addDays(to, 1), '00:00'),
  };
  await maker.ready(id);
  const span = await ownSpan(maker, question, time);
  const about = { to: time.to, open, group: kind === 'trust', visibleFrom: 1 };
  const name = await nameOf(maker, span, kind);
  const records: AskedRecord[] = [{ ...about, span, kind: kind === 'trust' ? 'group' : 'school', name }];
  for (const member of kind === 'trust' ? await membersOf(maker, span) : []) {
    const seen = await memberSpan(maker, member, time);
    if (seen.last >= seen.first)
      records.push({
        ...{ ...about, span: seen, kind: 'school', name: member.school_name },
        visibleFrom: member.school_position,
      });
  }
  return records.filter((record) => record.span.last > 0);
};

const ownSpan = async (
  maker: PackMaker,
  { id, notBefore = 1, notAfter = Infinity }: PackQuestion,
  time: Time,
): Promise<Span> => {
  const { first, last } = await asking(maker.readPool, id, (client) => spanOf(client, id, time));
  const from = Math.max(first, notBefore);
  return { tenantId: id, first: from, last: Math.max(from - 1, Math.min(last, notAfter)) };
};

/** Everything that a pack is made from; nothing is written yet. */
export const planPack = async (maker: PackMaker, question: PackQuestion): Promise<PackPlan> => {
  const asked = await packedRecords(maker, question);
  const { kind, id, from, to, open: opened } = question;
  const packed = [];
  for (const record of asked) packed.push(await packRecord(maker, record));
  const about = {
    ...{ log: maker.signer.name, from, to, opened, readModels: packedModels(maker.projections) },
    scope: { kind, id, name: asked[0]?.name ?? NAMELESS },
  };
  const text = (name: string, content: string): { name: string; content: Uint8Array } => ({
    name,
    content: Buffer.from(content),
  });
  return {
    about,
    records: packed.map(({ source }) => source),
    files: [
      text('VERIFY.md', VERIFY_MD),
      text(
        'index.html',
        indexHtml(
          about,
          packed.map(({ summary }) => summary),
        ),
      ),
      text('keys.txt', maker.verifierKeys.map((key) => `${key}\n`).join('')),
      text('verify.mjs', VERIFIER),
    ],
    sign: maker.signer.sign,
    onEvents: question.onEvents,
  };
};

/** What the group may see of a school's record within the time: from where it joined, up to where it left. */
const memberSpan = async (maker: PackMaker, member: MembershipRow, time: Time): Promise<Span> => {
  const { school_id: tenantId, school_position: joined, left_position: left } = member;
  await maker.ready(tenantId);
  return asking(maker.readPool, tenantId, async (client) => {
    const { first, last } = await spanOf(client, tenantId, time);
    const end = left === null ? last : Math.min(last, await lastBefore(client, tenantId, left));
    return { tenantId, first: Math.max(first, joined), last: end };
  });
};

type Time = Parameters<typeof spanOf>[2];

const NAMELESS: PackText = { en: '', cy: '' };

const rowsAt = async <Row>(maker: PackMaker, projection: AnyProjection, span: Span): Promise<readonly Row[]> =>
  asking(maker.readPool, span.tenantId, async (client) => {
    const rows: Row[] = [];
    for await (const page of heldRows(client, projection, span))
      for (const { row, toPosition } of page) if (toPosition === null) rows.push(row as Row);
    return rows;
  });

const nameOf = async (maker: PackMaker, span: Span, kind: PackQuestion['kind']): Promise<PackText> => {
  const [row] =
    kind === 'trust'
      ? await rowsAt<GroupRow>(maker, groupProjection, span)
      : await rowsAt<SchoolRow>(maker, schoolProjection, span);
  return row ? { en: row.name.en, cy: row.name.cy } : NAMELESS;
};

/** Schools that the group counted as its own by the end of the time; of one that came back, its last stay. */
const membersOf = async (maker: PackMaker, span: Span): Promise<readonly MembershipRow[]> =>
  [...(await rowsAt<MembershipRow>(maker, membershipProjection, span))].sort((a, b) =>
    a.school_id < b.school_id ? -1 : 1,
  );
