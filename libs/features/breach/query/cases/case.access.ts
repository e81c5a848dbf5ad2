import type { Actor } from '#platform/auth/actor.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import type { Access } from '../../domain/breach.reading.js';

/**
 * The rule of `accessTo` for the rows of alias `c`, in SQL, so that lists can be counted and paged. Parameters as
 * `accessValues` gives them. The integration spec holds both forms against each other on every combination.
 */
export const ACCESS = `CASE
  WHEN c.subject_person_id = ANY ($2::uuid[]) THEN 'none'
  WHEN c.about_head AND c.tenant_id = $3 AND $1 <> 'TRUST_LEAD' THEN 'none'
  WHEN $1 = 'TRUST_LEAD' THEN 'read'
  WHEN $1 = 'HEADTEACHER' AND c.tenant_id = $3 THEN 'read'
  WHEN $1 IN ('CLERK', 'AUDITOR', 'INTEGRATOR') THEN CASE WHEN c.confidential OR c.about_head THEN 'count' ELSE 'list' END
  ELSE 'none' END`;

/** SQL for "this asker has one of these kinds of access to row c". Takes parameters $1 to $4. */
export const accessIs = (kinds: readonly Access[]): string =>
  `c.tenant_id = ANY ($4::uuid[]) AND ${ACCESS} IN (${kinds.map((kind) => `'${kind}'`).join(', ')})`;

/** $1 to $4: role, the ids the asker goes by, the asker's own record, and records of the scope. */
export const accessValues = (
  { role, actorId, personId, tenantId }: Actor,
  tenants: ReadScope['tenants'],
): readonly unknown[] => [role, personId === null ? [actorId] : [actorId, personId], tenantId, tenants];
