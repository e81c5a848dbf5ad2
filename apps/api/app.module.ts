import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import { Answers } from '#platform/answers/answers.js';
import { DEMO_IDENTITIES } from '#platform/auth/demo-keys.js';
import { demoIdentities } from '../cli/sandbox/demo-identities.js';
import type { Installation } from '../composition/installation.js';
import { PlatformModule } from '../composition/platform.module.js';
import { AuthController } from './auth/auth.controller.js';
import { RequestAuthenticator } from './auth/request-authenticator.js';
import { ErrorsFilter } from './errors.filter.js';
import { compiledExecution, textOfAnswer } from './graphql/compiled-execution.js';
import { graphqlContext } from './graphql/context.factory.js';
import { formatError } from './graphql/format-error.js';
import { limits, MOST_TOKENS } from './graphql/limits.js';
import { answerKeeper, keptAnswers } from './graphql/answer-keeper.js';
import { isKept } from './graphql/kept-questions.js';
import { OneSnapshot, oneSnapshot } from './graphql/one-snapshot.js';
import { mergedSchema } from './graphql/merged-schema.js';
import { builtDocuments } from './graphql/persisted-documents.js';
import { scalars } from './graphql/scalars.js';
import { movedFeed } from './live/attach-live.js';
import { LiveResolver } from './live/live.resolver.js';
import { MovedFeed } from '#platform/live/moved-feed.js';
import { HealthController } from './health.controller.js';
import { ReadPageController } from './read-page.controller.js';

/** The server: GraphQL, sign-in, the read page, health. */
@Module({})
export class AppModule {
  static of(installation: Installation, authenticator: RequestAuthenticator): DynamicModule {
    const platform = PlatformModule.of(installation);
    const answers = keptAnswers(installation);
    const snapshots = new OneSnapshot(({ actor }, document) =>
      installation.reads.snapshot(actor, { versioned: answers.on && isKept(document) }),
    );
    return {
      module: AppModule,
      imports: [
        platform,
        GraphQLModule.forRoot<ApolloDriverConfig>({
          driver: ApolloDriver,
          typeDefs: mergedSchema(),
          resolvers: scalars,
          path: '/graphql',
          playground: false,
          introspection: installation.settings.demo,
          includeStacktraceInErrorResponses: false,
          parseOptions: { maxTokens: MOST_TOKENS },
          validationRules: limits,
          formatError,
          persistedQueries: { cache: builtDocuments() },
          plugins: [oneSnapshot(snapshots), compiledExecution(answerKeeper(answers, snapshots))],
          stringifyResult: textOfAnswer,
          context: (request: FastifyRequest) => graphqlContext(authenticator, installation.clock, request),
        }),
      ],
      controllers: [AuthController, HealthController, ReadPageController],
      providers: [
        { provide: RequestAuthenticator, useValue: authenticator },
        { provide: APP_FILTER, useClass: ErrorsFilter },
        { provide: 'INSTALLATION', useValue: installation },
        { provide: MovedFeed, useValue: movedFeed(installation) },
        LiveResolver,
        { provide: Answers, useValue: answers },
        { provide: DEMO_IDENTITIES, useValue: demoIdentities() },
      ],
    };
  }
}
