import { Inject, Injectable } from '@nestjs/common';
import { AUDIENCE, type Audience } from '#contracts/audience.port.js';
import type { BreachReported } from '#contracts/breach.events.js';
import { deriveId } from '#platform/command/ids.js';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { EventOf, Uuid } from '#platform/kernel/event.js';
import { log } from '#platform/logging/log.js';
import { MailOutbox } from '#platform/messaging/mail/mail-outbox.js';
import { PUBLIC_URL } from '#platform/messaging/public-url.js';
import type { Reaction } from '#platform/projection/reaction.js';
import type { PostHolder } from '../domain/breach.routing.js';
import { RecipientsQuery } from '../query/recipients/recipients.query.js';
import { waitingMessage } from './waiting.message.js';

/** People of one record who are told. */
interface Recipients {
  readonly tenantId: Uuid;
  readonly personIds: readonly Uuid[];
}

/**
 * Tells those whom the routing names that a case waits: never its subject, never its reporter. Where nobody can be
 * told, the log of the process says so, with the place of the event and nothing of the case.
 */
@Injectable()
export class MailHandlersWhenBreachReported implements Reaction {
  readonly name = 'mail-handlers-when-breach-reported';
  readonly handles = ['BreachReported'];

  constructor(
    private readonly outbox: MailOutbox,
    private readonly recipients: RecipientsQuery,
    @Inject(AUDIENCE) private readonly audience: Audience,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  async react(event: StoredEvent): Promise<void> {
    const told = await this.peopleToTell(event);
    let queued = 0;
    for (const { tenantId, personIds } of told) queued += await this.tell(event, tenantId, personIds);
    if (queued === 0) warn('breach.nobody-told', 'BREACH.NOBODY_TOLD', event);
  }

  private async peopleToTell(event: StoredEvent): Promise<readonly Recipients[]> {
    const { tenantId } = event.metadata;
    const report = event.body as unknown as EventOf<typeof BreachReported>['body'];
    const { school, group, groupId } = await this.recipients.routed(tenantId, report);
    const inSchool = { tenantId, personIds: peopleOf(school) };
    return groupId === null ? [inSchool] : [inSchool, { tenantId: groupId, personIds: peopleOf(group) }];
  }

  /** How many of these people the outbox took a message for. The mail's id follows from the event and the person. */
  private async tell(event: StoredEvent, tenantId: Uuid, personIds: readonly Uuid[]): Promise<number> {
    if (personIds.length === 0) return 0;
    const link = new URL('/breaches?open=yes', this.publicUrl).href;
    const reference = event.body['breachId'] as Uuid;
    let queued = 0;
    for (const person of await this.audience.addressees(tenantId, personIds)) {
      const mailId = deriveId('mail', event.metadata.eventId, person.personId);
      const message = waitingMessage(person, person.email ?? '', link);
      const about = { tenantId, mailId, kind: 'breach.waiting', reference, personId: person.personId };
      const outcome = await this.outbox.queue({ ...about, message });
      if (outcome.ok) queued += 1;
      else warn('breach.mail-refused', outcome.refusal.code, event);
    }
    return queued;
  }
}

const peopleOf = (holders: readonly PostHolder[]): readonly Uuid[] => [
  ...new Set(holders.map(({ personId }) => personId)),
];

const warn = (what: string, code: string, { metadata }: StoredEvent): void =>
  log('warn', what, { code, tenantId: metadata.tenantId, position: metadata.position });
