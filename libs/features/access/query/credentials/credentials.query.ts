import { Injectable } from '@nestjs/common';
import type { CredentialView } from '#platform/auth/credential-row.js';
import { Credentials } from '#platform/auth/credentials.js';
import type { Uuid } from '#platform/kernel/event.js';
import { londonDay } from '#platform/kernel/plain-date.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import type { Question } from '#platform/read-store/read-store.js';

/** Lists the keys of one school or central body. */
@Injectable()
export class CredentialsQuery {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly credentials: Credentials,
  ) {}

  /** Newest first; nothing where the asker does not reach, as where there is nothing. */
  async of(question: Question, tenantId: Uuid): Promise<object[]> {
    const reached = await this.reads.ask(question, (scope) => Promise.resolve(scope.tenants.includes(tenantId)));
    return reached ? (await this.credentials.list(tenantId)).map(lineOf) : [];
  }
}

const lineOf = ({ credentialId, tenantId, expiresAt, ...rest }: CredentialView): object => ({
  ...rest,
  id: credentialId,
  schoolId: tenantId,
  // The end is the first instant of the day after.
  expiresOn: londonDay(new Date(Date.parse(expiresAt) - 1).toISOString()),
});
