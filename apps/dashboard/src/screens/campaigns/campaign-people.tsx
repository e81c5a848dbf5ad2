import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RequestStatus } from '../../../../../libs/contracts/graphql/schema.types.js';
import { useActKeys } from '../../api/act-keys.js';
import { RefusedCommand, carryOut } from '../../api/mutate.js';
import { Button } from '../../design/button.js';
import { Confirm } from '../../design/confirm.js';
import { DataTable } from '../../design/data-table.js';
import type { Column } from '../../design/data-table.js';
import { Notice } from '../../design/notice.js';
import { Tag } from '../../design/tag.js';
import type { TagLook } from '../../design/tag.js';
import { formatMoment } from '../../shared/format.js';
import { deliveryWords } from './campaign-words.js';
import { nudgePeopleMutation } from './campaigns.query.js';
import type { CampaignAnswer, RequestRow } from './campaigns.query.js';
import { campaignsMessages as words } from './messages.js';

const looks: Record<RequestStatus, TagLook> = { LATE: 'late', OUTSTANDING: 'due', SIGNED: 'ok', RELEASED: 'none' };

const isOpen = ({ status }: RequestRow): boolean => status === 'OUTSTANDING' || status === 'LATE';

interface Choice {
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (personId: string) => void;
}

/** The person, and in front of who can be reminded a box to choose them. */
const Person = ({ row, choice }: { row: RequestRow; choice: Choice | null }): ReactNode => {
  const name = row.personName ?? words.erased;
  return (
    <>
      {choice !== null && isOpen(row) && (
        <input
          type="checkbox"
          className="choose"
          aria-label={words.choose({ who: name })}
          checked={choice.chosen.has(row.personId)}
          onChange={() => choice.toggle(row.personId)}
        />
      )}{' '}
      <Link to="/people/$personId" params={{ personId: row.personId }}>
        {name}
      </Link>
    </>
  );
};

const columnsOf = (choice: Choice | null): Column<RequestRow>[] => [
  { name: words.person, cell: (row) => <Person row={row} choice={choice} /> },
  {
    name: words.status,
    cell: (row) => (
      <span>
        <Tag look={looks[row.status]}>{words.choice[row.status]}</Tag>{' '}
        {row.signedAt && <span className="soft">{formatMoment(row.signedAt)}</span>}
      </span>
    ),
  },
  { name: words.asked, cell: (row) => formatMoment(row.askedAt) },
  {
    name: words.nudges,
    cell: (row) =>
      row.lastNudgedAt ? (
        words.times({ count: row.nudges, last: formatMoment(row.lastNudgedAt) })
      ) : (
        <span className="soft">{words.never}</span>
      ),
  },
  { name: words.delivery, cell: (row) => <span className="soft">{deliveryWords(row.delivery)}</span> },
];

/** Reminders under way: whom, and what became of them. One key for one choice until it is known to be sent. */
const useNudge = ({ id, schoolId, outstanding }: NonNullable<CampaignAnswer['campaign']>) => {
  const client = useQueryClient();
  const keys = useActKeys();
  const [asking, setAsking] = useState<{ readonly personIds: readonly string[] | null; readonly key: string } | null>(
    null,
  );
  const [isBusy, setBusy] = useState(false);
  const [said, say] = useState<{ readonly kind: 'success' | 'error'; readonly text: string } | null>(null);
  const people = asking?.personIds?.length ?? outstanding;
  const send = async (): Promise<boolean> => {
    if (asking === null) return false;
    setBusy(true);
    try {
      const { personIds, key: idempotencyKey } = asking;
      await carryOut(nudgePeopleMutation, { input: { schoolId, campaignId: id, personIds, idempotencyKey } });
      keys.done();
      say({ kind: 'success', text: words.nudged({ people }) });
      setAsking(null);
      await client.invalidateQueries();
      return true;
    } catch (error) {
      say({ kind: 'error', text: error instanceof RefusedCommand ? error.words : words.nudgeFailed });
      setAsking(null);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const ask = (personIds: readonly string[] | null): void => {
    setAsking({ personIds, key: keys.keyOf(JSON.stringify(personIds)) });
  };
  return { isAsking: asking !== null, people, isBusy, said, send, ask, cancel: () => setAsking(null) };
};

/** The people of a campaign; while it asks, all or some of them can be reminded. */
export const CampaignPeople = ({
  campaign,
  rows,
  canAct,
}: {
  campaign: NonNullable<CampaignAnswer['campaign']>;
  rows: readonly RequestRow[];
  canAct: boolean;
}): ReactNode => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const nudge = useNudge(campaign);
  const isAsking = canAct && !campaign.endedBecause && campaign.outstanding > 0;
  const toggle = (personId: string): void =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(personId)) after.add(personId);
      return after;
    });
  const some = rows.filter((row) => isOpen(row) && chosen.has(row.personId)).map(({ personId }) => personId);
  const confirm = async (): Promise<void> => {
    if (await nudge.send()) setChosen(new Set());
  };
  return (
    <>
      {nudge.said && <Notice kind={nudge.said.kind}>{nudge.said.text}</Notice>}
      {isAsking && (
        <p className="actions">
          <Button onClick={() => nudge.ask(null)}>{words.nudgeAll({ people: campaign.outstanding })}</Button>{' '}
          {some.length > 0 && (
            <Button kind="primary" onClick={() => nudge.ask(some)}>
              {words.nudgeChosen({ people: some.length })}
            </Button>
          )}
        </p>
      )}
      <DataTable
        caption={words.peopleCaption}
        columns={columnsOf(isAsking ? { chosen, toggle } : null)}
        rows={rows}
        idOf={(row) => row.id}
      />
      <Confirm
        isOpen={nudge.isAsking}
        isDanger={false}
        isBusy={nudge.isBusy}
        heading={words.nudgeHeading({ people: nudge.people })}
        confirmLabel={words.remind}
        onConfirm={confirm}
        onCancel={nudge.cancel}
      >
        <p>{words.nudgeText}</p>
      </Confirm>
    </>
  );
};
