import { Inject, Injectable } from '@nestjs/common';
import { AUDIENCE, NAMES, type Addressee, type Audience, type Names } from '#contracts/audience.port.js';
import { PERSON_KINDS } from '#contracts/person-kinds.js';
import { postsThatDecideFor } from '#contracts/posts.js';
import type { Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { Keepers, type Keeper } from '../../domain/keepers.port.js';
import { PoliciesQuery } from '../policies/policies.query.js';

/** Who stands in where a policy has no owner that can be reached, first to last. */
const STAND_INS = ['headteacher', 'clerk-to-governors', 'school-business-manager'] as const;

type Reached = Addressee & { readonly email: string };

const isReached = (person: Addressee): person is Reached => person.email !== null && person.email !== '';

const words = (name: string | null): string => (name ?? '').trim().replace(/\s+/g, ' ').toLowerCase();

/** An owner is written as a name or as a post; both are looked up among the people of the school. */
@Injectable()
export class KeepersQuery extends Keepers {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly policies: PoliciesQuery,
    @Inject(AUDIENCE) private readonly audience: Audience,
    @Inject(NAMES) private readonly names: Names,
  ) {
    super();
  }

  override async toRemind(tenantId: Uuid, policyId: Uuid): Promise<Keeper | null> {
    const all = { seesAll: true, seesNames: true };
    const policy = await this.reads.askAsSystem(tenantId, (scope) => this.policies.one(scope, all, policyId));
    if (!policy) return null;
    const { owner, title } = policy;
    const person = (owner === null ? null : await this.named(tenantId, owner)) ?? (await this.holder(tenantId, owner));
    return person && { person, title };
  }

  private async named(tenantId: Uuid, owner: string): Promise<Reached | null> {
    const everybody = await this.audience.peopleOf(tenantId, PERSON_KINDS);
    const people = await this.audience.addressees(tenantId, everybody);
    return people.filter(isReached).find(({ name }) => words(name) === words(owner)) ?? null;
  }

  private async holder(tenantId: Uuid, owner: string | null): Promise<Reached | null> {
    const posts = [...(owner === null ? [] : postsThatDecideFor(owner)), ...STAND_INS];
    for (const post of posts) {
      const holders = await this.reads.askAsSystem(tenantId, (scope) => this.names.holdersIn(scope, post));
      const personId = holders.get(tenantId)?.personId;
      const [person] = personId === undefined ? [] : await this.audience.addressees(tenantId, [personId]);
      if (person && isReached(person)) return person;
    }
    return null;
  }
}
