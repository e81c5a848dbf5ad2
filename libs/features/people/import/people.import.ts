import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CsvEncoding, RowError } from '#platform/csv/csv.types.js';
import { CommandRunner } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Refusal } from '#platform/kernel/result.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { RecordPeople, RecordPeopleHandler } from '../command/record-people/record-people.handler.js';
import { KnownPeopleQuery } from '../query/known-people/known-people.query.js';
import { changesBySchool } from './people.changes.js';
import { stoppedAt } from './people.import.errors.js';
import { planPeopleImport } from './people.plan.js';
import { readPeople } from './people.read.js';
import type { KnownPeople, PeoplePlan, PeopleRow } from './people.types.js';

export interface ImportPeopleInput {
  /** The file's bytes. */
  readonly file: Uint8Array;
  readonly encoding?: CsvEncoding;
  /** Say what would happen and store nothing. */
  readonly dryRun: boolean;
  readonly idempotencyKey?: string | null;
}

/** What an import of people did, or would do. With any error nothing was stored. */
export interface PeopleImport {
  readonly dryRun: boolean;
  readonly rows: number;
  readonly registered: number;
  readonly changed: number;
  readonly posts: number;
  readonly unchanged: number;
  readonly errors: readonly RowError[];
  readonly positions: readonly { readonly tenant: Uuid; readonly position: number }[];
}

/** An import's account; or why it did not begin, or where it stopped. */
export type PeopleImportOutcome =
  { readonly ok: true; readonly account: PeopleImport } | { readonly ok: false; readonly refusal: Refusal };

/**
 * Imports a list of people into the schools that its rows name, as far as the asker reaches: a school out of reach
 * reads as one that is not there. Each school is stored whole or not at all; a list that stopped between two schools
 * goes on there when it is imported again.
 */
@Injectable()
export class ImportPeople {
  private readonly people: RecordPeopleHandler;

  constructor(
    private readonly reads: PostgresReadStore,
    private readonly known: KnownPeopleQuery,
    runner: CommandRunner,
  ) {
    this.people = new RecordPeopleHandler(runner);
  }

  async run(context: RequestContext, input: ImportPeopleInput): Promise<PeopleImportOutcome> {
    const read = await readPeople([input.file], input.encoding);
    const urns = new Set(read.rows.map(({ urn }) => urn));
    const known = await this.reads.ask({ actor: context.actor }, (scope) => this.known.find(scope, urns));
    const plan = planPeopleImport(read.rows, known);
    const errors = [...read.errors, ...plan.errors].sort((one, other) => one.row - other.row);
    const account = accountOf(plan, read.rows.length, errors, input.dryRun);
    if (input.dryRun || errors.length > 0) return { ok: true, account };
    return this.store(context, input, { account, plan, known, rows: read.rows });
  }

  private async store(
    context: RequestContext,
    { file, idempotencyKey }: ImportPeopleInput,
    { account, plan, known, rows }: Planned,
  ): Promise<PeopleImportOutcome> {
    const asked = { file: createHash('sha256').update(file).digest('hex') };
    const positions: { tenant: Uuid; position: number }[] = [];
    const changes = changesBySchool(plan);
    for (const [schoolId, urn] of schoolsOf(rows, known)) {
      const mine = changes.get(schoolId) ?? [];
      // With a key even a school without changes is asked: the key may have been used for another list.
      if (mine.length === 0 && !idempotencyKey) continue;
      const input = { schoolId, changes: mine, asked };
      const outcome = await this.people.execute(new RecordPeople(context, input, idempotencyKey));
      if (!outcome.done) return { ok: false, refusal: stoppedAt(urn, outcome.refusal, positions.length) };
      positions.push({ tenant: schoolId, position: outcome.position });
    }
    return { ok: true, account: { ...account, positions } };
  }
}

interface Planned {
  readonly account: PeopleImport;
  readonly plan: PeoplePlan;
  readonly known: KnownPeople;
  readonly rows: readonly PeopleRow[];
}

const accountOf = (plan: PeoplePlan, rows: number, errors: readonly RowError[], dryRun: boolean): PeopleImport => {
  const stored = dryRun || errors.length === 0;
  return {
    dryRun,
    rows,
    registered: stored ? plan.register.length : 0,
    changed: stored ? plan.changes.length + plan.returns.length : 0,
    posts: stored ? plan.posts.length : 0,
    unchanged: plan.unchanged,
    errors,
    positions: [],
  };
};

/** The schools that the rows name, in a steady order, each with the number that names it. */
const schoolsOf = (rows: readonly PeopleRow[], { schoolsByUrn }: KnownPeople): ReadonlyMap<Uuid, string> => {
  const urns = [...new Set(rows.map(({ urn }) => urn))].sort();
  return new Map(
    urns.flatMap((urn) => {
      const school = schoolsByUrn.get(urn);
      return school ? [[school.schoolId, urn] as const] : [];
    }),
  );
};
