import { useState } from 'react';
import type { ReactNode } from 'react';
import { carryOut } from '../../api/mutate.js';
import { useRole } from '../../api/use-answer.js';
import { Button } from '../../design/button.js';
import { Confirm } from '../../design/confirm.js';
import { Notice } from '../../design/notice.js';
import { useForm } from '../../design/use-form.js';
import { wordsOf } from '../../shared/local-text.js';
import { londonClock } from '../../shared/as-of.js';
import { postName } from '../../shared/post-name.js';
import { waitingStepOf } from './approval-sentence.js';
import { nudgeApprovalMutation, withdrawMutation } from './approvals.mutations.js';
import type { ApprovalPage } from './approvals.query.js';
import { approvalsMessages } from './messages.js';
import { approvalRefusals } from './refusals.js';

interface ActProps {
  readonly approval: ApprovalPage;
  readonly done: (said: string) => unknown;
}

const MAY_NUDGE: readonly (string | null)[] = ['CLERK', 'HEADTEACHER', 'TRUST_LEAD'];

/** One button, sent once; what went wrong stands beside it. */
const useAct = (name: string, send: (key: string) => Promise<unknown>, done: () => unknown) =>
  useForm({ name, initial: {}, refusals: approvalRefusals(), send: (_, key) => send(key), done });

const Problems = ({ texts }: { texts: readonly { readonly text: string }[] }): ReactNode =>
  texts.length > 0 && (
    <Notice kind="error">
      {texts.map(({ text }) => (
        <p key={text}>{text}</p>
      ))}
    </Notice>
  );

const isToday = (instant: string): boolean =>
  londonClock(Date.parse(instant)).slice(0, 10) === londonClock(Date.now()).slice(0, 10);

const Nudge = ({ approval, done }: ActProps): ReactNode => {
  const { decide } = approvalsMessages;
  const { id: approvalId, schoolId, steps, lastNudgedAt } = approval;
  const step = waitingStepOf(steps);
  const post = postName(step?.post ?? '');
  const act = useAct(
    `nudge/${approvalId}/${step?.number ?? 0}`,
    (idempotencyKey) => carryOut(nudgeApprovalMutation, { input: { schoolId, approvalId, idempotencyKey } }),
    () => done(decide.nudged({ post })),
  );
  if (lastNudgedAt && isToday(lastNudgedAt)) return <p className="soft small">{decide.nudgedToday}</p>;
  return (
    <>
      <Problems texts={act.problems} />
      <Button isBusy={act.isBusy} onClick={act.submit}>
        {decide.nudge({ post })}
      </Button>
    </>
  );
};

const Withdraw = ({ approval, done }: ActProps): ReactNode => {
  const { decide } = approvalsMessages;
  const { id: approvalId, schoolId } = approval;
  const [isAsking, ask] = useState(false);
  const act = useAct(
    `withdraw/${approvalId}`,
    (idempotencyKey) => carryOut(withdrawMutation, { input: { schoolId, approvalId, idempotencyKey } }),
    () => {
      ask(false);
      return done(decide.withdrawn);
    },
  );
  return (
    <>
      <Button onClick={() => ask(true)}>{decide.withdraw}</Button>
      <Confirm
        isOpen={isAsking}
        heading={decide.withdrawAsk({ policy: wordsOf(approval.policyTitle) })}
        confirmLabel={decide.withdraw}
        isBusy={act.isBusy}
        onConfirm={act.submit}
        onCancel={() => ask(false)}
      >
        <p>{decide.withdrawSays}</p>
        <Problems texts={act.problems} />
      </Confirm>
    </>
  );
};

/** What can be done about an approval that waits for somebody else: remind them, or take it back. */
export const WaitingActs = ({ approval, done }: ActProps): ReactNode => {
  const role = useRole();
  const mayNudge = !approval.decidesAs && MAY_NUDGE.includes(role);
  if (!mayNudge && !approval.requestedByMe) return null;
  return (
    <div className="acts">
      {mayNudge && <Nudge approval={approval} done={done} />}
      {approval.requestedByMe && <Withdraw approval={approval} done={done} />}
    </div>
  );
};
