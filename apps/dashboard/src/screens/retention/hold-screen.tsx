import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { LegalHold } from '../../../../../libs/contracts/graphql/schema.types.js';
import { carryOut } from '../../api/mutate.js';
import { useAnswer, useMoment } from '../../api/use-answer.js';
import { Form } from '../../design/form.js';
import { Notice } from '../../design/notice.js';
import { TextArea } from '../../design/text-area.js';
import { useForm } from '../../design/use-form.js';
import { Answered, NotFound } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { retentionMessages as words } from './messages.js';
import { LONGEST, reasonProblems, refusals } from './retention-forms.js';
import { holdSpan, nameOf, SchoolName } from './retention-words.js';
import { liftHold, retentionQuery } from './retention.query.js';

const LiftForm = ({ hold }: { hold: LegalHold }): ReactNode => {
  const navigate = useNavigate();
  const { id: holdId, schoolId, kind } = hold;
  const form = useForm({
    name: `lift-${holdId}`,
    initial: { reason: '' },
    check: ({ reason }) => reasonProblems(reason),
    refusals: refusals(),
    send: ({ reason }, idempotencyKey) =>
      carryOut(liftHold, { input: { schoolId, kind, holdId, reason: reason.trim(), idempotencyKey } }),
    done: () => navigate({ to: '/retention', search: {} }),
  });
  return (
    <Form
      form={form}
      label={words.lift}
      submitLabel={words.lift}
      isDanger
      beside={
        <Link to="/retention" search={{}}>
          {words.back}
        </Link>
      }
    >
      <TextArea {...form.field('reason')} label={words.reason} hint={words.reasonHint} rows={3} most={LONGEST} />
    </Form>
  );
};

/** `/retention/holds/:school/:hold`: one hold, and lifting it. */
export const HoldScreen = (): ReactNode => {
  const { schoolId, holdId } = useParams({ from: '/retention/holds/$schoolId/$holdId' });
  const isPast = useMoment().kind === 'at';
  const answer = useAnswer(retentionQuery, { schoolId, state: null, after: null });
  useTitle(words.holds);
  return (
    <Answered answer={answer}>
      {({ retention }) => {
        const hold = retention?.holds.find(({ id }) => id === holdId);
        if (!hold) return <NotFound />;
        return (
          <>
            <p className="eyebrow">
              <Link to="/retention" search={{}}>
                {words.back}
              </Link>
            </p>
            <h1>{words.liftOf({ name: nameOf(hold) })}</h1>
            <p>
              <SchoolName school={hold.schoolName} /> · {holdSpan(hold)}
            </p>
            {hold.reason && <p>{hold.reason}</p>}
            {isPast && <Notice kind="info">{words.past}</Notice>}
            {hold.mayLift && !isPast && <LiftForm hold={hold} />}
          </>
        );
      }}
    </Answered>
  );
};
