import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { ErasureDecided } from '#contracts/retention.events.js';
import { systemContext } from '#platform/command/system-context.js';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { EventOf } from '#platform/kernel/event.js';
import type { Reaction } from '#platform/projection/reaction.js';
import { SubjectEraser } from '#platform/sealing/subject-eraser.js';
import { CompleteErasure } from '../command/complete-erasure/complete-erasure.handler.js';
import { SealedFieldsQuery } from '../query/sealed-fields/sealed-fields.query.js';

type Decided = EventOf<typeof ErasureDecided>['body'];

/**
 * What was decided is done: counted, written into the ledger, the key destroyed, and the record told. Cut off anywhere,
 * it is begun again and goes on: what is counted does not change, the ledger keeps its first day, the key has its
 * tombstone, and the record takes the end once.
 */
@Injectable()
export class CarryOutErasureWhenDecided implements Reaction {
  readonly name = 'carry-out-erasure-when-decided';
  readonly handles = ['ErasureDecided'];

  constructor(
    private readonly commands: CommandBus,
    private readonly eraser: SubjectEraser,
    private readonly sealed: SealedFieldsQuery,
  ) {}

  async react(event: StoredEvent): Promise<void> {
    const { tenantId } = event.metadata;
    const { erasureId, subjectId, kind, rule } = event.body as unknown as Decided;
    const fields = await this.sealed.countOf(tenantId, subjectId);
    const at = new Date().toISOString();
    const { erasedOn, keyId, wrappedBy, files, mails, labels } = await this.eraser.erase({
      ...{ tenantId, subjectId, erasureId, kind, rule, at },
    });
    const gone = { erasedOn, keyId, wrappedBy, fields, files, mails, labels };
    const input = { tenantId, subjectKind: kind, erasureId, ...gone };
    const told = await this.commands.execute(new CompleteErasure(systemContext(this.name, event, at), input));
    if (!told.done) throw new Error(told.refusal.code);
  }
}
