import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { carryOut } from '../../api/mutate.js';
import { Button } from '../../design/button.js';
import { Form } from '../../design/form.js';
import { Notice } from '../../design/notice.js';
import { TextArea } from '../../design/text-area.js';
import { useForm } from '../../design/use-form.js';
import { messages } from '../../shared/messages.js';
import { closeCampaignMutation } from './campaigns.query.js';
import { campaignsMessages as words } from './messages.js';

const CloseForm = ({ of, done, cancel }: { of: Campaign; done: () => unknown; cancel: () => void }): ReactNode => {
  const form = useForm({
    name: `close-campaign-${of.campaignId}`,
    initial: { reason: '' },
    check: ({ reason }) => (reason.trim() === '' ? [{ field: 'reason', text: words.reasonMissing }] : []),
    send: ({ reason }, idempotencyKey) => carryOut(closeCampaignMutation, { input: { ...of, reason, idempotencyKey } }),
    done,
  });
  return (
    <section className="part">
      <h2>{words.closeHeading}</h2>
      <p>{words.closeText}</p>
      <Form
        form={form}
        label={words.closeHeading}
        submitLabel={words.close}
        isDanger
        beside={
          <Button kind="text" onClick={cancel}>
            {messages.cancel}
          </Button>
        }
      >
        <TextArea {...form.field('reason')} label={words.reason} rows={3} most={500} />
      </Form>
    </section>
  );
};

interface Campaign {
  readonly schoolId: string;
  readonly campaignId: string;
}

/** The end of a campaign: what it means stands there before it is done, and why is asked. */
export const CloseCampaign = ({ of, isRunning }: { of: Campaign; isRunning: boolean }): ReactNode => {
  const client = useQueryClient();
  const [stage, setStage] = useState<'shut' | 'open' | 'done'>('shut');
  const done = (): unknown => {
    setStage('done');
    return client.invalidateQueries();
  };
  if (stage === 'done') return <Notice kind="success">{words.closed}</Notice>;
  if (!isRunning) return null;
  if (stage === 'open') return <CloseForm of={of} done={done} cancel={() => setStage('shut')} />;
  return (
    <p className="actions">
      <Button onClick={() => setStage('open')}>{words.close}</Button>
    </p>
  );
};
