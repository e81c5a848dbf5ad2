import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { carryOut } from '../../api/mutate.js';
import { Form } from '../../design/form.js';
import { TextArea } from '../../design/text-area.js';
import { useForm } from '../../design/use-form.js';
import { recordMessages as words } from './messages.js';
import { askRebuildMutation } from './record.query.js';

const LONGEST = 500;

/** Asks why the screens of a record are to be made anew, and has it done. */
export const RebuildForm = ({
  tenantId,
  name,
  asked,
}: {
  tenantId: string;
  name: string;
  asked: () => unknown;
}): ReactNode => {
  const navigate = useNavigate();
  const form = useForm({
    name: `rebuild-${tenantId}`,
    initial: { reason: '' },
    check: ({ reason }) => {
      const { length } = reason.trim();
      return length < 3 || length > LONGEST ? [{ field: 'reason', text: words.reasonMissing }] : [];
    },
    send: ({ reason }, idempotencyKey) =>
      carryOut(askRebuildMutation, { input: { tenantId, reason: reason.trim(), idempotencyKey } }),
    refusals: { 'RECORD.REBUILD_UNDER_WAY': words.alreadyUnderWay, 'RECORD.REASON_MISSING': words.reasonMissing },
    done: async () => {
      await navigate({ to: '/record', search: {} });
      await asked();
    },
  });
  return (
    <section aria-labelledby="rebuild">
      <h2 id="rebuild">{words.formHeading({ name })}</h2>
      <p>{words.formText}</p>
      <Form
        form={form}
        label={words.formHeading({ name })}
        submitLabel={words.rebuild}
        beside={
          <Link to="/record" search={{}}>
            {words.leave}
          </Link>
        }
      >
        <TextArea {...form.field('reason')} label={words.reason} hint={words.reasonHint} rows={3} most={LONGEST} />
      </Form>
    </section>
  );
};
