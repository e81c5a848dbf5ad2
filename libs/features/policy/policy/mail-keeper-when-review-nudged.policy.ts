import { Inject, Injectable } from '@nestjs/common';
import type { ReviewNudged } from '#contracts/policy-care.events.js';
import { deriveId } from '#platform/command/ids.js';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { EventOf } from '#platform/kernel/event.js';
import { log } from '#platform/logging/log.js';
import { MailOutbox } from '#platform/messaging/mail/mail-outbox.js';
import { PUBLIC_URL } from '#platform/messaging/public-url.js';
import type { Reaction } from '#platform/projection/reaction.js';
import { Keepers } from '../domain/keepers.port.js';
import { reviewMessage } from '../mail/review.message.js';

/** The reminder of a review as a message to who keeps the policy. The mail's id follows from the event. */
@Injectable()
export class MailKeeperWhenReviewNudged implements Reaction {
  readonly name = 'mail-keeper-when-review-nudged';
  readonly handles = ['ReviewNudged'];

  constructor(
    private readonly outbox: MailOutbox,
    private readonly keepers: Keepers,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  async react(event: StoredEvent): Promise<void> {
    const { tenantId, eventId, position } = event.metadata;
    const { policyId, nextReviewDue, nudgedOn } = event.body as unknown as EventOf<typeof ReviewNudged>['body'];
    const keeper = await this.keepers.toRemind(tenantId, policyId);
    if (!keeper) {
      log('warn', 'policy.nobody-reminded', { code: 'POLICY.NOBODY_REMINDED', tenantId, position });
      return;
    }
    const { person, title } = keeper;
    const link = new URL(`/policies/${policyId}`, this.publicUrl).href;
    const { email: to, name, language, personId } = person;
    const message = reviewMessage({ title, due: nextReviewDue, today: nudgedOn, link, to, name, language });
    const about = { tenantId, mailId: deriveId('mail', eventId), kind: 'policy.review', reference: policyId, personId };
    await this.outbox.queue({ ...about, message });
  }
}
