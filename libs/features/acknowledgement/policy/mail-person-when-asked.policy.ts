import { Inject, Injectable } from '@nestjs/common';
import { AUDIENCE, type Audience } from '#contracts/audience.port.js';
import { deriveId } from '#platform/command/ids.js';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { MailToQueue } from '#platform/messaging/mail/mail.js';
import { MailOutbox } from '#platform/messaging/mail/mail-outbox.js';
import { PUBLIC_URL } from '#platform/messaging/public-url.js';
import type { Reaction } from '#platform/projection/reaction.js';
import { ReadTokens } from '../link/read-token.js';
import { messageFor, type MessageKind } from '../mail/acknowledgement.messages.js';
import { MailFacts } from '../query/mail-facts/mail-facts.query.js';

const KIND = {
  AcknowledgementRequested: 'link',
  PersonNudged: 'nudge',
  AcknowledgementSigned: 'receipt',
} as const satisfies Record<string, MessageKind>;

/** Who is asked gets a link, who is nudged gets it again, who signed gets a receipt. The mail's id follows from the event. */
@Injectable()
export class MailPersonWhenAsked implements Reaction {
  readonly name = 'mail-person-when-asked';
  readonly handles = Object.keys(KIND);

  constructor(
    private readonly outbox: MailOutbox,
    private readonly tokens: ReadTokens,
    private readonly facts: MailFacts,
    @Inject(AUDIENCE) private readonly audience: Audience,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  async react(event: StoredEvent): Promise<void> {
    const mail = await this.compose(event);
    if (mail) await this.outbox.queue(mail);
  }

  private async compose(event: StoredEvent): Promise<MailToQueue | null> {
    const { tenantId, eventId } = event.metadata;
    const { requestId, personId } = event.body as { requestId: Uuid; personId: Uuid };
    const kind = KIND[event.type as keyof typeof KIND];
    const facts = await this.facts.of(tenantId, requestId);
    const [person] = await this.audience.addressees(tenantId, [personId]);
    if (!facts || !person?.email) return null;
    const link = new URL(`/read/${this.tokens.write({ tenantId, requestId })}`, this.publicUrl).href;
    const message = messageFor(kind, {
      ...facts,
      link,
      to: person.email,
      name: person.name,
      language: person.language,
    });
    const mailId = deriveId('mail', eventId);
    return { tenantId, mailId, kind: `acknowledgement.${kind}`, reference: requestId, personId, message };
  }
}
