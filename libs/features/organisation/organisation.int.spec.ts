import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CommandBus } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { organisationEvents } from '#contracts/organisation.events.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { JoinGroup, JoinGroupHandler } from './command/join-group/join-group.handler.js';
import { LeaveGroup, LeaveGroupHandler } from './command/leave-group/leave-group.handler.js';
import { RecordGroup, RecordGroupHandler } from './command/record-group/record-group.handler.js';
import { RecordSchool, RecordSchoolHandler } from './command/record-school/record-school.handler.js';
import { organisationProjections } from './organisation.projections.js';
import { TellGroupWhenSchoolMoved } from './policy/tell-group-when-school-moved.policy.js';
import { membersOf } from './query/members/members.query.js';
import { SchoolsQuery } from './query/schools/schools.query.js';

const details = (en: string, urn: string) => ({
  name: { en, cy: null },
  phase: 'primary' as const,
  country: 'england' as const,
  urn,
  ukprn: null,
  establishmentNumber: null,
  welshSchoolNumber: null,
  establishmentType: null,
  laCode: '301',
  laName: 'Barking and Dagenham',
  town: null,
  postcode: null,
  openDate: null,
});
const trustName = { en: 'Aspire Trust', cy: null };
const sut = new SchoolsQuery();

let platform: TestPlatform;
let trust: Uuid;
let oakfield: Uuid;
let birch: Uuid;

/** Hands commands to their handlers, as Nest's bus does. */
const bus = (): CommandBus => {
  const { runner } = platform;
  const execute = (command: object): Promise<CommandOutcome> => {
    if (command instanceof RecordSchool) return new RecordSchoolHandler(runner).execute(command);
    if (command instanceof RecordGroup) return new RecordGroupHandler(runner).execute(command);
    throw new Error('no handler');
  };
  return { execute } as unknown as CommandBus;
};
const system = (tenantId: Uuid): RequestContext => platform.as('SYSTEM', tenantId);
const done = (outcome: CommandOutcome) => {
  if (!outcome.done) throw new Error(outcome.refusal.code);
  return outcome;
};
const refusal = (outcome: CommandOutcome): string => (outcome.done ? 'done' : outcome.refusal.code);
const register = (schoolId: Uuid, en: string, urn: string, key?: string): Promise<CommandOutcome> =>
  new RecordSchoolHandler(platform.runner).execute(
    new RecordSchool(
      system(schoolId),
      { schoolId, changes: [{ kind: 'RegisterSchool', details: details(en, urn), status: 'open', closedOn: null }] },
      key,
    ),
  );
const join = (schoolId: Uuid, key: string, groupId = trust): Promise<CommandOutcome> =>
  new JoinGroupHandler(bus()).execute(
    new JoinGroup(
      system(schoolId),
      {
        schoolId,
        schoolName: { en: 'Oakfield', cy: null },
        groupId,
        groupName: trustName,
        groupKind: 'multi-academy-trust',
        joinedOn: '2026-09-01',
      },
      key,
    ),
  );
const leave = (schoolId: Uuid, leftOn: string | null): Promise<CommandOutcome> =>
  new LeaveGroupHandler(bus()).execute(
    new LeaveGroup(system(schoolId), { schoolId, groupId: trust, leftOn }, randomUUID()),
  );
const catchUp = async (): Promise<void> => {
  for (const tenantId of [trust, oakfield, birch]) await platform.engine.catchUp(tenantId);
};
const lead = () => {
  const { actor } = platform.as('TRUST_LEAD', trust);
  return { ...actor, tenantKind: 'group' as const };
};
const names = (asOf?: string): Promise<(string | null)[]> =>
  platform.reads.ask({ actor: lead(), asOf }, async (scope) => (await sut.schoolsIn(scope)).map(({ name }) => name.en));

beforeAll(async () => {
  platform = await testPlatform({
    name: 'organisation',
    events: organisationEvents,
    projections: organisationProjections,
    membersOf,
  });
});
afterAll(() => platform.drop());
beforeEach(async () => {
  platform.now = new Date().toISOString();
  [trust, oakfield, birch] = [randomUUID(), await platform.school(), await platform.school()];
  await platform.store.createTenant(trust, 'group');
  const group = { name: trustName, kind: 'multi-academy-trust' as const, groupUid: '12', companiesHouseNumber: null };
  done(
    await new RecordGroupHandler(platform.runner).execute(
      new RecordGroup(system(trust), { groupId: trust, changes: [{ kind: 'RegisterGroup', details: group }] }),
    ),
  );
  done(await register(oakfield, 'Oakfield', '100001'));
  done(await register(birch, 'Birch Lane', '100002'));
});

