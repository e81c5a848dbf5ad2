import type { Uuid } from '#platform/kernel/event.js';
import { keyIdOf, newKey } from './aead.js';
import { KeyedSealing } from './keyed-sealing.js';
import type { SubjectKey, SubjectKeys, SubjectsByTenant, Tombstone } from './subject-keys.js';

/** Keys in a map, for unit tests; lost with the process. */
class InMemorySubjectKeys implements SubjectKeys {
  private readonly keys = new Map<string, SubjectKey>();

  async find(tenantId: Uuid, subjectIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, SubjectKey>> {
    return new Map(
      subjectIds.flatMap((subjectId) => {
        const key = this.keys.get(`${tenantId}/${subjectId}`);
        return key ? [[subjectId, key] as const] : [];
      }),
    );
  }

  async findAcross(subjects: SubjectsByTenant): Promise<ReadonlyMap<Uuid, ReadonlyMap<Uuid, SubjectKey>>> {
    const keys = new Map<Uuid, ReadonlyMap<Uuid, SubjectKey>>();
    for (const [tenantId, ids] of subjects) keys.set(tenantId, await this.find(tenantId, [...ids]));
    return keys;
  }

  async findOrCreate(tenantId: Uuid, subjectIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, SubjectKey>> {
    for (const subjectId of subjectIds) {
      const place = `${tenantId}/${subjectId}`;
      if (!this.keys.has(place)) this.keys.set(place, freshKey());
    }
    return this.find(tenantId, subjectIds);
  }

  destroy(tenantId: Uuid, subjectId: Uuid, rule: string, erasedOn: string): Tombstone {
    const place = `${tenantId}/${subjectId}`;
    const old = this.keys.get(place);
    if (old?.state === 'destroyed') return { erasedOn: old.erasedOn, rule: old.rule };
    this.keys.set(place, { state: 'destroyed', keyId: old?.keyId ?? null, erasedOn, rule });
    return { erasedOn, rule };
  }
}

const freshKey = (): SubjectKey => {
  const key = newKey();
  return { state: 'live', keyId: keyIdOf(key), key };
};

/** Twin of `PostgresSealing` for unit tests; passes the same contract. */
export class InMemorySealing extends KeyedSealing {
  private readonly subjects: InMemorySubjectKeys;

  /** `today` dates tombstones; a plain date. */
  constructor(private readonly today: () => string = () => new Date().toISOString().slice(0, 10)) {
    const subjects = new InMemorySubjectKeys();
    super(subjects);
    this.subjects = subjects;
  }

  async destroySubjectKey(tenantId: Uuid, subjectId: Uuid, rule: string): Promise<Tombstone> {
    return this.subjects.destroy(tenantId, subjectId, rule, this.today());
  }
}
