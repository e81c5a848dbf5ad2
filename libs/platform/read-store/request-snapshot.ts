import type { Actor } from '#platform/auth/actor.js';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import { setTenants } from '#platform/postgres/in-tenants.js';
import type { Pool } from '#platform/postgres/open-pool.js';
import type { LastSeenTenants } from './last-seen.js';
import type { PositionWait } from './position-wait.js';
import { scopeOf } from './read-scope.js';
import { readRefusals } from './read-refusals.js';
import type { MinPosition, Question, ReadScope, ReadSnapshot, ReadSql } from './read-store.js';
import type { ScopeVersion, VersionQuery } from './scope-version.js';
import { SharedConnection } from './shared-connection.js';
import { Validity } from './validity.js';

/** What a snapshot needs of its store. */
export interface SnapshotParts {
  readonly pool: Pool;
  readonly wait: PositionWait;
  readonly versions: VersionQuery;
  readonly membersOf: (scope: ReadScope, groupId: Uuid) => Promise<readonly Uuid[]>;
  /** The tenants that somebody of this one was last found to see now. A guess: it is asked again each time. */
  readonly lastSeen: LastSeenTenants;
  /** The asked time, checked; null is now. */
  readonly instant: (asOf: Instant | null) => Instant;
  /** Waits until these positions are there, or refuses; takes no connection that a snapshot may hold. */
  readonly waitFor: (actor: Actor, wanted: readonly MinPosition[]) => Promise<void>;
}

/** The tenants of a question at its time, and the version of what it rests on where that was wanted. */
interface Opened {
  readonly tenants: readonly Uuid[];
  readonly version: ScopeVersion | null;
  /** All questions about one time have one scope: what is remembered of it is asked once. */
  scope?: ReadScope;
}

/** What an answer was made from. */
export interface Made {
  /** The versions by the asked time; the present goes by ''. */
  readonly versions: ReadonlyMap<string, ScopeVersion>;
  readonly minPositions: readonly MinPosition[];
  /** Milliseconds since 1970: the instant it is about, and the first one at which it would come out different. */
  readonly madeAtMs: number;
  readonly validUntilMs: number;
  readonly keep: boolean;
}

