import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { PageRequest } from '#platform/read-store/page.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import type { Question } from '#platform/read-store/read-store.js';
import { ReadStoreError } from '#platform/read-store/read-store.errors.js';
import { NoteReading } from '../command/note-reading/note-reading.handler.js';
import { CaseTextsQuery } from '../query/case-texts/case-texts.query.js';
import { viewOf, type CaseFound, type CaseView } from '../query/cases/case.view.js';
import { CasesQuery, type CasePage, type ListFilter } from '../query/cases/cases.query.js';

/** A page of cases as the schema shows them. */
export interface ListedPage extends Omit<CasePage, 'edges'> {
  readonly edges: readonly { readonly cursor: string; readonly node: CaseView }[];
}

/** Where a reading stands in the record; null: none is recorded of what is not confidential. */
interface Noted {
  readonly reading: { readonly tenant: Uuid; readonly position: number } | null;
}

const NOT_CONFIDENTIAL: Noted = { reading: null };

/** Puts a question about cases: who may read, is it written down that they do, and only then the text. */
@Injectable()
export class CaseReader {
  constructor(
    private readonly commands: CommandBus,
    private readonly reads: PostgresReadStore,
    private readonly cases: CasesQuery,
    private readonly texts: CaseTextsQuery,
  ) {}

  /** One case. Of a confidential one the reading is in the log before its text is opened; a past reading too. */
  async read(context: RequestContext, question: Question, id: Uuid): Promise<(CaseView & Noted) | null> {
    const found = await this.reads.ask(question, (scope) => this.cases.one(scope, context.actor, id));
    if (!found) return null;
    const noted = found.readable && found.confidential ? await this.noted(context, found) : NOT_CONFIDENTIAL;
    if (noted === null) return null;
    return this.reads.ask(question, async (scope) => {
      const texts = await this.texts.open(scope, [found]);
      return { ...viewOf(found, { at: scope.at, actorId: context.actor.actorId }, texts.get(id)), ...noted };
    });
  }

  /** A list shows the text of no confidential case: those are read one by one, each reading on record. */
  page(question: Question, filter: ListFilter, page: PageRequest): Promise<ListedPage> {
    return this.reads.ask(question, async (scope) => {
      const found = await this.cases.page(scope, question.actor, filter, page);
      const texts = await this.texts.open(
        scope,
        found.edges.map(({ node }) => node).filter(({ confidential }) => !confidential),
      );
      const edges = found.edges.map(({ cursor, node }) => ({
        cursor,
        node: viewOf(node, { at: scope.at, actorId: question.actor.actorId }, texts.get(node.id)),
      }));
      return { ...found, edges };
    });
  }

  /** One request is one reading, however often it names the case. */
  private async noted(context: RequestContext, { id, schoolId }: CaseFound): Promise<Noted | null> {
    const input = { schoolId, breachId: id, what: 'case' } as const;
    const outcome = await this.commands.execute(
      new NoteReading(context, input, `reading:${context.correlationId}:${id}`),
    );
    if (outcome.done) return { reading: { tenant: outcome.tenantId, position: outcome.position } };
    if (outcome.refusal.code !== 'COMMAND.CONFLICT') return null;
    throw new ReadStoreError('READ.POSITION_NOT_REACHED', {
      en: 'The reading could not be recorded. Ask again in a moment.',
      cy: 'Ni ellid cofnodi’r darllen. Gofynnwch eto ymhen ychydig.',
    });
  }
}
