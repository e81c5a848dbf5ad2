import type { Pool, PoolClient } from 'pg';
import type { Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import type { Keyring, TenantKey } from './keyring.js';
import type { LiveKey } from './opened-key-cache.js';
import { OpenedKeyCache } from './opened-key-cache.js';
import { SealingError } from './sealing.errors.js';
import type { SubjectKey, SubjectKeys, SubjectsByTenant } from './subject-keys.js';
import { holdFence } from './tenant-fence.js';

import { freshSubjectKey, unwrapKey, wrapKey } from './wrapped-key.js';

interface KeyRow {
  /** bigint as text; null in the row that only carries the tenant's generation. */
  readonly generation: string;
  readonly subject_id: Uuid | null;
  readonly key_id: string | null;
  readonly wrapped_key: Buffer | null;
  readonly wrapped_by: string | null;
  readonly erased_on: string | null;
  readonly destroyed_rule: string | null;
}

const FIND = `
  SELECT t.generation, k.subject_id, k.key_id, k.wrapped_key, k.wrapped_by, k.destroyed_rule,
    to_char(k.destroyed_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS erased_on
  FROM platform.tenant_key t
  LEFT JOIN platform.subject_key k ON k.tenant_id = t.tenant_id AND k.subject_id = ANY ($2::uuid[])
  WHERE t.tenant_id = $1`;

const FIND_ACROSS = `
  SELECT t.tenant_id, t.generation, k.subject_id, k.key_id, k.wrapped_key, k.wrapped_by, k.destroyed_rule,
    to_char(k.destroyed_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS erased_on
  FROM unnest($1::uuid[], $2::uuid[]) AS w(tenant_id, subject_id)
  JOIN platform.tenant_key t ON t.tenant_id = w.tenant_id
  LEFT JOIN platform.subject_key k ON k.tenant_id = w.tenant_id AND k.subject_id = w.subject_id`;

const INSERT = `
  INSERT INTO platform.subject_key (tenant_id, subject_id, key_id, wrapped_key, wrapped_by)
  SELECT $1, u.subject_id, u.key_id, u.wrapped_key, $5 FROM unnest($2::uuid[], $3::text[], $4::bytea[])
    AS u(subject_id, key_id, wrapped_key) ORDER BY u.subject_id
  ON CONFLICT (tenant_id, subject_id) DO NOTHING`;

interface Found {
  readonly generation: string | null;
  readonly keys: Map<Uuid, SubjectKey>;
}

/** Subject keys in `platform.subject_key`, wrapped; opened ones are kept in memory while their generation stands. */
export class PostgresSubjectKeys implements SubjectKeys {
  constructor(
    private readonly pool: Pool,
    private readonly keyring: Keyring,
    private readonly cache: OpenedKeyCache = new OpenedKeyCache(),
  ) {}

  async find(tenantId: Uuid, subjectIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, SubjectKey>> {
    return inTenants(this.pool, [tenantId], (client) => this.current(client, tenantId, subjectIds));
  }

  async findAcross(subjects: SubjectsByTenant): Promise<ReadonlyMap<Uuid, ReadonlyMap<Uuid, SubjectKey>>> {
    return inTenants(this.pool, [...subjects.keys()], (client) => this.currentAcross(client, subjects));
  }

  async findOrCreate(tenantId: Uuid, subjectIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, SubjectKey>> {
    const known = await this.find(tenantId, subjectIds);
    const missing = subjectIds.filter((subjectId) => !known.has(subjectId));
    if (missing.length === 0) return known;
    const candidate = await this.keyring.tenantKey(tenantId);
    const made = await inTenants(this.pool, [tenantId], async (client) => {
      await this.insert(client, tenantId, missing, candidate);
      return this.load(client, tenantId, missing);
    });
    this.remember(tenantId, made);
    return new Map([...known, ...made.keys]);
  }

  /** Drops what is kept in memory for a tenant. */
  forget(tenantId: Uuid): void {
    this.cache.drop(tenantId);
  }

  /** One round trip asks for the generation and for the keys that are not at hand; a second one only when it moved. */
  private async current(
    client: PoolClient,
    tenantId: Uuid,
    subjectIds: readonly Uuid[],
  ): Promise<Map<Uuid, SubjectKey>> {
    const kept = this.cache.get(tenantId, subjectIds);
    const missing = subjectIds.filter((subjectId) => !kept.keys.has(subjectId));
    const first = await this.load(client, tenantId, missing);
    const stands = kept.keys.size === 0 || kept.generation === first.generation;
    // The keyring is read again with it, so that a destroyed tenant key does not live on in this process.
    if (!stands) await this.keyring.reload();
    const loaded = stands ? first : await this.load(client, tenantId, subjectIds);
    this.remember(tenantId, loaded);
    return stands ? new Map([...kept.keys, ...loaded.keys]) : loaded.keys;
  }

  /** As `current`, of several tenants in one round trip; one more for each whose generation moved. */
  private async currentAcross(
    client: PoolClient,
    subjects: SubjectsByTenant,
  ): Promise<Map<Uuid, ReadonlyMap<Uuid, SubjectKey>>> {
    const kept = new Map(
      [...subjects].map(([tenantId, ids]) => [tenantId, this.cache.get(tenantId, [...ids])] as const),
    );
    const loaded = await this.loadAcross(client, subjects, kept);
    const all = new Map<Uuid, ReadonlyMap<Uuid, SubjectKey>>();
    for (const [tenantId, own] of kept) {
      const found = loaded.get(tenantId) ?? { generation: null, keys: new Map<Uuid, SubjectKey>() };
      const stands = own.keys.size === 0 || own.generation === found.generation;
      if (stands) this.remember(tenantId, found);
      const asked = [...(subjects.get(tenantId) ?? [])];
      all.set(tenantId, stands ? new Map([...own.keys, ...found.keys]) : await this.current(client, tenantId, asked));
    }
    return all;
  }

  /** Keys that are not at hand, and the generation of each tenant. */
  private async loadAcross(
    client: PoolClient,
    subjects: SubjectsByTenant,
    kept: ReadonlyMap<Uuid, { readonly keys: ReadonlyMap<Uuid, LiveKey> }>,
  ): Promise<Map<Uuid, { generation: string; keys: Map<Uuid, SubjectKey> }>> {
    const wanted = [...subjects].flatMap(([tenantId, ids]) => {
      const missing = [...ids].filter((id) => !kept.get(tenantId)?.keys.has(id));
      return (missing.length > 0 ? missing : [null]).map((id) => [tenantId, id] as const);
    });
    const { rows } = await client.query<KeyRow & { readonly tenant_id: Uuid }>({
      name: 'subject-keys-across',
      text: FIND_ACROSS,
      values: [wanted.map(([tenantId]) => tenantId), wanted.map(([, id]) => id)],
    });
    const loaded = new Map<Uuid, { generation: string; keys: Map<Uuid, SubjectKey> }>();
    for (const row of rows) {
      const found = loaded.get(row.tenant_id) ?? { generation: row.generation, keys: new Map<Uuid, SubjectKey>() };
      loaded.set(row.tenant_id, found);
      if (row.subject_id !== null) found.keys.set(row.subject_id, await this.opened(row.tenant_id, row));
    }
    return loaded;
  }

  private remember(tenantId: Uuid, { generation, keys }: Found): void {
    if (generation === null) return;
    const live = [...keys].filter((entry): entry is [Uuid, LiveKey] => entry[1].state === 'live');
    this.cache.put(tenantId, generation, live);
  }

  /** Holds the fence while it adds, so that no key is wrapped by a tenant key that is just being destroyed. */
  private async insert(
    client: PoolClient,
    tenantId: Uuid,
    missing: readonly Uuid[],
    candidate: TenantKey,
  ): Promise<void> {
    const tenant = await this.keyring.tenantKeyById(tenantId, await holdFence(client, tenantId, candidate, 'SHARE'));
    if (!tenant) throw mismatch();
    const fresh = missing.map((subjectId) => ({ subjectId, key: freshSubjectKey() }));
    const wrapped = fresh.map(({ subjectId, key }) => wrapKey(tenantId, subjectId, key, tenant));
    await client.query(INSERT, [tenantId, missing, fresh.map(({ key }) => key.keyId), wrapped, tenant.keyId]);
  }

  private async load(client: PoolClient, tenantId: Uuid, subjectIds: readonly Uuid[]): Promise<Found> {
    const { rows } = await client.query<KeyRow>({ name: 'subject-keys', text: FIND, values: [tenantId, subjectIds] });
    const keys = new Map<Uuid, SubjectKey>();
    for (const row of rows) {
      if (row.subject_id !== null) keys.set(row.subject_id, await this.opened(tenantId, row));
    }
    return { generation: rows[0]?.generation ?? null, keys };
  }

  private async opened(tenantId: Uuid, row: KeyRow): Promise<SubjectKey> {
    if (row.erased_on !== null) {
      return { state: 'destroyed', keyId: row.key_id, erasedOn: row.erased_on, rule: row.destroyed_rule ?? '' };
    }
    const tenant = await this.keyring.tenantKeyById(tenantId, row.wrapped_by ?? '');
    if (!tenant) throw tenantKeyMissing(row.subject_id as Uuid);
    const { subject_id, key_id, wrapped_key } = row;
    return unwrapKey(
      tenantId,
      { subjectId: subject_id as Uuid, keyId: key_id as string, wrapped: wrapped_key as Buffer },
      tenant,
    );
  }
}

const mismatch = (): SealingError =>
  new SealingError(
    'SEALING.KEYRING_MISMATCH',
    'The database was written with another keyring: start with the data folder that holds it, or restore its keyring.json.',
  );

const tenantKeyMissing = (subjectId: Uuid): SealingError =>
  new SealingError(
    'SEALING.TENANT_KEY_MISSING',
    'The keyring does not have the key that wraps this one: the database and the keyring are not from the same time.',
    [subjectId],
  );