/** A transaction that nobody works on is one that was forgotten: the server ends it. */
const BEGIN = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = '5s'; SET LOCAL idle_in_transaction_session_timeout = '60s'`;

/**
 * All questions of one request in one REPEATABLE READ READ ONLY transaction, begun with the first of them. They share
 * one connection, on which statements go one after the other: which tenants are in sight is set in the queue just
 * ahead of each statement, so that none can run under what another question may see.
 */
export class RequestSnapshot implements ReadSnapshot {
  private readonly waits = new Map<string, Promise<void>>();
  private readonly wanted: MinPosition[] = [];
  private readonly scopes = new Map<string, Promise<Opened>>();
  private readonly validity: Validity;
  private readonly now: Instant;
  private opening: Promise<SharedConnection> | undefined;
  private begun = false;
  private ended = false;
  private keep = true;

  /** Without `versioned` nobody asks what the answers rest on. */
  constructor(
    private readonly parts: SnapshotParts,
    private readonly actor: Actor,
    private readonly versioned = false,
  ) {
    this.now = parts.instant(null);
    this.validity = new Validity(this.now);
  }

  async ask<Answer>(question: Question, answer: (scope: ReadScope) => Promise<Answer>): Promise<Answer> {
    const { asOf = null, minPosition } = question;
    if (question.actor !== this.actor) throw new Error('A snapshot answers the one for whom it was taken.');
    const at = this.parts.instant(asOf);
    await this.reach(minPosition ?? []);
    const opened = await this.scope(asOf === null ? '' : at);
    return answer((opened.scope ??= this.scopeFor(opened.tenants, asOf === null ? this.now : at, asOf !== null)));
  }

  keepNothing(): void {
    this.keep = false;
  }

  /** Opens the scope of the present (''), or of a past time, and says what it rests on. */
  async version(asOf: string): Promise<ScopeVersion | null> {
    return (await this.scope(asOf)).version;
  }

  /** What the answers of this snapshot were made from. */
  async made(): Promise<Made> {
    const versions = new Map<string, ScopeVersion>();
    for (const [asOf, opened] of this.scopes) {
      const { version } = await opened;
      if (version) versions.set(asOf, version);
    }
    return {
      ...{ versions, minPositions: this.wanted, keep: this.keep },
      madeAtMs: Date.parse(this.now),
      // What was, takes nothing from the clock.
      validUntilMs: this.scopes.has('') ? this.validity.untilMs : Infinity,
    };
  }

  /** Gives the connection back. Whatever still asks afterwards is refused. */
  async end(): Promise<void> {
    if (this.ended) return;
    this.ended = true;
    const connection = await this.opening?.catch(() => undefined);
    await connection?.giveBack();
  }

  /** Waits once for each position, before the transaction begins. One that is asked for later must be in it already. */
  async reach(wanted: readonly MinPosition[]): Promise<void> {
    const fresh = wanted.filter((one) => !this.waits.has(nameOf(one)));
    if (fresh.length > 0) {
      const done = this.parts.waitFor(this.actor, fresh).then(() => this.mustHave(fresh));
      for (const one of fresh) this.waits.set(nameOf(one), done);
      this.wanted.push(...fresh);
    }
    for (const one of wanted) await this.waits.get(nameOf(one));
  }

  private async mustHave(wanted: readonly MinPosition[]): Promise<void> {
    if (!this.begun) return;
    const connection = await this.connection();
    for (const { tenant, position } of wanted) {
      const { reached } = await this.parts.wait.progress(connection.seeing(setTenants([tenant])), tenant);
      if (reached < position) throw readRefusals.notReached();
    }
  }

  private scope(asOf: string): Promise<Opened> {
    const known = this.scopes.get(asOf);
    if (known) return known;
    const opened = this.open(asOf);
    this.scopes.set(asOf, opened);
    return opened;
  }

  private async open(asOf: string): Promise<Opened> {
    const opened = await (asOf === '' ? this.openNow() : this.openAt(asOf));
    if (opened.version?.keyStands === false) throw readRefusals.keyEnded();
    return opened;
  }

  /** Mostly the tenants of then are those of now: one list for both. */
  private async openAt(asOf: string): Promise<Opened> {
    const then = await this.tenantsAt(asOf);
    const lastSeen = this.parts.lastSeen.get(this.actor.tenantId);
    const tenants = lastSeen && isSame(lastSeen, then) ? lastSeen : then;
    return { tenants, version: await this.versionOf(tenants) };
  }

  /** A version of those who were seen last is asked for in the same trip: mostly they still are the ones in sight. */
  private async openNow(): Promise<Opened> {
    const { lastSeen } = this.parts;
    const { tenantId } = this.actor;
    const guess = lastSeen.get(tenantId);
    const asked = this.tenantsAt('');
    const guessed = guess && this.versionOf(guess);
    guessed?.catch(() => undefined);
    const tenants = await asked;
    if (guess && isSame(guess, tenants)) return { tenants: guess, version: (await guessed) ?? null };
    lastSeen.set(tenantId, tenants);
    return { tenants, version: await this.versionOf(tenants) };
  }

  private async tenantsAt(asOf: string): Promise<readonly Uuid[]> {
    const { tenantId, tenantKind } = this.actor;
    if (tenantKind !== 'group') return [tenantId];
    const scope = this.scopeFor([tenantId], asOf === '' ? this.now : asOf, asOf !== '');
    return [tenantId, ...(await this.parts.membersOf(scope, tenantId))];
  }

  private async versionOf(tenants: readonly Uuid[]): Promise<ScopeVersion | null> {
    if (!this.versioned) return null;
    const sight = (await this.connection()).seeing(sightOf(tenants));
    return this.parts.versions.ask(sight, this.actor, tenants);
  }

  private scopeFor(tenants: readonly Uuid[], at: Instant, past: boolean): ReadScope {
    const sight = sightOf(tenants);
    const sql: ReadSql = async <Row extends object>(text: string, values?: readonly unknown[]) =>
      (await this.connection()).seeing(sight)<Row>(text, values);
    return scopeOf({ sql, tenants, at, past, validity: this.validity });
  }

  private connection(): Promise<SharedConnection> {
    if (this.ended) return Promise.reject(new Error('This snapshot has been given back.'));
    return (this.opening ??= this.begin());
  }

  private async begin(): Promise<SharedConnection> {
    // The other questions of the same level say now what they wait for.
    await new Promise((resolve) => setImmediate(resolve));
    await Promise.allSettled(this.waits.values());
    this.begun = true;
    return new SharedConnection(await this.parts.pool.connect(), BEGIN);
  }
}

const isSame = (one: readonly Uuid[], other: readonly Uuid[]): boolean =>
  one.length === other.length && one.every((id, n) => id === other[n]);

const sights = new WeakMap<readonly Uuid[], string>();

/** The statement by which these are seen; written once for a list that many questions share. */
const sightOf = (tenants: readonly Uuid[]): string => {
  let sight = sights.get(tenants);
  if (sight === undefined) sights.set(tenants, (sight = setTenants(tenants)));
  return sight;
};

const nameOf = ({ tenant, position }: MinPosition): string => `${tenant} ${String(position)}`;
