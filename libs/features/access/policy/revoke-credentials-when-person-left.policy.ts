import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Credentials } from '#platform/auth/credentials.js';
import { systemContext } from '#platform/command/system-context.js';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { Reaction } from '#platform/projection/reaction.js';
import { RevokeCredential } from '../command/revoke-credential/revoke-credential.handler.js';

/** Leavers ask no more: their keys and sessions of this school end. */
@Injectable()
export class RevokeCredentialsWhenPersonLeft implements Reaction {
  readonly name = 'revoke-credentials-when-person-left';
  readonly handles = ['PersonLeft'];

  constructor(
    private readonly commands: CommandBus,
    private readonly credentials: Credentials,
  ) {}

  async react(event: StoredEvent): Promise<void> {
    const { tenantId, eventId, recordedAt } = event.metadata;
    const context = systemContext(this.name, event, recordedAt);
    for (const { credentialId, personId, revokedAt } of await this.credentials.list(tenantId)) {
      if (revokedAt !== null || personId !== event.body['personId']) continue;
      const input = { schoolId: tenantId, credentialId };
      await this.commands.execute(new RevokeCredential(context, input, 'left', `${eventId}:${credentialId}`));
    }
  }
}
