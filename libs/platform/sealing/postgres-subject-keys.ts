import type { Pool, PoolClient } from 'pg';
import type { Uuid } from '#platform/kernel/event.js';
import { askInTenants, inTenants, uuidArray } from '#platform/postgres/in-tenants.js';
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

/** Of pairs of tenant and subject; a tenant with no subject answers with its generation alone. */
const findAcross = (pairs: readonly (readonly [Uuid, Uuid | null])[]): string => `
  SELECT t.tenant_id, t.generation, k.subject_id, k.key_id, k.wrapped_key, k.wrapped_by, k.destroyed_rule,
    to_char(k.destroyed_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS erased_on
  FROM unnest(${uuidArray(pairs.map(([tenantId]) => tenantId))}, ${uuidArray(pairs.map(([, subjectId]) => subjectId))})
    AS w(tenant_id, subject_id)
  JOIN platform.tenant_key t ON t.tenant_id = w.tenant_id
  LEFT JOIN platform.subject_key k ON k.tenant_id = t.tenant_id AND k.subject_id = w.subject_id`;

const INSERT = `
  INSERT INTO platform.subject_key (tenant_id, subject_id, key_id, wrapped_key, wrapped_by)
  SELECT $1, u.subject_id, u.key_id, u.wrapped_key, $5 FROM unnest($2::uuid[], $3::text[], $4::bytea[])
    AS u(subject_id, key_id, wrapped_key) ORDER BY u.subject_id
  ON CONFLICT (tenant_id, subject_id) DO NOTHING`;

interface Found {
  readonly generation: string | null;
  readonly keys: Map<Uuid, SubjectKey>;
}

/** Subjects of a tenant whose keys are asked for. */
interface Wanted {
  readonly tenantId: Uuid;
  readonly ids: readonly Uuid[];
}

/** Subject keys in `platform.subject_key`, wrapped; opened ones are kept in memory while their generation stands. */
export class PostgresSubjectKeys implements SubjectKeys {
  constructor(
    private readonly pool: Pool,
    private readonly keyring: Keyring,
    private readonly cache: OpenedKeyCache = new OpenedKeyCache(),
  ) {}

  async find(tenantId: Uuid, subjectIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, SubjectKey>> {
    const found = await this.findAcross(new Map([[tenantId, new Set(subjectIds)]]));
    return found.get(tenantId) ?? new Map<Uuid, SubjectKey>();
  }

  /** One round trip asks for the generations and for the keys that are not at hand; a second one only for what moved. */
  async findAcross(subjects: SubjectsByTenant): Promise<ReadonlyMap<Uuid, ReadonlyMap<Uuid, SubjectKey>>> {
    const wanted = [...subjects].map(([tenantId, ids]) => ({ tenantId, ids: [...ids] }));
    const kept = new Map(wanted.map(({ tenantId, ids }) => [tenantId, this.cache.get(tenantId, ids)] as const));
    const missing = ({ tenantId, ids }: Wanted): Wanted => {
      const own = kept.get(tenantId)?.keys;
      return own && own.size > 0 ? { tenantId, ids: ids.filter((id) => !own.has(id)) } : { tenantId, ids };
    };
    const loaded = await this.load(wanted.map(missing));
    const moved = wanted.filter(({ tenantId }) => {
      const own = kept.get(tenantId);
      return own && own.keys.size > 0 && own.generation !== loaded.get(tenantId)?.generation;
    });
    const again = moved.length > 0 ? await this.loadMoved(moved) : new Map<Uuid, Found>();
    return new Map(
      wanted.map(({ tenantId }) => [
        tenantId,
        again.get(tenantId)?.keys ?? merged(kept.get(tenantId)?.keys, loaded.get(tenantId)?.keys),
      ]),
    );
  }

  async findOrCreate(tenantId: Uuid, subjectIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, SubjectKey>> {
    const known = await this.find(tenantId, subjectIds);
    const missing = subjectIds.filter((subjectId) => !known.has(subjectId));
    if (missing.length === 0) return known;
    const candidate = await this.keyring.tenantKey(tenantId);
    const made = await inTenants(this.pool, [tenantId], async (client) => {
      await this.insert(client, tenantId, missing, candidate);
      return this.loadIn(client, tenantId, missing);
    });
    this.remember(tenantId, made);
    return new Map([...known, ...made.keys]);
  }

  /** Drops what is kept in memory for a tenant. */
  forget(tenantId: Uuid): void {
    this.cache.drop(tenantId);
  }

  /** The keyring is read again with them, so that a destroyed tenant key does not live on in this process. */
  private async loadMoved(moved: readonly Wanted[]): Promise<ReadonlyMap<Uuid, Found>> {
    await this.keyring.reload();
    return this.load(moved);
  }

  /** Keys from the database, and the generation of each tenant; remembered. */
  private async load(wanted: readonly Wanted[]): Promise<ReadonlyMap<Uuid, Found>> {
    const pairs = wanted.flatMap(({ tenantId, ids }) =>
      (ids.length > 0 ? ids : [null]).map((id) => [tenantId, id] as const),
    );
    const rows = await askInTenants<KeyRow & { readonly tenant_id: Uuid }>(
      this.pool,
      wanted.map(({ tenantId }) => tenantId),
      findAcross(pairs),
    );
    const loaded = new Map<Uuid, Found>();
    for (const row of rows) {
      const found = loaded.get(row.tenant_id) ?? { generation: row.generation, keys: new Map<Uuid, SubjectKey>() };
      loaded.set(row.tenant_id, found);
      if (row.subject_id !== null) found.keys.set(row.subject_id, await this.opened(row.tenant_id, row));
    }
    for (const [tenantId, found] of loaded) this.remember(tenantId, found);
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

  /** As a transaction that is open for the tenant sees them. */
  private async loadIn(client: PoolClient, tenantId: Uuid, subjectIds: readonly Uuid[]): Promise<Found> {
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

const merged = (
  kept: ReadonlyMap<Uuid, SubjectKey> = new Map(),
  loaded: ReadonlyMap<Uuid, SubjectKey> = new Map(),
): ReadonlyMap<Uuid, SubjectKey> => (loaded.size === 0 ? kept : new Map([...kept, ...loaded]));

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
