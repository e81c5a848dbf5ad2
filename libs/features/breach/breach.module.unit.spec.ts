import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Test, type TestingModule } from '@nestjs/testing';
import { AUDIENCE, NAMES, POSTS_THEN } from '#contracts/audience.port.js';
import { SCHOOLS } from '#contracts/schools.port.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import { SealedFiles } from '#platform/evidence/sealed-files.js';
import { MailOutbox } from '#platform/messaging/mail/mail-outbox.js';
import { PUBLIC_URL } from '#platform/messaging/public-url.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { SEALING } from '#platform/sealing/sealing.js';
import { BreachModule, breachReactions } from './breach.module.js';
import { CloseBreach } from './command/close-breach/close-breach.handler.js';
import { BreachResolver } from './graphql/breach.resolver.js';

const asked: string[] = [];
const runner = {
  run: (_: unknown, { name }: { name: string }): Promise<CommandOutcome> => {
    asked.push(name);
    return Promise.resolve({ done: false, refusal: { code: 'TEST.NO', message: 'No.', messageCy: 'Na.' } });
  },
};
const needed = [
  { provide: CommandRunner, useValue: runner },
  ...[PostgresReadStore, MailOutbox, SealedFiles].map((provide) => ({ provide, useValue: {} })),
  ...[SEALING, AUDIENCE, NAMES, POSTS_THEN, SCHOOLS, PUBLIC_URL].map((provide) => ({ provide, useValue: {} })),
];

@Module({ providers: needed, exports: needed.map(({ provide }) => provide) })
class Root {}

let app: TestingModule;
beforeAll(async () => {
  const root = { module: Root, global: true };
  app = await Test.createTestingModule({ imports: [root, CqrsModule.forRoot(), BreachModule] }).compile();
  await app.init();
});
afterAll(() => app.close());

describe('the module', () => {
  it('is put together from what it says that it needs, reactions and resolvers too', () => {
    for (const one of [...breachReactions, BreachResolver]) {
      expect(app.get<object>(one, { strict: false })).toBeInstanceOf(one);
    }
  });
  it('has its handlers on the bus', async () => {
    const command = new CloseBreach({} as CloseBreach['context'], { schoolId: 's', breachId: 'b' });
    await app.get(CommandBus, { strict: false }).execute(command);
    expect(asked).toEqual(['CloseBreach']);
  });
});
