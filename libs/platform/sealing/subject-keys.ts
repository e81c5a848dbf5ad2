import type { Uuid } from '#platform/kernel/event.js';

/** A subject's key as it is: usable, or gone with the day and the rule it went by. */
export type SubjectKey =
  | { readonly state: 'live'; readonly keyId: string; readonly key: Uint8Array }
  | { readonly state: 'destroyed'; readonly keyId: string | null; readonly erasedOn: string; readonly rule: string };

/** Ids of subjects by their tenant. */
export type SubjectsByTenant = ReadonlyMap<Uuid, ReadonlySet<Uuid>>;

/** Where the keys of subjects are kept. */
export interface SubjectKeys {
  /** Keys of those subjects that have one, in one look-up. */
  find(tenantId: Uuid, subjectIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, SubjectKey>>;
  /** As `find`, of the subjects of several tenants in one look-up; by tenant. */
  findAcross(subjects: SubjectsByTenant): Promise<ReadonlyMap<Uuid, ReadonlyMap<Uuid, SubjectKey>>>;
  /** As `find`, and makes the keys that are missing. Two callers that make the same key get the same one. */
  findOrCreate(tenantId: Uuid, subjectIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, SubjectKey>>;
}

/** What is left of a destroyed key. */
export interface Tombstone {
  /** Day of the destruction in Europe/London. */
  readonly erasedOn: string;
  readonly rule: string;
}
