import { mayStartImport } from '#platform/csv/import-start.js';
import { rowError } from '#platform/csv/csv.types.js';
import type { CsvEncoding, CsvSource, RowError } from '#platform/csv/csv.types.js';
import type { CommandOutcome, CommandRunner } from '#platform/command/command-runner.js';
import { deriveId, newId } from '#platform/command/ids.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { EventStore } from '#platform/event-store/event-store.js';
import type { Instant, PlainDate, Uuid } from '#platform/kernel/event.js';
import type { Refusal } from '#platform/kernel/result.js';
import type { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { RecordGroup, RecordGroupHandler } from '../command/record-group/record-group.handler.js';
import { RecordSchool, RecordSchoolHandler } from '../command/record-school/record-school.handler.js';
import { findRegister } from './register.known.js';
import type { FoundRegister } from './register.known.js';
import { planRegisterImport } from './register.plan.js';
import { readRegister } from './register.read.js';
import { groupSteps, memberSteps, schoolSteps } from './register.steps.js';
import type { GroupStep, SchoolStep } from './register.steps.js';
import type { RegisterPlan } from './register.types.js';

/** What an import stands on. Read models must have caught up with the log before it is called. */
export interface RegisterImportParts {
  readonly store: Pick<EventStore, 'createTenants' | 'tenants'>;
  readonly runner: CommandRunner;
  readonly reads: PostgresReadStore;
  readonly clock: () => Instant;
}

export interface RegisterImportOptions {
  /** Say what would happen and store nothing. */
  readonly dryRun: boolean;
  /** Leave out the rows that have errors instead of refusing the file. */
  readonly skipBadRows?: boolean;
  /** The register is Windows-1252; a copy that was saved again may be UTF-8. */
  readonly encoding?: CsvEncoding;
  /** From when what changed is so; null is not recorded. */
  readonly effectiveOn?: PlainDate | null;
  readonly onProgress?: (done: number, total: number) => void;
}

/** What an import of the register did, or would do. */
export interface RegisterImport {
  readonly dryRun: boolean;
  /** Set where nothing was stored because the file may not be imported as it is. */
  readonly refusal: Refusal | null;
  readonly rows: number;
  readonly groups: Counts;
  readonly schools: Counts;
  readonly joined: number;
  readonly left: number;
  readonly errors: readonly RowError[];
  readonly warnings: readonly RowError[];
  readonly ignoredColumns: readonly string[];
}

interface Counts {
  readonly registered: number;
  readonly changed: number;
  readonly unchanged: number;
}

const IN_FLIGHT = 400;
const TENANTS_AT_ONCE = 2_000;
const CREDENTIAL = 'system:import-register';

/** Ids follow from the register's own numbers: a run that was cut off and started again means the same tenants. */
const registerId = (kind: 'school' | 'group', number: string): Uuid => deriveId('register', kind, number);

/**
 * Imports the register of schools: tenants, schools, groups and who belongs to whom. Made again it does nothing;
 * interrupted it goes on where it stood. Each school and each group is stored whole or not at all.
 */
export const importRegister = async (
  parts: RegisterImportParts,
  source: CsvSource,
  options: RegisterImportOptions,
): Promise<RegisterImport> => {
  const read = await readRegister(source, options.encoding);
  const found = await findRegister(parts.reads, read.readable ? await parts.store.tenants() : []);
  const plan = planRegisterImport(read.rows, found, registerId);
  const errors = [...read.errors, ...plan.errors].sort((one, other) => one.row - other.row);
  const account = { ...accountOf(plan), warnings: read.warnings, ignoredColumns: read.ignoredColumns };
  const start = mayStartImport({ readable: read.readable, errors }, options);
  const about = { ...account, dryRun: options.dryRun, rows: read.rows.length };
  if (options.dryRun || !start.ok) {
    return { ...about, refusal: options.dryRun || start.ok ? null : start.refusal, errors };
  }
  const refused = await new RegisterRun(parts, options, found).run(plan);
  return { ...about, refusal: null, errors: [...errors, ...refused] };
};

const accountOf = ({ groups, schools, memberships, changed, unchanged }: RegisterPlan) => ({
  groups: { registered: groups.length, changed: changed.groups.length, unchanged: unchanged.groups },
  schools: { registered: schools.length, changed: changed.schools.length, unchanged: unchanged.schools },
  joined: memberships.filter(({ action }) => action === 'join').length,
  left: memberships.filter(({ action }) => action === 'leave').length,
});

/** One run: groups, then schools, then the groups' members, so that no log names a position that is not there yet. */
class RegisterRun {
  private readonly context: RequestContext;
  private readonly schools: RecordSchoolHandler;
  private readonly groups: RecordGroupHandler;
  private readonly refused: RowError[] = [];
  private done = 0;
  private total = 0;

  constructor(
    private readonly parts: RegisterImportParts,
    private readonly options: RegisterImportOptions,
    private readonly found: FoundRegister,
  ) {
    const actorId = deriveId('system', 'import-register');
    const system = {
      actorId,
      credentialId: CREDENTIAL,
      tenantId: actorId,
      tenantKind: 'school',
      personId: null,
    } as const;
    this.context = { actor: { ...system, role: 'SYSTEM' }, correlationId: newId(), now: parts.clock() };
    this.schools = new RecordSchoolHandler(parts.runner);
    this.groups = new RecordGroupHandler(parts.runner);
  }

  async run(plan: RegisterPlan): Promise<readonly RowError[]> {
    const groups = groupSteps(plan, this.found);
    const schools = schoolSteps(plan, this.found, this.options.effectiveOn ?? null);
    this.total = groups.length + schools.length;
    await this.createTenants(
      groups.flatMap(({ groupId, isNew }) => (isNew ? [groupId] : [])),
      'group',
    );
    await this.createTenants(
      schools.flatMap(({ schoolId, isNew }) => (isNew ? [schoolId] : [])),
      'school',
    );
    await inFlight(groups, (step) => this.recordGroup(step));
    const positions = new Map<SchoolStep, number>();
    await inFlight(schools, async (step) => {
      const outcome = await this.recordSchool(step);
      if (outcome.done) positions.set(step, outcome.position);
    });
    const members = memberSteps(positions, this.found.untold);
    this.total += members.length;
    await inFlight(members, (step) => this.recordGroup(step));
    return this.refused;
  }

  private async createTenants(ids: readonly Uuid[], kind: 'school' | 'group'): Promise<void> {
    for (let from = 0; from < ids.length; from += TENANTS_AT_ONCE) {
      await this.parts.store.createTenants(ids.slice(from, from + TENANTS_AT_ONCE), kind);
    }
  }

  private async recordSchool({ schoolId, row, changes, basis }: SchoolStep): Promise<CommandOutcome> {
    const key = `${String(basis)}:${JSON.stringify(changes)}`;
    const outcome = await this.schools.execute(new RecordSchool(this.context, { schoolId, changes }, key));
    this.tell(outcome, row);
    return outcome;
  }

  private async recordGroup({ groupId, row, changes, basis }: GroupStep): Promise<void> {
    const key = `${String(basis)}:${JSON.stringify(changes)}`;
    this.tell(await this.groups.execute(new RecordGroup(this.context, { groupId, changes }, key)), row);
  }

  private tell(outcome: CommandOutcome, row: number): void {
    this.done += 1;
    this.options.onProgress?.(this.done, this.total);
    if (!outcome.done)
      this.refused.push(
        rowError(row, outcome.refusal.code, { en: outcome.refusal.message, cy: outcome.refusal.messageCy }),
      );
  }
}

/**
 * Works through a list, some hundred at a time: the store takes together what is asked for together. After a fault
 * nothing more is begun, and what is under way has landed before the fault is thrown.
 */
const inFlight = async <Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> => {
  const queue = items.values();
  const faults: unknown[] = [];
  const lane = async (): Promise<void> => {
    for (const item of queue) {
      if (faults.length > 0) return;
      await work(item).catch((fault: unknown) => faults.push(fault));
    }
  };
  await Promise.all(Array.from({ length: Math.min(IN_FLIGHT, items.length) }, lane));
  if (faults.length > 0) throw faults[0];
};
