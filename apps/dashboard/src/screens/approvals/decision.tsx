import type { ReactNode } from 'react';
import { isBody } from '../../../../../libs/contracts/posts.js';
import { RefusedCommand, carryOut } from '../../api/mutate.js';
import { DateField } from '../../design/date-field.js';
import { Details } from '../../design/details.js';
import { Form } from '../../design/form.js';
import { Radios } from '../../design/radios.js';
import { TextArea } from '../../design/text-area.js';
import { useForm } from '../../design/use-form.js';
import { postName } from '../../shared/post-name.js';
import { waitingStepOf } from './approval-sentence.js';
import { approveMutation, rejectMutation } from './approvals.mutations.js';
import type { ApprovalPage } from './approvals.query.js';
import { checkReturn, type Return } from './check-return.js';
import { approvalsMessages } from './messages.js';
import { approvalRefusals, isAboutNow } from './refusals.js';

interface DecisionProps {
  readonly approval: ApprovalPage;
  /** The post in which one decides. */
  readonly post: string;
  /** What to say once it is recorded. */
  readonly done: (said: string) => unknown;
  /** Somebody else was quicker, or the text is another one: the page is asked anew, and says so. */
  readonly meanwhile: (said: string) => unknown;
}

/** After a no of the server the page shows how things stand now; what was typed stays. */
const orMeanwhile =
  <Values, Answer>(send: (values: Values, key: string) => Promise<Answer>, meanwhile: (said: string) => unknown) =>
  async (values: Values, key: string): Promise<Answer> => {
    try {
      return await send(values, key);
    } catch (error) {
      // A refusal at a field leaves the form as it is.
      if (error instanceof RefusedCommand && isAboutNow(error.code)) {
        void meanwhile(approvalRefusals()[error.code] ?? error.words);
      }
      throw error;
    }
  };

const Approve = ({ approval, post, done, meanwhile }: DecisionProps): ReactNode => {
  const { decide } = approvalsMessages;
  const { id: approvalId, schoolId, contentHash, steps } = approval;
  const body = waitingStepOf(steps);
  const next = steps.find(({ status }) => status === 'PENDING');
  const form = useForm({
    name: `approve/${approvalId}/${body?.number ?? 0}`,
    initial: { decidedOn: '' },
    refusals: approvalRefusals(),
    send: orMeanwhile(({ decidedOn }: { decidedOn: string }, idempotencyKey) => {
      const input = { schoolId, approvalId, post, contentHash, decidedOn: decidedOn || null, idempotencyKey };
      return carryOut(approveMutation, { input });
    }, meanwhile),
    done: () => done(next ? decide.approved({ post: postName(next.post) }) : decide.approvedLast),
  });
  return (
    <Form form={form} label={decide.approveLabel} submitLabel={decide.approve}>
      {body && isBody(body.post) && (
        <DateField {...form.field('decidedOn')} label={decide.decidedOn} hint={decide.decidedOnHint} isOptional />
      )}
    </Form>
  );
};

const SendBack = ({ approval, post, done, meanwhile }: DecisionProps): ReactNode => {
  const { decide } = approvalsMessages;
  const { id: approvalId, schoolId, steps } = approval;
  const form = useForm<Return, unknown>({
    name: `send-back/${approvalId}/${waitingStepOf(steps)?.number ?? 0}`,
    initial: { which: '', reason: '' },
    refusals: approvalRefusals(),
    check: (values) => checkReturn(values),
    send: orMeanwhile(({ which, reason }: Return, idempotencyKey) => {
      const input = { schoolId, approvalId, post, reason, asksForChange: which === 'change', idempotencyKey };
      return carryOut(rejectMutation, { input });
    }, meanwhile),
    done: () => done(decide.sentBack),
  });
  return (
    <Form form={form} label={decide.otherLabel} submitLabel={decide.send} isDanger>
      <Radios
        {...form.field('which')}
        label={decide.which}
        options={[
          { value: 'change', label: decide.change, hint: decide.changeHint },
          { value: 'reject', label: decide.reject, hint: decide.rejectHint },
        ]}
      />
      <TextArea {...form.field('reason')} label={decide.reason} hint={decide.reasonHint} rows={3} />
    </Form>
  );
};

/** Approve in one press; to send it back one says what is wanted and why. */
export const Decision = (props: DecisionProps): ReactNode => {
  const { decide } = approvalsMessages;
  const asked = waitingStepOf(props.approval.steps)?.post ?? '';
  const number = props.approval.text?.number ?? 0;
  return (
    <section id="decide" className="panel decide" aria-labelledby="decide-heading">
      <h2 id="decide-heading">{isBody(asked) ? decide.headingBody({ body: postName(asked) }) : decide.heading}</h2>
      <div className="inside">
        <p>{decide.pinned({ number })}</p>
        <Approve {...props} />
        <Details summary={decide.other}>
          <SendBack {...props} />
        </Details>
      </div>
    </section>
  );
};
