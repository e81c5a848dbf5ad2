import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { IssuedRole } from '#contracts/access.events.js';
import { AUDIENCE, type Audience } from '#contracts/audience.port.js';
import { Credentials } from '#platform/auth/credentials.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import { isUuid } from '#platform/command/ids.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { addDays, londonInstant } from '#platform/kernel/plain-date.js';
import { credentialStream } from '../../domain/access.streams.js';
import { credentialDecider, type TenantKind } from '../../domain/credential.decider.js';

export interface IssueCredentialInput {
  readonly schoolId: Uuid;
  readonly role: IssuedRole;
  readonly personId?: Uuid | null;
  readonly label: string;
  readonly expiresOn: PlainDate;
}

export interface IssueOutcome {
  readonly outcome: CommandOutcome;
  /** Given once; null when the command was refused or is a repeat. */
  readonly key: string | null;
}

/** Issues a key for a school or for the asker's own central body. */
export class IssueCredential extends Command<IssueOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: IssueCredentialInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

/** Event first, then the key: the log may name a key that never came to be, but no key works that it does not name. */
@CommandHandler(IssueCredential)
export class IssueCredentialHandler implements ICommandHandler<IssueCredential> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly credentials: Credentials,
    @Inject(AUDIENCE) private readonly audience: Audience,
  ) {}

  async execute({ context, input, idempotencyKey }: IssueCredential): Promise<IssueOutcome> {
    const { actor } = context;
    const tenantKind: TenantKind = actor.tenantId === input.schoolId ? actor.tenantKind : 'school';
    const spec = {
      name: 'IssueCredential',
      tenantId: input.schoolId,
      roles: ['TRUST_LEAD', 'HEADTEACHER'],
      input,
      idempotencyKey,
    } as const;
    const outcome = await this.runner.run(context, spec, async (unit) => {
      const credentialId = unit.subject;
      const credential = await unit.load(credentialDecider, credentialStream(credentialId));
      const { role, personId = null, label, expiresOn } = input;
      return unit.decide(credentialDecider, credential, {
        kind: 'IssueCredential',
        ...{ credentialId, by: actor.role, tenantKind, role, personId, label, expiresOn },
        personPresent: await this.isPresent(input),
      });
    });
    const key = outcome.done && !outcome.replayed ? await this.store(outcome.id, tenantKind, input) : null;
    return { outcome, key };
  }

  private async isPresent({ schoolId, personId }: IssueCredentialInput): Promise<boolean> {
    if (!personId || !isUuid(personId)) return false;
    return (await this.audience.present(schoolId, [personId])).includes(personId);
  }

  private async store(credentialId: Uuid, tenantKind: TenantKind, input: IssueCredentialInput): Promise<string> {
    const { schoolId, role, personId = null, label, expiresOn } = input;
    const { key } = await this.credentials.issue({
      ...{ credentialId, tenantId: schoolId, tenantKind, role, personId },
      actorId: personId ?? credentialId,
      label: label.trim(),
      expiresAt: endOf(expiresOn),
    });
    return key;
  }
}

/** The instant at which a day is over in London. */
const endOf = (day: PlainDate): string => londonInstant(addDays(day, 1), '00:00');
