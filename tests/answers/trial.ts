import { setTimeout as sleep } from 'node:timers/promises';
import { Credentials } from '#platform/auth/credentials.js';
import { EventStoreError } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import { JoinGroup } from '#features/organisation/command/join-group/join-group.handler.js';
import { LeaveGroup } from '#features/organisation/command/leave-group/leave-group.handler.js';
import { RecordSchool } from '#features/organisation/command/record-school/record-school.handler.js';
import type pg from 'pg';
import { system, tell, type TestGroup, type TestSchool } from '../support/groups.js';
import type { TrustlogServer } from '../support/trustlog-server.js';
import type { Truth } from './truth.js';

/** A key that was good and has ended, or is about to. */
export interface ShortKey {
  readonly key: string;
  ended: boolean;
}

/** A write that a reader asks for by its position. */
export interface Written {
  readonly tenant: Uuid;
  readonly position: number;
  readonly number: number;
}

/** Gives the same command again, with the same key, while the machine is too busy to reach the database in time. */
const insist = async <Answer>(give: () => Promise<Answer>): Promise<Answer> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await give();
    } catch (error) {
      if (tries === 20 || !(error instanceof EventStoreError) || error.code !== 'STORE.UNAVAILABLE') throw error;
      await sleep(250);
    }
  }
};

/** Everything that changes while others read: names, members, rows by hand and rebuilds, personal keys, credentials. */
export class Trial {
  readonly keys: ShortKey[] = [];
  readonly counts = { writes: 0, moves: 0, rebuilds: 0, erasures: 0, revocations: 0 };
  written: Written | null = null;
  private number = 0;
  private stopped = false;

  constructor(
    private readonly server: TrustlogServer,
    private readonly trust: TestGroup,
    private readonly truth: Truth,
    private readonly admin: pg.Client,
  ) {}

  stop(): void {
    this.stopped = true;
  }

  /** All of it at once, until it is stopped. */
  async run(): Promise<void> {
    const [mover, ...others] = this.trust.schools as readonly [TestSchool, ...TestSchool[]];
    await Promise.all([
      this.often(30, () => this.truth.look()),
      this.often(150, () => this.rename(this.pick(others))),
      this.often(1_000, () => this.move(mover)),
      this.often(1_000, () => this.repair(this.pick(others))),
      this.often(1_500, () => this.erase(this.pick(others))),
      this.often(600, () => this.changeKey()),
    ]);
  }

  private async often(every: number, act: () => Promise<void>): Promise<void> {
    while (!this.stopped) {
      await act();
      await sleep(every * (0.5 + Math.random()));
    }
  }

  private pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(Math.random() * items.length)] as Item;
  }

  private async rename({ id, name }: TestSchool): Promise<void> {
    const number = (this.number += 1);
    const change = { kind: 'ChangeSchoolDetails', effectiveOn: null } as const;
    const changes = [{ ...change, changes: { name: { en: `${name} #${String(number)}`, cy: null } } }];
    const command = new RecordSchool(system(id), { schoolId: id, changes }, `name/${String(number)}`);
    const outcome = (await insist(() => this.server.commands.execute(command))) as { done: boolean; position: number };
    if (!outcome.done) throw new Error('A school could not be renamed.');
    this.written = { tenant: id, position: outcome.position, number };
    this.counts.writes += 1;
  }

  private async move({ id, name }: TestSchool): Promise<void> {
    const n = (this.counts.moves += 1);
    const group = { schoolId: id, groupId: this.trust.id };
    if (n % 2 === 1) {
      const leaves = new LeaveGroup(system(id), { ...group, leftOn: null }, `leave/${String(n)}`);
      await insist(() => tell(this.server, leaves));
      return;
    }
    this.truth.joins.set(id, (this.truth.joins.get(id) ?? 0) + 1);
    this.truth.joining.add(id);
    const joins = {
      ...{ schoolName: { en: name, cy: null }, groupName: { en: this.trust.name, cy: null } },
      ...{ groupKind: 'multi-academy-trust' as const, joinedOn: '2024-09-01' },
    };
    const joining = new JoinGroup(system(id), { ...group, ...joins }, `join/${String(n)}`);
    await insist(() => tell(this.server, joining));
    while (!(await this.truth.belongs(id))) await sleep(20);
    this.truth.joining.delete(id);
  }

  /** A row is changed by hand, which nothing can know of, and then made anew from the log. */
  private async repair({ id }: TestSchool): Promise<void> {
    const n = (this.truth.changes.get(id) ?? 0) + 1;
    this.truth.changes.set(id, n);
    this.truth.whole.delete(id);
    await this.admin.query(`UPDATE read.school_v1 SET phase = 'by hand' WHERE tenant_id = $1 AND to_at = 'infinity'`, [
      id,
    ]);
    await sleep(30);
    await this.server.installation.engine.rebuild(id);
    this.truth.whole.set(id, n);
    this.counts.rebuilds += 1;
  }

  private async erase({ id, urn, people }: TestSchool): Promise<void> {
    for (const [post, personId] of Object.entries(people)) {
      const name = `${this.keyOfTrust()}-${post} ${this.keyOfTrust()}-${urn}`;
      if (this.truth.erased.has(name)) continue;
      await this.server.installation.sealing.destroySubjectKey(id, personId, 'trial');
      this.truth.erased.add(name);
      this.counts.erasures += 1;
      return;
    }
  }

  private keyOfTrust(): string {
    return this.trust.name.replace(' group', '');
  }

  /** Somebody gets another key in another role; the old one ends. */
  private async changeKey(): Promise<void> {
    const credentials = new Credentials(this.server.installation.platformPool);
    const { id: tenantId, lead } = this.trust;
    const { key, credentialId } = await credentials.issue({
      ...{ tenantId, tenantKind: 'group', role: 'TRUST_LEAD', actorId: lead, personId: lead, label: 'trial' },
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    });
    const short: ShortKey = { key, ended: false };
    this.keys.push(short);
    if (this.keys.length > 4) this.keys.shift();
    await sleep(400);
    await credentials.revoke(tenantId, credentialId);
    short.ended = true;
    this.counts.revocations += 1;
  }
}
