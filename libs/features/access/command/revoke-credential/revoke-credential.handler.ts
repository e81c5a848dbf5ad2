import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Role } from '#platform/auth/actor.js';
import { Credentials } from '#platform/auth/credentials.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { credentialStream } from '../../domain/access.streams.js';
import { credentialDecider } from '../../domain/credential.decider.js';

export interface RevokeCredentialInput {
  readonly schoolId: Uuid;
  readonly credentialId: Uuid;
}

/** Ends a key and every session that was opened with it. */
export class RevokeCredential extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: RevokeCredentialInput,
    readonly because: 'asked' | 'left' = 'asked',
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

/** Whatever the log answers, the key is ended after a yes, repeats included: a crash in between must not leave it alive. */
@CommandHandler(RevokeCredential)
export class RevokeCredentialHandler implements ICommandHandler<RevokeCredential> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly credentials: Credentials,
  ) {}

  async execute({ context, input, because, idempotencyKey }: RevokeCredential): Promise<CommandOutcome> {
    const { schoolId, credentialId } = input;
    const roles: readonly Role[] = because === 'asked' ? ['TRUST_LEAD', 'HEADTEACHER'] : ['SYSTEM'];
    const spec = {
      name: 'RevokeCredential',
      tenantId: schoolId,
      subject: credentialId,
      roles,
      input,
      idempotencyKey,
    };
    const outcome = await this.runner.run(context, spec, async (unit) => {
      const stored = await this.credentials.find(schoolId, credentialId);
      const credential = await unit.load(credentialDecider, credentialStream(credentialId));
      return unit.decide(credentialDecider, credential, {
        kind: 'RevokeCredential',
        credentialId,
        stored: stored !== null,
        because,
      });
    });
    if (outcome.done) await this.credentials.revoke(schoolId, credentialId);
    return outcome;
  }
}
