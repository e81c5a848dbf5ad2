import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { randomUUID } from 'node:crypto';
import { CommandBus } from '@nestjs/cqrs';
import { mayAsk } from '#platform/auth/may-ask.js';
import { deriveId } from '#platform/command/ids.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Refusal, Result } from '#platform/kernel/result.js';
import { Ctx, toCommandResult } from '#platform/graphql/context.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { RecordPeople, type PersonChange } from '../command/record-people/record-people.handler.js';
import { KnownPeopleQuery } from '../query/known-people/known-people.query.js';
import {
  checkTexts,
  detailsOf,
  readKind,
  readLanguage,
  readRegistration,
  tidy,
  type Changing,
  type EndingPost,
  type OfPerson,
  type OnDay,
  type Registering,
  type StartingPost,
} from '../command/record-people/person-forms.js';

type PersonCommand = PersonChange['command'];

const refused = ({ path, ...refusal }: Refusal): object => ({ __typename: 'Refused', ...refusal, path: path ?? [] });

/** A word that may be absent, read by a rule. */
const read = <Value>(
  word: string | null | undefined,
  rule: (word: string) => Result<Value, Refusal>,
): { readonly no: Refusal | null; readonly value: Value | undefined } => {
  if (word === null || word === undefined) return { no: null, value: undefined };
  const result = rule(word);
  return result.ok ? { no: null, value: result.value } : { no: result.refusal, value: undefined };
};

/** What happens to one person at a time, by forms; lists come by the import. */
@Resolver()
export class RecordPersonResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly reads: PostgresReadStore,
    private readonly known: KnownPeopleQuery,
  ) {}

  @Mutation('registerPerson')
  async registerPerson(@Ctx() context: RequestContext, @Args('input') input: Registering): Promise<object> {
    mayAsk(context.actor, ['CLERK', 'HEADTEACHER', 'TRUST_LEAD']);
    const form = readRegistration(input);
    if (!form.ok) return refused(form.refusal);
    const personId = await this.idOf(context, input, form.value.register.personRef);
    const { register, post } = form.value;
    const changes: PersonCommand[] = [{ kind: 'RegisterPerson', personId, ...register }];
    if (post) changes.push({ kind: 'StartPost', ...post });
    return this.record(context, { ...input, personId }, changes);
  }

  @Mutation('changePerson')
  async changePerson(@Ctx() context: RequestContext, @Args('input') input: Changing): Promise<object> {
    const no = checkTexts(input, 'givenName', 'familyName');
    if (no && !no.ok) return refused(no.refusal);
    const [kind, language] = [read(input.kind, readKind), read(input.language, readLanguage)];
    const wrong = kind.no ?? language.no;
    if (wrong) return refused(wrong);
    const changed = {
      ...detailsOf(input),
      ...(kind.value && { personKind: kind.value }),
      ...(language.value && { language: language.value }),
    };
    return this.record(context, input, [{ kind: 'ChangePersonDetails', ...changed }], input.seenVersion);
  }

  @Mutation('startPost')
  async startPost(@Ctx() context: RequestContext, @Args('input') input: StartingPost): Promise<object> {
    const no = checkTexts(input, 'post');
    if (no && !no.ok) return refused(no.refusal);
    const kind = readKind(input.kind);
    if (!kind.ok) return refused(kind.refusal);
    const dates = { startDate: input.startDate ?? null, endDate: input.endDate ?? null };
    return this.record(context, input, [{ kind: 'StartPost', post: tidy(input.post), postKind: kind.value, ...dates }]);
  }

  @Mutation('endPost')
  endPost(@Ctx() context: RequestContext, @Args('input') input: EndingPost): Promise<object> {
    const { post, startDate, endDate } = input;
    const which = startDate === undefined ? {} : { startDate };
    return this.record(context, input, [{ kind: 'EndPost', post, endDate, ...which }]);
  }

  @Mutation('startAbsence')
  startAbsence(@Ctx() context: RequestContext, @Args('input') input: OnDay): Promise<object> {
    return this.record(context, input, [{ kind: 'StartAbsence', startedOn: input.on }]);
  }

  @Mutation('endAbsence')
  endAbsence(@Ctx() context: RequestContext, @Args('input') input: OnDay): Promise<object> {
    return this.record(context, input, [{ kind: 'EndAbsence', endedOn: input.on }]);
  }

  @Mutation('recordLeaving')
  recordLeaving(@Ctx() context: RequestContext, @Args('input') input: OnDay): Promise<object> {
    return this.record(context, input, [{ kind: 'RecordLeaving', leftOn: input.on }]);
  }

  @Mutation('recordReturn')
  recordReturn(@Ctx() context: RequestContext, @Args('input') input: OnDay): Promise<object> {
    return this.record(context, input, [{ kind: 'RecordReturn', returnedOn: input.on }]);
  }

  /** The id that an imported list would lead to; without a reference one that a repeat of the same key finds again. */
  private async idOf(context: RequestContext, input: Registering, reference: string | null): Promise<Uuid> {
    const { schoolId, idempotencyKey } = input;
    if (reference === null) return idempotencyKey ? deriveId('person', schoolId, idempotencyKey) : randomUUID();
    return this.reads.ask({ actor: context.actor }, (scope) => this.known.idFor(scope, schoolId, reference));
  }

  private async record(
    context: RequestContext,
    asked: OfPerson,
    commands: readonly PersonCommand[],
    seenVersion: number | null = null,
  ): Promise<object> {
    const { schoolId, personId, idempotencyKey } = asked;
    const changes = commands.map((command) => ({ personId, command }));
    const input = { schoolId, changes, seenVersion };
    const outcome = await this.commands.execute(new RecordPeople(context, input, idempotencyKey));
    return toCommandResult(outcome.done ? { ...outcome, id: personId } : outcome);
  }
}
