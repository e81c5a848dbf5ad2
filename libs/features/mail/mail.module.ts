import { Module } from '@nestjs/common';
import { MailResolver } from './graphql/mail.resolver.js';

/** What was written to people, and what became of it. The messages themselves are their features'. */
@Module({ providers: [MailResolver] })
export class MailModule {}
