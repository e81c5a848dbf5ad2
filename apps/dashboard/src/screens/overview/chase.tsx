import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Chase } from '../../../../../libs/contracts/graphql/schema.types.js';
import { RefusedCommand, carryOut, freshKey } from '../../api/mutate.js';
import { wordsOf } from '../../shared/local-text.js';
import { chaseLine } from './chase-line.js';
import { overviewMessages as words } from './messages.js';
import { nudgeMutation, overviewQuery } from './overview.query.js';

const NudgeButton = ({
  chase,
  campaignId,
  say,
}: {
  chase: Chase;
  campaignId: string;
  say: (sentence: string) => void;
}): ReactNode => {
  const client = useQueryClient();
  // One key for this button: a second press after a lost answer is not a second reminder.
  const [idempotencyKey, renewKey] = useState(freshKey);
  const { mutate, isPending, isSuccess } = useMutation({
    mutationFn: () => carryOut(nudgeMutation, { schoolId: chase.schoolId, campaignId, idempotencyKey }),
    onSuccess: () => {
      say(words.nudgeDone({ who: chase.who }));
      renewKey(freshKey());
      return client.invalidateQueries({ queryKey: [overviewQuery.name] });
    },
    onError: (error) => say(error instanceof RefusedCommand ? error.message : words.nudgeFailed),
  });
  const label = isPending ? words.nudging : isSuccess ? words.nudged : words.nudge;
  return (
    <button
      type="button"
      className="btn"
      aria-disabled={isPending || isSuccess}
      aria-label={words.nudgeWho({ who: chase.who, school: wordsOf(chase.schoolName) })}
      onClick={() => {
        if (!isPending && !isSuccess) mutate();
      }}
    >
      {label}
    </button>
  );
};

const OpenLink = ({ chase }: { chase: Chase }): ReactNode => {
  const label = words.openWhat({ who: chase.who, what: wordsOf(chase.policyTitle) });
  if (chase.approvalId) {
    return (
      <Link className="btn" to="/approvals" search={{ status: 'WAITING', schoolId: chase.schoolId }} aria-label={label}>
        {words.open}
      </Link>
    );
  }
  if (chase.campaignId) {
    return (
      <Link className="btn" to="/campaigns/$campaignId" params={{ campaignId: chase.campaignId }} aria-label={label}>
        {words.open}
      </Link>
    );
  }
  return (
    <Link
      className="btn"
      to="/schools/$schoolId"
      params={{ schoolId: chase.schoolId }}
      hash={chase.policyId ?? ''}
      aria-label={label}
    >
      {words.open}
    </Link>
  );
};

const keyOf = (chase: Chase): string =>
  [chase.reason, chase.schoolId, chase.campaignId, chase.approvalId, chase.policyId, chase.who].join('|');

/** Whom to chase, with the next step. In the past there is nothing to do, so there is no button. */
export const ChasePanel = ({
  chase,
  total,
  now,
  past,
  all,
  showAll,
}: {
  chase: readonly Chase[];
  total: number;
  now: string;
  past: boolean;
  all: boolean;
  showAll: (all: boolean) => void;
}): ReactNode => {
  const [said, say] = useState('');
  return (
    <section className="panel chase">
      <h2>
        {words.chase}
        {(total > chase.length || all) && (
          <button type="button" className="link" onClick={() => showAll(!all)}>
            {all ? words.fewerChase : words.allChase({ number: total })}
          </button>
        )}
      </h2>
      {chase.length === 0 ? (
        <p>{words.nobodyToChase}</p>
      ) : (
        <ul>
          {chase.map((one) => (
            <li key={keyOf(one)}>
              <b>{one.who}</b>
              <span className="small soft">{chaseLine(one, now)}</span>
              {!past && one.campaignId ? (
                <NudgeButton chase={one} campaignId={one.campaignId} say={say} />
              ) : (
                <OpenLink chase={one} />
              )}
            </li>
          ))}
        </ul>
      )}
      <p role="status" className={said === '' ? 'hidden' : 'said'}>
        {said}
      </p>
    </section>
  );
};
