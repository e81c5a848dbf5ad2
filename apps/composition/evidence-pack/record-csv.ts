import type { BreachCategory } from '#contracts/breach.events.js';
import type { CampaignRow } from '#features/acknowledgement/projection/campaign/campaign.projection.js';
import type { RequestRow } from '#features/acknowledgement/projection/request/request.projection.js';
import type { RecordFile } from '#platform/proof/pack/write/pack-plan.js';
import { csvText, type CsvCell } from './csv-text.js';
import type { RecordRows } from './record-facts.js';

/** The breaches that whoever is given the pack may know of, as an auditor with the key of the pack's scope does. */
export interface BreachView {
  /** Cases about the head are counted for a group and are nothing for a school. */
  readonly aboutHead: boolean;
  /** A group sees what was reported since the school joined it. */
  readonly fromPosition: number;
}

/** Tables for people: what stood at the end of the pack's time. */
export const recordCsv = (rows: RecordRows, breaches: BreachView): readonly RecordFile[] => [
  { name: 'acknowledgements.csv', content: acknowledgements(rows) },
  { name: 'approvals.csv', content: approvals(rows) },
  { name: 'breaches.csv', content: breachCounts(rows, breaches) },
  { name: 'policies.csv', content: policies(rows) },
];

const policies = ({ policies: all, versions }: RecordRows): Buffer => {
  const byId = new Map(versions.map((version) => [version.version_id, version]));
  const headings = [
    ...['policy', 'category', 'title (English)', 'title (Welsh)', 'version in force', 'published at', 'content hash'],
    ...['last reviewed', 'next review due', 'review every (months)', 'awaiting approval', 'archived'],
  ];
  const rows = all.map((policy): readonly CsvCell[] => {
    const version = byId.get(policy.current_version_id ?? '');
    return [
      ...[policy.policy_id, policy.category, policy.title.en, policy.title.cy],
      ...[version?.number ?? null, version?.published_at ?? null, version?.content_hash ?? null],
      ...[policy.last_reviewed, policy.next_review_due, policy.review_cycle_months],
      ...[policy.awaiting_approval, policy.archived],
    ];
  });
  return csvText(headings, rows);
};

const acknowledgements = ({ requests, campaigns }: RecordRows): Buffer => {
  const byId = new Map(campaigns.map((campaign) => [campaign.campaign_id, campaign]));
  const headings = [
    ...['request', 'person', 'policy (English)', 'policy (Welsh)', 'version', 'asked at', 'due on', 'status'],
    ...['signed at', 'content hash signed', 'name as typed'],
  ];
  const rows = requests.map((request) => acknowledgement(request, byId.get(request.campaign_id)));
  return csvText(headings, rows);
};

const acknowledgement = (request: RequestRow, campaign: CampaignRow | undefined): readonly CsvCell[] => [
  ...[request.request_id, request.person_id, ...askedFor(campaign), request.asked_at, campaign?.due_on ?? null],
  ...[statusOf(request), request.signed_at, request.signed_content_hash],
  request.typed_name === null ? null : 'sealed',
];

const askedFor = (campaign: CampaignRow | undefined): readonly CsvCell[] =>
  campaign ? [campaign.policy_title.en, campaign.policy_title.cy, campaign.version_number] : [null, null, null];

const statusOf = ({ signed_at: signed, released_because: released }: RequestRow): string => {
  if (signed !== null) return 'signed';
  return released === null ? 'outstanding' : `released: ${released}`;
};

const approvals = ({ approvals: all }: RecordRows): Buffer => {
  const headings = [
    ...['approval', 'policy (English)', 'policy (Welsh)', 'version', 'content hash', 'status', 'requested at'],
    ...['step', 'post', 'applies to', 'verdict', 'decided at', 'decided by'],
  ];
  const rows = all.flatMap((approval) =>
    approval.steps.map(({ number, post, appliesTo, decision }): readonly CsvCell[] => [
      ...[approval.approval_id, approval.policy_title.en, approval.policy_title.cy, approval.version_id],
      ...[approval.content_hash, approval.status, approval.requested_at, number, post, appliesTo],
      ...[decision?.verdict ?? 'WAITING', decision?.decidedAt ?? null, decision?.decidedBy ?? null],
    ]),
  );
  return csvText(headings, rows);
};

/** Of a case in confidence, and of one about the head, only the number of its category is told. */
const breachCounts = ({ cases }: RecordRows, { aboutHead, fromPosition }: BreachView): Buffer => {
  const seen = cases.filter(
    (row) => row.erased_on === null && row.reported_position >= fromPosition && (aboutHead || !row.about_head),
  );
  const categories = [...new Set(seen.map(({ category }) => category))].sort();
  const rows = categories.map((category: BreachCategory): readonly CsvCell[] => {
    const own = seen.filter((row) => row.category === category);
    const listed = own.filter((row) => !row.confidential && !row.about_head);
    const closed = listed.filter(({ status }) => status === 'CLOSED').length;
    return [category, own.length, listed.length - closed, closed];
  });
  return csvText(['category', 'reported', 'of those listed: open', 'of those listed: closed'], rows);
};
