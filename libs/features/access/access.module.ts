import { Module } from '@nestjs/common';
import { IssueCredentialHandler } from './command/issue-credential/issue-credential.handler.js';
import { RevokeCredentialHandler } from './command/revoke-credential/revoke-credential.handler.js';
import { AccessResolver } from './graphql/access.resolver.js';
import { RevokeCredentialsWhenPersonLeft } from './policy/revoke-credentials-when-person-left.policy.js';
import { CredentialsQuery } from './query/credentials/credentials.query.js';

/** What this feature does when something happens elsewhere. */
export const accessReactions = [RevokeCredentialsWhenPersonLeft] as const;

/** Keys and who may issue them. Needs of its root: CommandRunner, Credentials, PostgresReadStore, AUDIENCE. */
@Module({
  providers: [IssueCredentialHandler, RevokeCredentialHandler, CredentialsQuery, ...accessReactions, AccessResolver],
  exports: [...accessReactions],
})
export class AccessModule {}
