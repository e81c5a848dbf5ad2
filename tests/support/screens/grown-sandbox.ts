import pg from 'pg';
import type { Uuid } from '#platform/kernel/event.js';

/** What a copy of rows is made of. */
interface Copy {
  readonly tenants: readonly Uuid[];
  readonly copies: number;
  /** Numbers of copies begin here, so that a later growth makes other ids. */
  readonly from: number;
  /** The copies belong to tenants of their own; else to the tenants of what is copied. */
  readonly elsewhere: boolean;
  /** Ids that copies keep, so that these records have more of what belongs to them. */
  readonly kept: readonly Uuid[];
}

interface Column {
  readonly name: string;
  readonly type: string;
  /** The one by which rows of a tenant are told apart. */
  readonly isOnlyKey: boolean;
}

/** Rows that are one a tenant: a tenant that grows has no more of them. */
const ONE_A_TENANT = ['read.school_v1', 'read.group_body_v1', 'read.membership_v1'];
/** Texts that hold somebody's or something's id; those that are sealed are copied to the letter. */
const ID_TEXTS = ['requested_by', 'drafted_by', 'published_by', 'answered_by', 'stream_id', 'actor_id'];
/** What is sealed here is sealed with a case's own key and names the case. */
const OF_CASES = ['read.breach_v3', 'read.breach_step_v2'];
const UUID = `'[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'`;

/**
 * Makes a small record a large one by copying its rows, without the half hour that as many commands would take. What
 * stands sealed is copied as it is. `admin` is the database's superuser; nobody else has opened the database yet.
 */
export class GrownSandbox {
  private next = 1;

  private constructor(private readonly admin: pg.Client) {}

  static async of(adminUrl: string): Promise<GrownSandbox> {
    const admin = new pg.Client({ connectionString: adminUrl });
    await admin.connect();
    await admin.query(`SET session_replication_role = replica; SET synchronous_commit = off; SET work_mem = '64MB'`);
    // What is dropped with the test needs no log of its writes.
    const { rows } = await admin.query<{ name: string }>(
      `SELECT 'read.' || tablename AS name FROM pg_tables WHERE schemaname = 'read' UNION ALL SELECT 'store.event'`,
    );
    for (const { name } of rows) await admin.query(`ALTER TABLE ${name} SET UNLOGGED`);
    return new GrownSandbox(admin);
  }

  /** Each of these tenants has `times` as much of everything; `kept` have `times` as much of what belongs to them. */
  async within(tenants: readonly Uuid[], times: number, kept: readonly Uuid[]): Promise<void> {
    const copy = this.copy({ tenants, copies: times - 1, elsewhere: false, kept: [...kept, ...tenants] });
    for (const table of await this.tables()) if (!ONE_A_TENANT.includes(table)) await this.rows(table, copy);
    await this.rows('store.event', copy);
    await this.admin.query(`UPDATE store.tenant_log SET head = head * $2 WHERE tenant_id = ANY ($1)`, [tenants, times]);
    await this.admin.query(`UPDATE read.checkpoint SET position = position * $2 WHERE tenant_id = ANY ($1)`, [
      tenants,
      times,
    ]);
  }

  /** The schools of a group are there `times`; the copies belong to it too. */
  async schools(groupId: Uuid, times: number): Promise<void> {
    const { rows } = await this.admin.query<{ id: Uuid }>(
      `SELECT school_id AS id FROM read.membership_v1 WHERE tenant_id = $1 AND to_at = 'infinity'`,
      [groupId],
    );
    const copy = this.copy({ tenants: rows.map(({ id }) => id), copies: times - 1, elsewhere: true, kept: [] });
    await this.tenants(copy);
    await this.rows('read.membership_v1', { ...copy, tenants: [groupId], elsewhere: false, kept: [groupId] });
  }

  /** Every tenant is there `times`; the copies have nothing to do with anybody. */
  async land(times: number, tenants: readonly Uuid[]): Promise<void> {
    await this.tenants(this.copy({ tenants, copies: times - 1, elsewhere: true, kept: [] }));
  }

  /** Everybody who is there. */
  async everybody(): Promise<readonly Uuid[]> {
    const { rows } = await this.admin.query<{ id: Uuid }>('SELECT tenant_id AS id FROM store.tenant_log ORDER BY 1');
    return rows.map(({ id }) => id);
  }

  /** Gives the planner its figures. Nobody can open what another key has sealed: copies look as if they were erased. */
  async analyse(): Promise<void> {
    await this.admin.query(
      `INSERT INTO platform.subject_key (tenant_id, subject_id, destroyed_at, destroyed_rule)
       SELECT DISTINCT b.tenant_id, b.breach_id, now(), 'a copy' FROM read.breach_v3 b ON CONFLICT DO NOTHING`,
    );
    await this.admin.query('ANALYZE');
  }

  async end(): Promise<void> {
    await this.admin.end();
  }

  private copy(of: Omit<Copy, 'from'>): Copy {
    const from = this.next;
    this.next += of.copies;
    return { ...of, from };
  }

