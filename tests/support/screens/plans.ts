import { EventEmitter } from 'node:events';
import pg from 'pg';

/** A node of a plan, as PostgreSQL writes it. */
export type PlanNode = Readonly<Record<string, unknown>>;

/** A statement with the plan that it ran by; of statements inside functions too. */
export interface RunPlan {
  readonly role: string;
  readonly text: string;
  readonly plan: PlanNode;
}

/** How rows of one table were found. */
export interface Scan {
  readonly table: string;
  readonly node: string;
  /** What the index was asked for; empty where no index was. */
  readonly condition: string;
  /** Rows looked at, of all rounds together. */
  readonly rows: number;
}

/** Rows that were put in order, hashed or grouped, and the tables that they came from. */
export interface Gathering {
  readonly node: string;
  readonly rows: number;
  readonly tables: readonly string[];
}

const SETTINGS = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_buffers': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_format': 'json',
  'auto_explain.log_level': 'notice',
};

/**
 * From now on whoever connects to this database is told the plan of every statement. PostgreSQL's own contrib module
 * does it: the plan is the one that ran, with its parameters, under the asker's row-level security.
 */
export const tellPlans = async (adminUrl: string, more: Readonly<Record<string, string>> = {}): Promise<void> => {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const name = pg.escapeIdentifier(new URL(adminUrl).pathname.slice(1));
    for (const [setting, value] of Object.entries({ ...SETTINGS, ...more }))
      await admin.query(`ALTER DATABASE ${name} SET ${setting} = ${pg.escapeLiteral(value)}`);
  } finally {
    await admin.end();
  }
};

/** Listens to the plans that any connection of this process is told. */
export class WatchedPlans {
  readonly plans: RunPlan[] = [];

  constructor() {
    const { plans } = this;
    const prototype = pg.Client.prototype as unknown as EventEmitter;
    prototype.emit = function (this: pg.Client, event: string | symbol, ...given: unknown[]): boolean {
      if (event === 'notice') note(plans, this.user ?? '', given[0] as { readonly message?: string });
      return EventEmitter.prototype.emit.call(this, event, ...given);
    };
  }

  /** The plans told so far, once. */
  take(): readonly RunPlan[] {
    return this.plans.splice(0);
  }

  /** Lets go of the driver. */
  stop(): void {
    Reflect.deleteProperty(pg.Client.prototype, 'emit');
  }
}

const note = (plans: RunPlan[], role: string, { message = '' }: { readonly message?: string }): void => {
  if (!/^duration: .*plan:\n/.test(message)) return;
  const told = JSON.parse(message.slice(message.indexOf('{'))) as { 'Query Text': string; Plan: PlanNode };
  plans.push({ role, text: told['Query Text'], plan: told.Plan });
};

const text = (node: PlanNode, name: string): string => (typeof node[name] === 'string' ? node[name] : '');
const figure = (node: PlanNode, name: string): number => (typeof node[name] === 'number' ? node[name] : 0);
const below = (node: PlanNode): readonly PlanNode[] => (node['Plans'] ?? []) as readonly PlanNode[];

const lookedAt = (node: PlanNode): number =>
  Math.round(
    figure(node, 'Actual Loops') *
      (figure(node, 'Actual Rows') +
        figure(node, 'Rows Removed by Filter') +
        figure(node, 'Rows Removed by Index Recheck')),
  );

/** The bitmap of a heap is made below it: what its index is asked for stands there. */
const conditionOf = (node: PlanNode): string =>
  text(node, 'Index Cond') || below(node).map(conditionOf).filter(Boolean).join(' ');

/** The scans of a plan, of the tables there are. */
export const scansOf = (node: PlanNode): readonly Scan[] => {
  const table = text(node, 'Relation Name');
  const own = { table, node: text(node, 'Node Type'), condition: conditionOf(node), rows: lookedAt(node) };
  return [...(table && own.node !== 'ModifyTable' ? [own] : []), ...below(node).flatMap(scansOf)];
};

/** Where a plan puts rows in order, hashes or groups them. */
export const gatheringsOf = (node: PlanNode): readonly Gathering[] => {
  const kind = text(node, 'Node Type');
  const rows = Math.round(
    figure(node, 'Actual Loops') * Math.max(0, ...below(node).map((one) => figure(one, 'Actual Rows'))),
  );
  const own = { node: kind, rows, tables: scansOf(node).map(({ table }) => table) };
  return [...(/Sort|Hash$|Aggregate/.test(kind) ? [own] : []), ...below(node).flatMap(gatheringsOf)];
};

/** Pages that a statement read, from memory or not. */
export const pagesOf = (node: PlanNode): number =>
  figure(node, 'Shared Hit Blocks') + figure(node, 'Shared Read Blocks');
