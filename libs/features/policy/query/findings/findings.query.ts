import { Inject, Injectable } from '@nestjs/common';
import { NAMES, type Names } from '#contracts/audience.port.js';
import type { PolicyFinding } from '#contracts/policy.events.js';
import { isUuid } from '#platform/command/ids.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { SEALING, type Sealing } from '#platform/sealing/sealing.js';
import { FINDING_TABLE } from '../../projection/finding/finding.projection.js';
import { TEXT_TABLE } from '../../projection/text/text.projection.js';
import type { Reader } from '../reader.js';
import type { VersionView } from '../versions/versions.query.js';
import { findingsOf, type AnswerView, type FindingView, type FoundVersion } from './finding.view.js';

interface RawAnswer {
  readonly schoolId: Uuid;
  readonly policyId: Uuid;
  readonly findingId: string;
  readonly answer: 'accepted' | 'fixed' | 'waived';
  readonly words: string | null;
  readonly responsible: string | null;
  readonly until: PlainDate | null;
  readonly fixedIn: number | null;
  readonly by: string;
  readonly at: Date;
}

type RawFound = Pick<FoundVersion, 'versionId' | 'checked'> & { readonly findings: readonly PolicyFinding[] };

const SHOWN = { accepted: 'ACCEPTED', fixed: 'FIXED', waived: 'WAIVED' } as const;

/** Findings of many versions with what became of them, in two statements whatever their number. */
@Injectable()
export class FindingsQuery {
  constructor(
    @Inject(SEALING) private readonly sealing: Sealing,
    @Inject(NAMES) private readonly names: Names,
  ) {}

  /** By version; empty for who only reads what is in force. */
  async ofVersions(
    scope: ReadScope,
    reader: Reader,
    versions: readonly VersionView[],
  ): Promise<ReadonlyMap<Uuid, readonly FindingView[]>> {
    if (!reader.seesAll || versions.length === 0) return new Map();
    const found = await this.found(scope, versions);
    const answers = await this.answers(scope, reader, [...new Set(versions.map(({ policyId }) => policyId))]);
    return new Map(
      versions.map(({ id, policyId }) => {
        const own = found.get(policyId) ?? [];
        const version = own.find(({ versionId }) => versionId === id);
        const said = answers.get(policyId) ?? new Map<string, AnswerView>();
        return [id, version ? findingsOf(version, own, said, scope.today) : []];
      }),
    );
  }

  private async found(
    { sql, held }: ReadScope,
    versions: readonly VersionView[],
  ): Promise<ReadonlyMap<Uuid, readonly FoundVersion[]>> {
    const rows = await sql<RawFound>(
      `SELECT t.version_id AS "versionId", t.checked, t.findings FROM ${TEXT_TABLE} t
       WHERE ${held('t')} AND t.version_id = ANY ($1::uuid[])`,
      [versions.map(({ id }) => id)],
    );
    const byVersion = new Map(rows.map((row) => [row.versionId, row]));
    const byPolicy = new Map<Uuid, FoundVersion[]>();
    for (const { id, policyId, number, status } of versions) {
      const row = byVersion.get(id);
      if (row) byPolicy.set(policyId, [...(byPolicy.get(policyId) ?? []), { ...row, number, status }]);
    }
    return byPolicy;
  }

  private async answers(
    scope: ReadScope,
    reader: Reader,
    policyIds: readonly Uuid[],
  ): Promise<ReadonlyMap<Uuid, ReadonlyMap<string, AnswerView>>> {
    const rows = await scope.sql<RawAnswer>(
      `SELECT f.tenant_id AS "schoolId", f.policy_id AS "policyId", f.finding_id AS "findingId", f.answer, f.words,
         f.responsible, f.until::text AS until, f.fixed_in_number AS "fixedIn", f.answered_by AS by, f.answered_at AS at
       FROM ${FINDING_TABLE} f WHERE ${scope.held('f')} AND f.policy_id = ANY ($1::uuid[])`,
      [policyIds],
    );
    const people = reader.seesNames ? await this.people(rows) : new Map<RawAnswer, string | null>();
    const ids = rows.map(({ by }) => by).filter(isUuid);
    const names = reader.seesNames ? await this.names.namesIn(scope, ids) : new Map<Uuid, string | null>();
    const byPolicy = new Map<Uuid, Map<string, AnswerView>>();
    for (const row of rows) {
      const { policyId, findingId, answer, words, until, fixedIn, by, at } = row;
      const own = byPolicy.get(policyId) ?? new Map<string, AnswerView>();
      const who = { by: names.get(by) ?? null, responsible: people.get(row) ?? null };
      byPolicy.set(policyId, own.set(findingId, { kind: SHOWN[answer], at, words, until, fixedIn, ...who }));
    }
    return byPolicy;
  }

  private async people(rows: readonly RawAnswer[]): Promise<ReadonlyMap<RawAnswer, string | null>> {
    const sealed = rows.filter(({ responsible }) => responsible !== null);
    const opened = await this.sealing.openAcross(
      sealed.map(({ schoolId, responsible }) => ({ tenantId: schoolId, texts: [responsible ?? ''] })),
    );
    return new Map(
      sealed.map((row, n) => {
        const [one] = opened[n] ?? [];
        return [row, one && 'value' in one && typeof one.value === 'string' ? one.value : null];
      }),
    );
  }
}
