import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, type Command } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { randomUUID } from 'node:crypto';
import { JoinGroup } from '#features/organisation/command/join-group/join-group.handler.js';
import { RecordGroup } from '#features/organisation/command/record-group/record-group.handler.js';
import { RecordSchool } from '#features/organisation/command/record-school/record-school.handler.js';
import { RecordPeople } from '#features/people/command/record-people/record-people.handler.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { systemActor } from '#platform/command/system-context.js';
import { log } from '#platform/logging/log.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { addDays, londonDay } from '#platform/kernel/plain-date.js';
import { openInstallation, type Installation } from '../../composition/installation.js';
import { PlatformModule } from '../../composition/platform.module.js';
import type { Settings } from '../../composition/settings.js';
import { LEAD_REF } from './demo-identities.js';
import { Random } from './random.js';
import type { SandboxGroup, SandboxSchool } from './sandbox-data.js';
import { AUTHORITY_ID, personId, schoolId, TRUST_ID } from './sandbox-ids.js';
import { peopleOf, type SandboxPerson } from './sandbox-people.js';
import { DAYS } from './school-story.js';
import { actAt, seedClock } from './seed-clock.js';
import { SANDBOX, type SeededWorld } from './seeded-world.js';
import { skipReactions } from './skip-reactions.js';

const groupIdOf = ({ kind }: SandboxGroup): Uuid => (kind === 'local-authority' ? AUTHORITY_ID : TRUST_ID);

/** The system as it writes down who there is, at the time of the act. */
const system = (tenantId: Uuid): RequestContext => ({
  actor: systemActor('sandbox', tenantId),
  correlationId: randomUUID(),
  now: seedClock(),
});

/**
 * The sandbox: a trust and a local authority with eighteen months of history that end today, lived through the
 * commands that everybody uses. Schools live theirs side by side; nothing is inserted, nothing reacts, no mail is sent.
 */