  private async tenants(copy: Copy): Promise<void> {
    const others = ['store.tenant_log', 'store.event', 'read.checkpoint', 'platform.tenant_key', 'platform.credential'];
    for (const table of [...(await this.tables()), ...others]) await this.rows(table, copy);
    await this.admin.query(
      `INSERT INTO platform.subject_key (tenant_id, subject_id, key_id, destroyed_at, destroyed_rule)
       SELECT ${idOf('t.tenant_id')}, t.subject_id, t.key_id, now(), 'a copy'
       FROM platform.subject_key t, generate_series($1::int, $2::int) g (k) WHERE t.tenant_id = ANY ($3::uuid[])`,
      [copy.from, copy.from + copy.copies - 1, copy.tenants],
    );
  }

  /** The read models' own tables. */
  private async tables(): Promise<readonly string[]> {
    const { rows } = await this.admin.query<{ name: string }>(
      `SELECT 'read.' || tablename AS name FROM pg_tables WHERE schemaname = 'read' AND tablename <> 'checkpoint' ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  }

  private async rows(table: string, copy: Copy): Promise<void> {
    const columns = await this.columns(table);
    const names = columns.map(({ name }) => name).join(', ');
    const values = columns.map((column) => valueOf(table, column, copy)).join(', ');
    await this.admin.query(
      `INSERT INTO ${table} (${names}) SELECT ${values}
       FROM ${table} t JOIN store.tenant_log l ON l.tenant_id = t.tenant_id, generate_series($1::int, $2::int) g (k)
       WHERE t.tenant_id = ANY ($3::uuid[]) AND $4::uuid[] IS NOT NULL`,
      [copy.from, copy.from + copy.copies - 1, copy.tenants, copy.kept],
    );
  }

  private async columns(table: string): Promise<readonly Column[]> {
    const { rows } = await this.admin.query<Column>(
      `WITH keys AS (
         SELECT array_agg(k.attname) AS names FROM pg_index i
         JOIN pg_attribute k ON k.attrelid = i.indrelid AND k.attnum = ANY (i.indkey)
         WHERE i.indrelid = $1::regclass AND i.indisprimary AND k.attname NOT IN ('tenant_id', 'from_position'))
       SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type, keys.names = ARRAY[a.attname] AS "isOnlyKey"
       FROM pg_attribute a, keys WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
      [table],
    );
    return rows;
  }
}

/** The id that stands for another one in copy k: the same in every table. */
const idOf = (text: string): string => `md5(${text}::text || ':' || g.k)::uuid`;

const valueOf = (table: string, column: Column, { elsewhere }: Copy): string => {
  const value = `t.${column.name}`;
  if (column.name === 'tenant_id') return elsewhere ? idOf(value) : value;
  // Bodies name streams and people by their ids; within a record of its own a copy may have the same.
  if (elsewhere && table === 'store.event') return value;
  const other = otherId(table, column);
  if (other !== null) return other;
  return (elsewhere ? null : shifted(table, column.name)) ?? value;
};

/** The value with the ids that it is or holds exchanged for the copy's; null where it holds none. */
const otherId = (table: string, column: Column): string | null => {
  const value = `t.${column.name}`;
  if (column.type === 'uuid') return column.isOnlyKey ? idOf(value) : unlessKept(value, value);
  if (ID_TEXTS.includes(column.name)) return withOtherId(value);
  const ofCase = OF_CASES.includes(table) && ['text', 'jsonb'].includes(column.type);
  return ofCase ? ofOtherCase(table, column) : null;
};

const unlessKept = (id: string, otherwise: string): string =>
  `CASE WHEN ${id} = ANY ($4) THEN ${otherwise} ELSE ${idOf(id)} END`;

const ofOtherCase = (table: string, { name, type }: Column): string => {
  const other = table === 'read.breach_v3' ? idOf('t.breach_id') : `(${unlessKept('t.breach_id', 't.breach_id')})`;
  return `replace(t.${name}::text, t.breach_id::text, ${other}::text)::${type}`;
};

const withOtherId = (value: string): string => {
  const id = `substring(${value} FROM ${UUID})`;
  return `CASE WHEN ${id} IS NULL OR ${id}::uuid = ANY ($4) THEN ${value}
    ELSE regexp_replace(${value}, ${UUID}, (${idOf(id)})::text) END`;
};

/** What tells rows of one record apart goes on counting in copies. */
const shifted = (table: string, name: string): string | null => {
  const places: Readonly<Record<string, string>> = {
    'store.event.position': `t.position + (g.k - $1 + 1) * l.head`,
    'store.event.version': `CASE WHEN substring(t.stream_id FROM ${UUID})::uuid = ANY ($4) THEN t.version + g.k * 100000 ELSE t.version END`,
    step: 't.step + g.k * 1000',
    since: `t.since || ' ' || g.k`,
    finding_id: `t.finding_id || ' ' || g.k`,
  };
  return places[`${table}.${name}`] ?? places[name] ?? null;
};