describe('a school that joined a group', () => {
  it('is seen by the group, by name, with the group and the day that it joined', async () => {
    done(await join(oakfield, 'a'));
    done(await join(birch, 'b'));
    await catchUp();
    expect(await names()).toEqual(['Birch Lane', 'Oakfield']);
    const view = await platform.reads.ask({ actor: lead() }, (scope) => sut.one(scope, oakfield));
    expect(view).toMatchObject({
      id: oakfield,
      urn: '100001',
      closed: false,
      groupId: trust,
      groupName: 'Aspire Trust',
      joinedOn: '2026-09-01',
    });
  });

  it('is visible from its joining on, its own record from the first position', async () => {
    const { position } = done(await join(oakfield, 'a'));
    await catchUp();
    const seen = await platform.reads.ask({ actor: lead() }, (scope) => sut.visibleFrom(scope));
    expect([seen.get(oakfield), seen.get(trust)]).toEqual([position, 1]);
    const { actor } = platform.as('CLERK', oakfield);
    const own = await platform.reads.ask({ actor }, (scope) => sut.visibleFrom(scope));
    expect([...own]).toEqual([[oakfield, 1]]);
  });

  it('is written once into each log however often the same key comes', async () => {
    const first = done(await join(oakfield, 'a'));
    const heads = await Promise.all([platform.store.head(oakfield), platform.store.head(trust)]);
    expect(done(await join(oakfield, 'a'))).toEqual({ ...first, replayed: true });
    expect(await Promise.all([platform.store.head(oakfield), platform.store.head(trust)])).toEqual(heads);
  });

  it('was not there at an earlier moment, and is named as one that joined later', async () => {
    await catchUp();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const before = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    done(await join(oakfield, 'a'));
    await catchUp();
    platform.now = new Date(Date.now() + 1_000).toISOString();
    expect(await names(before)).toEqual([]);
    const later = await platform.reads.ask({ actor: lead(), asOf: before }, (scope) => sut.joinedLater(scope));
    expect(later).toEqual([{ id: oakfield, name: { en: 'Oakfield', cy: null } }]);
    expect(await names()).toEqual(['Oakfield']);
  });

  it('is refused by a second trust, and neither log grows', async () => {
    done(await join(oakfield, 'a'));
    const other = randomUUID();
    await platform.store.createTenant(other, 'group');
    const heads = await Promise.all([platform.store.head(oakfield), platform.store.head(other)]);
    expect(refusal(await join(oakfield, 'b', other))).toBe('ORGANISATION.ALREADY_IN_GROUP');
    expect(await Promise.all([platform.store.head(oakfield), platform.store.head(other)])).toEqual(heads);
  });
});

describe('a school that left its group', () => {
  it.each(['2026-10-31', null])('is seen by the group no more (last day %p)', async (leftOn) => {
    done(await join(oakfield, 'a'));
    done(await leave(oakfield, leftOn));
    await catchUp();
    expect(await names()).toEqual([]);
    expect(await platform.reads.membersNow(trust)).toEqual([]);
  });

  it('is a member again when it comes back', async () => {
    done(await join(oakfield, 'a'));
    done(await leave(oakfield, null));
    done(await join(oakfield, 'b'));
    await catchUp();
    expect(await platform.reads.membersNow(trust)).toEqual([oakfield]);
  });
});

describe('a joining that was cut off between the two logs', () => {
  it('is told to the group by the reaction, once', async () => {
    const joining = {
      kind: 'JoinGroup',
      groupId: trust,
      groupName: trustName,
      groupKind: 'multi-academy-trust',
      joinedOn: null,
    } as const;
    const half = new RecordSchool(system(oakfield), { schoolId: oakfield, changes: [joining] });
    const { position } = done(await new RecordSchoolHandler(platform.runner).execute(half));
    await catchUp();
    expect(await platform.reads.membersNow(trust)).toEqual([]);
    const reaction = new TellGroupWhenSchoolMoved(bus(), platform.reads, sut);
    const [event] = await platform.store.readTenant(oakfield, position - 1, 1);
    if (!event) throw new Error('the event is missing');
    await reaction.react(event);
    const head = await platform.store.head(trust);
    await reaction.react(event);
    expect(await platform.store.head(trust)).toBe(head);
    await catchUp();
    expect(await platform.reads.membersNow(trust)).toEqual([oakfield]);
  });
});

describe('another group', () => {
  it('sees nothing of the school, and no command of its people reaches the log', async () => {
    done(await join(oakfield, 'a'));
    await catchUp();
    const stranger = { ...platform.as('TRUST_LEAD', randomUUID()).actor, tenantKind: 'group' as const };
    const seen = await platform.reads.ask({ actor: stranger }, (scope) => sut.schoolsIn(scope));
    expect(seen).toEqual([]);
    const head = await platform.store.head(oakfield);
    const closing = { schoolId: oakfield, changes: [{ kind: 'CloseSchool', closedOn: null } as const] };
    const asked = new RecordSchool({ ...system(oakfield), actor: stranger }, closing);
    expect(refusal(await new RecordSchoolHandler(platform.runner).execute(asked))).toBe('ACCESS.NOT_FOUND');
    const own = new RecordSchool(platform.as('HEADTEACHER', oakfield), closing);
    expect(refusal(await new RecordSchoolHandler(platform.runner).execute(own))).toBe('ACCESS.ROLE');
    expect(await platform.store.head(oakfield)).toBe(head);
  });
});
