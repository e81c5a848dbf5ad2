import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CommandBus } from '@nestjs/cqrs';
import type { RetainedKind } from '#contracts/retention.events.js';
import type { Role } from '#platform/auth/actor.js';
import { mayAsk } from '#platform/auth/may-ask.js';
import { isUuid } from '#platform/command/ids.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx, questionOf, toCommandResult, type AskedAt } from '#platform/graphql/context.js';
import { checkedId } from '#platform/read-store/checked-id.js';
import type { PageRequest } from '#platform/read-store/page.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { DecideErasure } from '../command/decide-erasure/decide-erasure.handler.js';
import { LiftHold } from '../command/lift-hold/lift-hold.handler.js';
import { PlaceHold } from '../command/place-hold/place-hold.handler.js';
import { ProposeErasure } from '../command/propose-erasure/propose-erasure.handler.js';
import { WithdrawErasure } from '../command/withdraw-erasure/withdraw-erasure.handler.js';
import { PlanQuery } from '../query/plan/plan.query.js';
import type { ItemState } from '../query/retention/retention.items.js';
import { RetentionQuery } from '../query/retention/retention.query.js';

interface Keyed {
  readonly kind: string;
  readonly idempotencyKey?: string | null;
}

type Asked<Input> = Omit<Input, 'kind'> & Keyed;
type PlaceHoldInput = Asked<PlaceHold['input']>;
type LiftHoldInput = Asked<LiftHold['input']>;
type ProposeErasureInput = Asked<Omit<ProposeErasure['input'], 'ground'>> & { readonly ground: string };
type DecideErasureInput = Asked<DecideErasure['input']>;
type WithdrawErasureInput = Asked<WithdrawErasure['input']>;

const MAY_ASK: readonly Role[] = ['TRUST_LEAD', 'HEADTEACHER', 'CLERK', 'AUDITOR'];

/** What the schema writes in capitals, events write small. */
const kindOf = (kind: string): RetainedKind => kind.toLowerCase() as RetainedKind;

/** How long things are kept, what keeps them longer, and what was erased. */
@Resolver()
export class RetentionResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly reads: PostgresReadStore,
    private readonly query: RetentionQuery,
    private readonly plans: PlanQuery,
  ) {}

  @Query('retention')
  async retention(
    @Ctx() context: RequestContext,
    @Args() args: AskedAt & PageRequest & { schoolId?: string | null; state?: ItemState | null },
  ): Promise<object | null> {
    mayAsk(context.actor, MAY_ASK);
    const { first, after, state } = args;
    const filter = {
      first,
      after: after ?? null,
      state: state ?? null,
      schoolId: checkedId('schoolId', args.schoolId),
    };
    return this.reads.ask(questionOf(context, args), (scope) => this.query.all(scope, context.actor, filter));
  }

  @Query('erasurePlan')
  async plan(
    @Ctx() context: RequestContext,
    @Args() args: AskedAt & { kind: string; subjectId: string },
  ): Promise<object | null> {
    mayAsk(context.actor, MAY_ASK);
    const kind = kindOf(args.kind);
    if (kind === 'record' || !isUuid(args.subjectId)) return null;
    return this.reads.ask(questionOf(context, args), (scope) =>
      this.plans.plan(scope, context.actor, kind, args.subjectId),
    );
  }

  @Query('erasure')
  async erasure(
    @Ctx() context: RequestContext,
    @Args() args: AskedAt & { schoolId: string; id: string },
  ): Promise<object | null> {
    mayAsk(context.actor, MAY_ASK);
    if (!isUuid(args.id)) return null;
    return this.reads.ask(questionOf(context, args), (scope) => this.query.erasure(scope, context.actor, args.id));
  }

  @Mutation('placeHold')
  async placeHold(@Ctx() context: RequestContext, @Args('input') input: PlaceHoldInput): Promise<object> {
    const { idempotencyKey, kind, ...asked } = input;
    const command = new PlaceHold(context, { ...asked, kind: kindOf(kind) }, idempotencyKey);
    return toCommandResult(await this.commands.execute(command));
  }

  @Mutation('liftHold')
  async liftHold(@Ctx() context: RequestContext, @Args('input') input: LiftHoldInput): Promise<object> {
    const { idempotencyKey, kind, ...asked } = input;
    const command = new LiftHold(context, { ...asked, kind: kindOf(kind) }, idempotencyKey);
    return toCommandResult(await this.commands.execute(command));
  }

  @Mutation('proposeErasure')
  async proposeErasure(@Ctx() context: RequestContext, @Args('input') input: ProposeErasureInput): Promise<object> {
    const { idempotencyKey, kind, ground, ...asked } = input;
    const by = ground === 'REQUEST' ? 'request' : 'schedule';
    const command = new ProposeErasure(context, { ...asked, kind: kindOf(kind), ground: by }, idempotencyKey);
    return toCommandResult(await this.commands.execute(command));
  }

  @Mutation('decideErasure')
  async decideErasure(@Ctx() context: RequestContext, @Args('input') input: DecideErasureInput): Promise<object> {
    const { idempotencyKey, kind, ...asked } = input;
    const command = new DecideErasure(context, { ...asked, kind: kindOf(kind) }, idempotencyKey);
    return toCommandResult(await this.commands.execute(command));
  }

  @Mutation('withdrawErasure')
  async withdrawErasure(@Ctx() context: RequestContext, @Args('input') input: WithdrawErasureInput): Promise<object> {
    const { idempotencyKey, kind, ...asked } = input;
    const command = new WithdrawErasure(context, { ...asked, kind: kindOf(kind) }, idempotencyKey);
    return toCommandResult(await this.commands.execute(command));
  }
}
