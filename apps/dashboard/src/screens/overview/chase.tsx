import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Chase } from '../../../../../libs/contracts/graphql/schema.types.js';
import { useActKeys } from '../../api/act-keys.js';
import { RefusedCommand, carryOut } from '../../api/mutate.js';
import { useRole } from '../../api/use-answer.js';
import { wordsOf } from '../../shared/local-text.js';
import { chaseLine } from './chase-line.js';
import { overviewMessages as words } from './messages.js';
import { chaseApprovalMutation, nudgeMutation, nudgeReviewMutation } from './overview.mutations.js';
import { overviewQuery } from './overview.query.js';

/** The reminder that a line asks for; null where there is nothing that could be sent, or nobody else to send it to. */
const nudgeOf = (chase: Chase): ((idempotencyKey: string) => Promise<unknown>) | null => {
  const { reason, schoolId, campaignId, approvalId, policyId, isViewer } = chase;
  if (isViewer) return null;
  if (reason === 'UNSIGNED' && campaignId) {
    return (idempotencyKey) => carryOut(nudgeMutation, { schoolId, campaignId, idempotencyKey });
  }
  if (reason === 'APPROVAL_WAITING' && approvalId) {
    return (idempotencyKey) => carryOut(chaseApprovalMutation, { input: { schoolId, approvalId, idempotencyKey } });
  }
  if (reason === 'OVERDUE_POLICY' && policyId) {
    return (idempotencyKey) => carryOut(nudgeReviewMutation, { input: { schoolId, policyId, idempotencyKey } });
  }
  return null;
};

/** Why no reminder was sent, in words. */
const noNudge = (error: unknown, who: string): string => {
  if (!(error instanceof RefusedCommand)) return words.nudgeFailed;
  return error.code.endsWith('.NUDGED_TODAY') ? words.nudgedToday({ who }) : error.words;
};

const NudgeButton = ({
  chase,
  send,
  say,
}: {
  chase: Chase;
  send: (idempotencyKey: string) => Promise<unknown>;
  say: (sentence: string) => void;
}): ReactNode => {
  const client = useQueryClient();
  const keys = useActKeys();
  // An impatient hand presses again before this is drawn anew.
  const sent = useRef(false);
  const { mutate, isPending, isSuccess } = useMutation({
    mutationFn: () => send(keys.keyOf()),
    onSuccess: () => {
      say(words.nudgeDone({ who: chase.who }));
      keys.done();
      return client.invalidateQueries({ queryKey: [overviewQuery.name] });
    },
    onError: (error) => {
      sent.current = false;
      say(noNudge(error, chase.who));
    },
  });
  const nudge = (): void => {
    if (sent.current) return;
    sent.current = true;
    mutate();
  };
  const label = isPending ? words.nudging : isSuccess ? words.nudged : words.nudge;
  return (
    <button
      type="button"
      className="btn"
      aria-disabled={isPending || isSuccess}
      aria-label={words.nudgeWho({ who: chase.who, school: wordsOf(chase.schoolName) })}
      onClick={nudge}
    >
      {label}
    </button>
  );
};

const whoOf = ({ who, isViewer }: Chase): string => (isViewer ? words.you : who);

const OpenLink = ({ chase, quiet }: { chase: Chase; quiet: boolean }): ReactNode => {
  const label = words.openWhat({ who: whoOf(chase), what: wordsOf(chase.policyTitle) });
  const look = { className: quiet ? 'small' : 'btn', 'aria-label': label };
  const { approvalId, campaignId, policyId, schoolId } = chase;
  if (approvalId) {
    return (
      <Link {...look} to="/approvals/$approvalId" params={{ approvalId }}>
        {words.open}
      </Link>
    );
  }
  if (campaignId) {
    return (
      <Link {...look} to="/campaigns/$campaignId" params={{ campaignId }}>
        {words.open}
      </Link>
    );
  }
  return policyId ? (
    <Link {...look} to="/policies/$policyId" params={{ policyId }}>
      {words.open}
    </Link>
  ) : (
    <Link {...look} to="/schools/$schoolId" params={{ schoolId }}>
      {words.open}
    </Link>
  );
};

const nudgers = ['TRUST_LEAD', 'HEADTEACHER', 'CLERK'];

/** A reminder where one can be sent, and the way to the thing itself. */
const Act = ({ chase, past, say }: { chase: Chase; past: boolean; say: (sentence: string) => void }): ReactNode => {
  const role = useRole();
  const send = past || role === null || !nudgers.includes(role) ? null : nudgeOf(chase);
  return (
    <span className="acts">
      {send !== null && <NudgeButton chase={chase} send={send} say={say} />}
      <OpenLink chase={chase} quiet={send !== null} />
    </span>
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
              <b>{whoOf(one)}</b>
              <span className="small soft">{chaseLine(one, now)}</span>
              <Act chase={one} past={past} say={say} />
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
