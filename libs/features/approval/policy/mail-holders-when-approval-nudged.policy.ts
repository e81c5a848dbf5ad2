import { Inject, Injectable } from '@nestjs/common';
import type { ApprovalNudged } from '#contracts/approval.events.js';
import { AUDIENCE, type Audience } from '#contracts/audience.port.js';
import { deriveId } from '#platform/command/ids.js';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { EventOf, Uuid } from '#platform/kernel/event.js';
import { log } from '#platform/logging/log.js';
import { MailOutbox } from '#platform/messaging/mail/mail-outbox.js';
import { PUBLIC_URL } from '#platform/messaging/public-url.js';
import type { Reaction } from '#platform/projection/reaction.js';
import { reminderFor, type ReminderFacts } from '../mail/approval.messages.js';
import { ApprovalFacts } from '../query/approval-facts/approval-facts.query.js';

type Nudged = EventOf<typeof ApprovalNudged>['body'];

/** Writes to those whom a reminder names, each in their own language. A mail's id follows from the event and the person. */
@Injectable()
export class MailHoldersWhenApprovalNudged implements Reaction {
  readonly name = 'mail-holders-when-approval-nudged';
  readonly handles = ['ApprovalNudged'];

  constructor(
    private readonly outbox: MailOutbox,
    private readonly facts: ApprovalFacts,
    @Inject(AUDIENCE) private readonly audience: Audience,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  async react(event: StoredEvent): Promise<void> {
    const { approvalId, holders } = event.body as unknown as Nudged;
    const policyTitle = await this.facts.titleOf(event.metadata.tenantId, approvalId);
    if (!policyTitle) return;
    const link = new URL(`/approvals/${approvalId}`, this.publicUrl).href;
    for (const tenantId of new Set(holders.map((holder) => holder.tenantId))) {
      const personIds = holders.filter((holder) => holder.tenantId === tenantId).map(({ personId }) => personId);
      await this.write(event, { tenantId, personIds }, { policyTitle, link });
    }
  }

  private async write(
    { metadata, body }: StoredEvent,
    { tenantId, personIds }: { tenantId: Uuid; personIds: readonly Uuid[] },
    facts: ReminderFacts,
  ): Promise<void> {
    const reference = body['approvalId'] as Uuid;
    for (const person of await this.audience.addressees(tenantId, personIds)) {
      if (!person.email) continue;
      const { personId } = person;
      const mailId = deriveId('mail', metadata.eventId, personId);
      const message = reminderFor(person, person.email, facts);
      const outcome = await this.outbox.queue({
        tenantId,
        mailId,
        kind: 'approval.nudge',
        reference,
        personId,
        message,
      });
      if (!outcome.ok) {
        const { code } = outcome.refusal;
        log('warn', 'approval.mail-refused', { code, tenantId: metadata.tenantId, position: metadata.position });
      }
    }
  }
}
