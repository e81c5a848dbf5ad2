import { Inject } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { HOLDER_NAMES, type HolderNames } from '#contracts/audience.port.js';
import { mayAsk, OVERSEERS } from '#platform/auth/may-ask.js';
import { isUuid } from '#platform/command/ids.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx, questionOf, type AskedAt } from '#platform/graphql/context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import type { Question } from '#platform/read-store/read-store.js';
import { matrixOf, type MatrixSchool } from '../query/matrix/matrix.js';
import { matrixColumns, matrixRow } from '../query/matrix/matrix.view.js';
import { inWords, type Change, type ChangedCell } from '../query/overview/changes.js';
import {
  chaseLines,
  chaseOrder,
  detailed,
  named,
  policiesToName,
  postsToName,
  type Chase,
  type ToChase,
} from '../query/overview/chase.js';
import { overviewOf } from '../query/overview/overview.js';
import { schoolSentence } from '../query/overview/sentence.js';
import { StandingsQuery, type Standings } from '../query/standings/standings.query.js';

/** What the fields of an overview are computed from. */
interface AskedOverview {
  readonly question: Question;
  readonly since: string | null;
  readonly chased: readonly ToChase[];
  readonly schools: readonly MatrixSchool[];
  readonly changed: readonly ChangedCell[];
}

/** The first screen, the matrix and one school. Figures of other features are theirs: they resolve their own fields. */
@Resolver('Overview')
export class ComplianceResolver {
  private readonly loaded = new WeakMap<RequestContext, Map<string, Promise<Standings>>>();

  constructor(
    private readonly reads: PostgresReadStore,
    private readonly standings: StandingsQuery,
    @Inject(HOLDER_NAMES) private readonly names: HolderNames,
  ) {}

  @Query('overview')
  async overview(@Ctx() context: RequestContext, @Args() args: AskedAt & { since?: string | null }): Promise<object> {
    mayAsk(context.actor, OVERSEERS);
    const question = questionOf(context, args);
    const since = args.since ?? null;
    const then = since
      ? await this.reads.ask({ ...question, asOf: since, minPosition: null }, (scope) => this.standings.load(scope))
      : null;
    const now = await this.standingsOf(context, args);
    return this.reads.ask(question, async (scope) => {
      const { needy, ...view } = overviewOf(now, scope.past, then);
      const schools = matrixOf(now);
      const chased = chaseOrder(schools, now);
      return {
        ...view,
        ...(await this.standings.counts(scope)),
        schoolsInNeed: needy.map((id) => now.schools.find((school) => school.id === id)),
        chaseTotal: chased.length,
        at: scope.stamp,
        past: scope.past,
        question,
        since,
        chased,
        schools,
      };
    });
  }

  @ResolveField('chase')
  async chaseNext(
    @Ctx() { actor }: RequestContext,
    @Parent() { question, chased, schools }: AskedOverview,
    @Args('first') first: number,
  ): Promise<readonly Chase[]> {
    // Only who is shown is named: each name is opened with a key of its own.
    const next = chaseLines(chased.slice(0, Math.min(Math.max(first, 0), 100)), schools);
    const posts = postsToName(next);
    return this.reads.ask(question, async (scope) => {
      const [holders, details] = await Promise.all([
        this.names.holdersOf(scope, posts),
        this.standings.details(scope, policiesToName(next)),
      ]);
      return named(detailed(next, details), { posts, holders }, actor.personId);
    });
  }

  @ResolveField('changes')
  async changes(@Parent() { question, changed }: AskedOverview): Promise<readonly Change[]> {
    if (changed.length === 0) return [];
    const ids = changed.flatMap(({ cell }) => cell.policyId ?? []);
    const details = await this.reads.ask(question, (scope) => this.standings.details(scope, ids));
    return inWords(changed, new Map([...details].map(([id, { title }]) => [id, title])));
  }

  @Query('matrix')
  async matrix(@Ctx() context: RequestContext, @Args() args: AskedAt): Promise<object> {
    mayAsk(context.actor, OVERSEERS);
    const standings = await this.standingsOf(context, args);
    return {
      columns: matrixColumns,
      rows: matrixOf(standings).map(matrixRow),
      at: standings.at,
      past: Boolean(args.asOf),
    };
  }

  @Query('schoolCompliance')
  async schoolCompliance(
    @Ctx() context: RequestContext,
    @Args() args: AskedAt & { schoolId: Uuid },
  ): Promise<object | null> {
    mayAsk(context.actor, OVERSEERS);
    if (!isUuid(args.schoolId)) return null;
    const question = questionOf(context, args);
    return this.reads.ask(question, async (scope) => {
      const [own, { events }] = await Promise.all([
        this.standings.load(scope, args.schoolId),
        this.standings.counts(scope, args.schoolId),
      ]);
      const [school] = own.schools;
      const row = matrixOf(own).find(({ schoolId }) => schoolId === args.schoolId);
      if (!school || !row) return null;
      const { stamp: at, past } = scope;
      return {
        schoolId: school.id,
        school,
        sentence: schoolSentence(row),
        row: matrixRow(row),
        columns: matrixColumns,
        events,
        at,
        past,
        question,
      };
    });
  }

  /** Overview and matrix of one request are made from the same standings, loaded once. */
  private standingsOf(context: RequestContext, { asOf = null, minPosition = null }: AskedAt): Promise<Standings> {
    const known = this.loaded.get(context) ?? new Map<string, Promise<Standings>>();
    this.loaded.set(context, known);
    const key = JSON.stringify([asOf, minPosition]);
    const standings =
      known.get(key) ??
      this.reads.ask(questionOf(context, { asOf, minPosition }), (scope) => this.standings.load(scope));
    known.set(key, standings);
    return standings;
  }
}
