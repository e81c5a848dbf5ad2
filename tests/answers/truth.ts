import type pg from 'pg';
import type { Uuid } from '#platform/kernel/event.js';

/** What is known to be committed at one moment. Whoever asks from then on may be told nothing older. */
export interface Known {
  /** Number in the name of each school, as its read model had it. */
  readonly names: ReadonlyMap<Uuid, number>;
  /** Schools that do not belong to the trust, by how often they had begun to join by then. */
  readonly out: ReadonlyMap<Uuid, number>;
  /** Schools whose rows are what their log says, by how often somebody had begun to change them by hand. */
  readonly whole: ReadonlyMap<Uuid, number>;
  readonly erased: ReadonlySet<string>;
  /** How long the records were. */
  readonly heads: ReadonlyMap<Uuid, number>;
}

export const numberIn = (name: string): number => Number(/#(\d+)$/.exec(name)?.[1] ?? 0);

/** Keeps what is known, and how it is found out. */
export class Truth {
  readonly joins = new Map<Uuid, number>();
  /** Those that are about to join: their read models may say either. */
  readonly joining = new Set<Uuid>();
  readonly changes = new Map<Uuid, number>();
  readonly whole = new Map<Uuid, number>();
  readonly erased = new Set<string>();
  private names = new Map<Uuid, number>();
  private out = new Map<Uuid, number>();
  private heads = new Map<Uuid, number>();

  constructor(
    private readonly admin: pg.Client,
    private readonly groupId: Uuid,
  ) {}

  /** Looks at the read models behind row-level security. */
  async look(): Promise<void> {
    const joins = new Map(this.joins);
    const joining = new Set(this.joining);
    const { rows } = await this.admin.query<{ id: Uuid; name: string; out: boolean }>(
      `SELECT s.tenant_id AS id, s.name->>'en' AS name, m.school_id IS NULL OR m.left_position IS NOT NULL AS out
       FROM read.school_v1 s LEFT JOIN read.membership_v1 m
         ON m.tenant_id = $1 AND m.school_id = s.tenant_id AND m.to_at = 'infinity'
       WHERE s.to_at = 'infinity'`,
      [this.groupId],
    );
    const { rows: logs } = await this.admin.query<{ id: Uuid; head: number }>(
      'SELECT tenant_id AS id, head::float8 AS head FROM store.tenant_log',
    );
    this.heads = new Map(logs.map(({ id, head }) => [id, head]));
    this.names = new Map(rows.map(({ id, name }) => [id, numberIn(name)]));
    this.out = new Map(rows.filter(({ id, out }) => out && !joining.has(id)).map(({ id }) => [id, joins.get(id) ?? 0]));
  }

  /** Whether the read models say that a school belongs to the trust. */
  async belongs(id: Uuid): Promise<boolean> {
    const { rowCount } = await this.admin.query(
      `SELECT FROM read.membership_v1 WHERE tenant_id = $1 AND school_id = $2 AND to_at = 'infinity' AND left_position IS NULL`,
      [this.groupId, id],
    );
    return rowCount === 1;
  }

  known(): Known {
    const { names, out, heads } = this;
    return { names, out, heads, whole: new Map(this.whole), erased: new Set(this.erased) };
  }
}