export const seedSandbox = async (
  settings: Settings,
  say: (line: string) => void,
  today: PlainDate = londonDay(new Date().toISOString()),
  world: SeededWorld = SANDBOX,
): Promise<void> => {
  const began = performance.now();
  const installation = await openInstallation(settings, {
    seedClock,
    onError: (what, error) => {
      log('error', 'seed', { what, error });
    },
  });
  const app = await NestFactory.createApplicationContext(PlatformModule.of(installation), {
    logger: ['error', 'fatal'],
  });
  try {
    const seed = new SandboxSeed(installation, app, today, world);
    let done = 0;
    const schools = world.groups.reduce((sum, group) => sum + group.schools.length, 0);
    say(`Making the sandbox: ${String(schools)} schools, eighteen months ...`);
    await seed.run(() => {
      done += 1;
      if (process.stderr.isTTY)
        process.stderr.write(`\rschools ${String(done)}/${String(schools)}${done === schools ? '\n' : ''}`);
    });
    const events = (await installation.store.tenants()).reduce((sum, { head }) => sum + head, 0);
    say(`The sandbox has ${String(events)} events; made in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  } finally {
    await app.close();
    await installation.close();
  }
};

class SandboxSeed {
  private readonly commands: CommandBus;

  constructor(
    private readonly installation: Installation,
    private readonly app: INestApplicationContext,
    private readonly today: PlainDate,
    private readonly world: SeededWorld,
  ) {
    this.commands = app.get(CommandBus);
  }

  async run(onSchool: () => void): Promise<void> {
    for (const group of this.world.groups)
      await actAt(`${addDays(this.today, -DAYS)}T08:00:00.000Z`, () => this.beginGroup(group));
    await Promise.all(
      this.world.groups.flatMap((group) =>
        group.schools.map(async (school) => {
          const people = await actAt(`${addDays(this.today, 1 - DAYS)}T08:00:00.000Z`, () =>
            this.beginSchool(group, school),
          );
          const { commands, installation, today } = this;
          await this.world.live({ commands, installation, today, group, school, people });
          await this.installation.engine.catchUp(schoolId(school.key));
          onSchool();
        }),
      ),
    );
    await skipReactions(this.installation, this.app);
  }

  private async beginGroup(group: SandboxGroup): Promise<void> {
    const groupId = groupIdOf(group);
    await this.installation.store.createTenant(groupId, 'group');
    const details = { name: group.name, kind: group.kind, groupUid: null, companiesHouseNumber: null };
    await this.tell(
      new RecordGroup(
        system(groupId),
        { groupId, changes: [{ kind: 'RegisterGroup', details }] },
        `sandbox/${group.key}`,
      ),
    );
    const lead = { ref: LEAD_REF, personId: personId(groupId, LEAD_REF) };
    const [givenName, familyName] =
      group.country === 'wales' ? (['Carys', 'Pugh'] as const) : (['Sade', 'Achebe'] as const);
    const language = group.country === 'wales' ? 'cy' : 'en';
    await this.record(groupId, [
      {
        ...lead,
        givenName,
        familyName,
        email: `${LEAD_REF}.${group.key}@example.org`,
        kind: 'support',
        language,
        posts: ['trust safeguarding lead'],
      },
    ]);
    for (const school of group.schools) await this.registerSchool(group, groupId, school);
    await this.installation.engine.catchUp(groupId);
  }

  private async registerSchool(group: SandboxGroup, groupId: Uuid, school: SandboxSchool): Promise<void> {
    const id = schoolId(school.key);
    await this.installation.store.createTenant(id, 'school');
    const details = {
      name: school.name,
      phase: school.phase,
      country: group.country,
      urn: school.urn,
      ukprn: null,
      establishmentNumber: null,
      welshSchoolNumber: school.welshSchoolNumber,
      establishmentType: null,
      laCode: group.laCode,
      laName: group.laName,
      town: null,
      postcode: null,
      openDate: '1998-09-01',
    } as const;
    const register = { kind: 'RegisterSchool', details, status: 'open', closedOn: null } as const;
    await this.tell(new RecordSchool(system(id), { schoolId: id, changes: [register] }, `sandbox/${school.key}`));
    const joins = {
      schoolId: id,
      schoolName: school.name,
      groupId,
      groupName: group.name,
      groupKind: group.kind,
      joinedOn: addDays(this.today, -DAYS),
    };
    await this.tell(new JoinGroup(system(id), joins, `sandbox/${school.key}/join`));
  }

  private async beginSchool(group: SandboxGroup, school: SandboxSchool): Promise<readonly SandboxPerson[]> {
    const people = peopleOf(
      school,
      groupIdOf(group),
      group.country === 'wales',
      new Random(`${group.key}/${school.key}/people`),
    );
    await this.record(schoolId(school.key), people);
    await this.installation.engine.catchUp(schoolId(school.key));
    return people;
  }

  private async record(tenantId: Uuid, people: readonly SandboxPerson[]): Promise<void> {
    const startDate = addDays(this.today, 1 - DAYS);
    const changes = people.flatMap(({ personId: id, ref, givenName, familyName, email, kind, language, posts }) => {
      const register = {
        kind: 'RegisterPerson',
        personId: id,
        personRef: ref,
        givenName,
        familyName,
        email,
        personKind: kind,
        language,
      } as const;
      const starts = posts.map((post) => ({ kind: 'StartPost', post, postKind: kind, startDate }) as const);
      return [register, ...starts].map((command) => ({ personId: id, command }));
    });
    await this.tell(new RecordPeople(system(tenantId), { schoolId: tenantId, changes }, `sandbox/${tenantId}/people`));
  }

  private async tell(command: Command<CommandOutcome>): Promise<void> {
    const outcome = await this.commands.execute(command);
    if (!outcome.done) throw new Error(`${outcome.refusal.code}: ${outcome.refusal.message}`);
  }
}
