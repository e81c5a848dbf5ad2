import type { LocalText } from '#contracts/local-text.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import type { EventRow, PolicyTold } from './event.view.js';

interface FirstBody {
  readonly policyId?: Uuid;
  readonly title?: LocalText;
  readonly policyTitle?: LocalText;
  readonly campaignId?: Uuid;
}

interface Place {
  readonly tenantId: Uuid;
  readonly streamId: string;
}

const keyOf = ({ tenantId, streamId }: Place): string => `${tenantId}/${streamId}`;

/** A record begins with what it is about: the first event of each of these streams names the policy. */
const NAMES_ITS_POLICY = /^(policy|approval|campaign|audience|request)-/;

/** These name the campaign, and that the policy. */
const OF_A_CAMPAIGN = /^(audience|request)-/;

const firstEvents = async (
  { sql }: ReadScope,
  places: readonly Place[],
  from: ReadonlyMap<Uuid, number>,
): Promise<ReadonlyMap<string, FirstBody>> => {
  const streams = [...new Map(places.map((place) => [keyOf(place), place])).values()];
  if (streams.length === 0) return new Map();
  const rows = await sql<Place & { body: FirstBody }>(
    `SELECT e.tenant_id AS "tenantId", e.stream_id AS "streamId", e.body
     FROM unnest($1::uuid[], $2::text[], $3::bigint[]) AS s(tenant_id, stream_id, first)
     JOIN store.event e ON e.tenant_id = s.tenant_id AND e.stream_id = s.stream_id AND e.version = 1 AND e.position >= s.first`,
    [
      streams.map(({ tenantId }) => tenantId),
      streams.map(({ streamId }) => streamId),
      streams.map(({ tenantId }) => from.get(tenantId) ?? 1),
    ],
  );
  return new Map(rows.map((row) => [keyOf(row), row.body]));
};

const toldBy = (body: FirstBody | undefined): PolicyTold | null => {
  const title = body?.policyTitle ?? body?.title;
  return body?.policyId && title ? { policyId: body.policyId, title } : null;
};

/** The policy of each event of a page, by the event's id; a request or an audience names its campaign, and that the policy. */
export const policiesOf = async (
  scope: ReadScope,
  rows: readonly EventRow[],
  from: ReadonlyMap<Uuid, number>,
): Promise<ReadonlyMap<Uuid, PolicyTold>> => {
  const about = rows.filter(({ streamId }) => NAMES_ITS_POLICY.test(streamId));
  const firsts = await firstEvents(scope, about, from);
  const campaignOf = (row: EventRow): Place | null => {
    const campaignId = firsts.get(keyOf(row))?.campaignId;
    return campaignId && OF_A_CAMPAIGN.test(row.streamId)
      ? { tenantId: row.tenantId, streamId: `campaign-${campaignId}` }
      : null;
  };
  const campaigns = await firstEvents(
    scope,
    about.flatMap((row) => campaignOf(row) ?? []),
    from,
  );
  return new Map(
    about.flatMap((row) => {
      const campaign = campaignOf(row);
      const told = toldBy(campaign ? campaigns.get(keyOf(campaign)) : firsts.get(keyOf(row)));
      return told ? [[row.id, told] as const] : [];
    }),
  );
};
