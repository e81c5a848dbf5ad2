import { Args, Query, Resolver } from '@nestjs/graphql';
import { mayAsk } from '#platform/auth/may-ask.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx, questionOf } from '#platform/graphql/context.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { MailView } from '#platform/messaging/mail/mail-row.js';
import type { MailStatus } from '#platform/messaging/mail/mail.js';
import { MailOutbox } from '#platform/messaging/mail/mail-outbox.js';
import { pageOf } from '#platform/read-store/page.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';

/** What schools write to their people about sign-offs. Messages about cases are nobody's to list. */
const SHOWN = 'acknowledgement.';
const MOST = 1_000;

interface OutboxArgs {
  readonly schoolId: Uuid;
  readonly status?: Uppercase<MailStatus> | null;
  readonly first: number;
}

const statusOf = (status: OutboxArgs['status']): { status?: MailStatus } =>
  status ? { status: status.toLowerCase() as MailStatus } : {};

const shownAs = ({ mailId, tenantId, kind, reference, status, message, createdAt, finishedAt }: MailView): object => ({
  id: mailId,
  schoolId: tenantId,
  kind: kind.slice(SHOWN.length),
  requestId: reference,
  status: status.toUpperCase(),
  to: message?.to ?? null,
  subject: message?.subject ?? null,
  text: message?.text ?? null,
  createdAt,
  finishedAt,
});

@Resolver()
export class MailResolver {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly mails: MailOutbox,
  ) {}

  /** A school out of reach has no messages, as one that is not there. */
  @Query('outbox')
  async outbox(@Ctx() context: RequestContext, @Args() { schoolId, status, first }: OutboxArgs): Promise<object[]> {
    mayAsk(context.actor, ['CLERK', 'HEADTEACHER', 'TRUST_LEAD']);
    const { limit } = pageOf({ first });
    const question = questionOf(context, {});
    const reached = await this.reads.ask(question, (scope) => Promise.resolve(scope.tenants.includes(schoolId)));
    if (!reached) return [];
    const mails = await this.mails.list([schoolId], { ...statusOf(status), limit: MOST });
    return mails
      .filter(({ kind }) => kind.startsWith(SHOWN))
      .slice(0, limit)
      .map(shownAs);
  }
}
