import type { Actor } from '#platform/auth/actor.js';
import type { ScopeVersion } from '#platform/read-store/scope-version.js';

/** Two answers about the same tenants rest on the same rows while these texts are equal. */
export const versionText = (version: ScopeVersion): string => {
  const { epoch, cells, positions, generations, heads, keys, tenants } = version;
  return [epoch, cells, positions, generations, heads, keys, ...tenants].join(' ');
};

/**
 * The same of a time whose past is settled: what is recorded later changes nothing in it. Left are a rebuild, an
 * erasure, who belonged to the group then, and what the group's own record says now: past screens name the schools
 * that joined later.
 */
export const settledText = (version: ScopeVersion, { tenantKind }: Pick<Actor, 'tenantKind'>): string => {
  const { epoch, cells, generations, home, keys, tenants } = version;
  return ['settled', epoch, cells, generations, keys, tenantKind === 'group' ? home : '', ...tenants].join(' ');
};
