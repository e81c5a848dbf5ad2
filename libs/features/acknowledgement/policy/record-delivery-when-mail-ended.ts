import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#platform/command/system-context.js';
import type { DeliveryOutcome, MailReference } from '#platform/messaging/mail/mail.js';
import { RecordDelivery } from '../command/record-delivery/record-delivery.handler.js';
import type { MessageKind } from '../mail/acknowledgement.messages.js';

const NAME = 'record-delivery-when-mail-ended';
const STATUS = { sent: 'sent', failed: 'failed', not_sent: 'not-sent' } as const;

/** What became of a message is part of the request's history. Told by the mail's delivery, perhaps more than once. */
@Injectable()
export class RecordDeliveryWhenMailEnded {
  constructor(private readonly commands: CommandBus) {}

  /** Messages of other features are left alone. */
  async onDelivery({ tenantId, mailId, kind, reference }: MailReference, outcome: DeliveryOutcome): Promise<void> {
    if (!kind.startsWith('acknowledgement.')) return;
    const context = { actor: systemActor(NAME, tenantId), correlationId: mailId, now: outcome.at };
    const message = kind.slice('acknowledgement.'.length) as MessageKind;
    const input = { schoolId: tenantId, requestId: reference, mailId, message, status: STATUS[outcome.status] };
    await this.commands.execute(new RecordDelivery(context, input, `${mailId}:${outcome.status}`));
  }
}
