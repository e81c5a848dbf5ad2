import { Inject, Injectable } from '@nestjs/common';
import { NAMES, type Names } from '#contracts/audience.port.js';
import type { LocalText } from '#contracts/local-text.js';
import { SCHOOLS, type Schools } from '#contracts/schools.port.js';
import { isUuid } from '#platform/command/ids.js';
import type { Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import type { Question } from '#platform/read-store/read-store.js';
import { findingPlaces } from '../domain/finding.place.js';
import { once } from './once.js';
import type { PolicyView } from './policies/policy.view.js';
import { FindingsQuery } from './findings/findings.query.js';
import type { FindingView } from './findings/finding.view.js';
import { readerOf } from './reader.js';
import { TextsQuery, type TextView } from './texts/texts.query.js';
import { VersionsQuery, type VersionView } from './versions/versions.query.js';

/** The section that a finding stands in. */
export interface FindingSection {
  /** Its place among the version's sections, from 1. */
  readonly place: number;
  readonly number: string | null;
  readonly heading: string;
}

/** A finding on its way to the section that it stands in; null: in none, or in which one is not certain. */
export type AskedFinding = FindingView & { readonly sectionOf: () => Promise<FindingSection | null> };

/** A version on its way to the fields of its text. */
export type AskedVersion = VersionView & {
  readonly text: () => Promise<TextView>;
  readonly findings: () => Promise<readonly AskedFinding[]>;
  /** Names of those who drafted and published the versions of the page; empty for who may not see them. */
  readonly names: () => Promise<ReadonlyMap<string, string | null>>;
};

/** A policy on its way to the fields of its versions. */
export type AskedPolicy = PolicyView & {
  readonly versionList: () => Promise<readonly AskedVersion[]>;
  /** Names of the schools that the asker sees. */
  readonly schools: () => Promise<ReadonlyMap<Uuid, LocalText>>;
};

const NO_TEXT: TextView = { sections: [], approvals: [], approvers: [], questions: [], checked: false };

/**
 * Lets the policies of one page ask for their versions together, and those for their texts: a few statements
 * more, whatever the page holds, and none for fields that nobody selected.
 */
@Injectable()
export class AskedPolicies {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly versions: VersionsQuery,
    private readonly texts: TextsQuery,
    private readonly findings: FindingsQuery,
    @Inject(NAMES) private readonly names: Names,
    @Inject(SCHOOLS) private readonly schoolNames: Schools,
  ) {}

  of(question: Question, policies: readonly PolicyView[]): readonly AskedPolicy[] {
    const ids = policies.map(({ id }) => id);
    const all = once(async () => byPolicy(await this.versionsOf(question, ids)));
    const schools = once(async () => {
      const found = await this.reads.ask(question, (scope) => this.schoolNames.schoolsIn(scope));
      return new Map(found.map(({ id, name }) => [id, name]));
    });
    return policies.map((policy) => ({
      ...policy,
      schools,
      versionList: async () => (await all()).get(policy.id) ?? [],
    }));
  }

  private async versionsOf(question: Question, policyIds: readonly Uuid[]): Promise<readonly AskedVersion[]> {
    const reader = readerOf(question.actor);
    const found = await this.reads.ask(question, (scope) => this.versions.ofPolicies(scope, reader, policyIds));
    const textsOf = (ids: readonly Uuid[]) =>
      once(() => this.reads.ask(question, (scope) => this.texts.ofVersions(scope, reader, ids)));
    const idsOf = (isInForce: boolean) =>
      found.filter(({ status }) => (status === 'PUBLISHED') === isInForce).map(({ id }) => id);
    // A page usually shows what is in force; old texts are read when one of them is asked for.
    const [present, old] = [textsOf(idsOf(true)), textsOf(idsOf(false))];
    const answered = once(() => this.reads.ask(question, (scope) => this.findings.ofVersions(scope, reader, found)));
    const people = once(async () => {
      const ids = found.flatMap(({ draftedById, publishedById }) => [draftedById, publishedById ?? '']);
      return reader.seesNames
        ? this.reads.ask(question, (scope) => this.names.namesIn(scope, ids.filter(isUuid)))
        : new Map<string, string | null>();
    });
    return found.map((version) => {
      const text = async () => (await (version.status === 'PUBLISHED' ? present : old)()).get(version.id) ?? NO_TEXT;
      const findings = async () => placed((await answered()).get(version.id) ?? [], text);
      return { ...version, names: people, findings, text };
    });
  }
}

/** In the order that they came in. */
const byPolicy = (versions: readonly AskedVersion[]): ReadonlyMap<Uuid, readonly AskedVersion[]> => {
  const lists = new Map<Uuid, AskedVersion[]>();
  for (const version of versions) {
    const list = lists.get(version.policyId);
    if (list) list.push(version);
    else lists.set(version.policyId, [version]);
  }
  return lists;
};

/** Findings that look for their sections together, in the text that the version's other fields read. */
const placed = (findings: readonly FindingView[], text: () => Promise<TextView>): readonly AskedFinding[] => {
  const all = once(async () => {
    const { sections } = await text();
    return findingPlaces(findings, sections).map((index): FindingSection | null => {
      const section = index === null ? undefined : sections[index];
      return section ? { place: (index ?? 0) + 1, number: section.number, heading: section.heading } : null;
    });
  });
  return findings.map((finding, at) => ({ ...finding, sectionOf: async () => (await all())[at] ?? null }));
};
