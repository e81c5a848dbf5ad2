import { beforeEach, describe, expect, it } from '@jest/globals';
import { organisationEvents } from '#contracts/organisation.events.js';
import type { CommandRunner } from '#platform/command/command-runner.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { organisationProjections } from '../organisation.projections.js';
import { membersOf } from '../query/members/members.query.js';
import { importRegister, type RegisterImport, type RegisterImportOptions } from './register.import.js';

const HEADING =
  'URN,EstablishmentName,EstablishmentStatus (code),CloseDate,LA (code),OpenDate,TrustSchoolFlag (name),Trusts (code),Trusts (name)';
const oak = '100001,Oakfield,1,,301,01-09-1998,Supported by a multi-academy trust,12,ASPIRE TRUST';
const elm = '100002,"Elm, St Mary’s",1,,301,01/09/2001,Supported by a multi-academy trust,12,ASPIRE TRUST';
const ash = '100003,Ash Grove,2,31-08-2020,302,,,,';
const csv = (...rows: string[]): Buffer =>
  Buffer.from([HEADING, ...rows, ''].join('\r\n').replaceAll('’', '\x92'), 'latin1');

let platform: TestPlatform;

const run = async (
  file: Buffer,
  { runner = platform.runner, ...options }: Partial<RegisterImportOptions> & { runner?: CommandRunner } = {},
): Promise<RegisterImport> => {
  const { store, reads } = platform;
  const parts = { store, reads, runner, clock: () => platform.now };
  const done = await importRegister(parts, [file], { dryRun: false, ...options });
  await platform.engine.catchUpAll(await store.tenants());
  return done;
};
const heads = async (): Promise<number[]> => (await platform.store.tenants()).map(({ head }) => head).sort();
const group = async () => {
  const found = (await platform.store.tenants()).find(({ kind }) => kind === 'group');
  if (!found) throw new Error('there is no group');
  return found.tenantId;
};

beforeEach(async () => {
  platform = await testPlatform({
    name: 'register',
    events: organisationEvents,
    projections: organisationProjections,
    membersOf,
  });
  platform.now = new Date().toISOString();
}, 60_000);

/** Each rule has an installation of its own, because an import is about all of it. */
const withPlatform = (rule: () => Promise<void>) => async () => {
  try {
    await rule();
  } finally {
    await platform.drop();
  }
};

describe('a register', () => {
  it(
    'says what it would do and stores nothing on a dry run',
    withPlatform(async () => {
      const sut = await run(csv(oak, elm, ash), { dryRun: true });
      expect(sut).toMatchObject({
        rows: 3,
        schools: { registered: 3 },
        groups: { registered: 1 },
        joined: 2,
        errors: [],
      });
      expect(await platform.store.tenants()).toEqual([]);
    }),
  );

  it(
    'makes schools, groups and memberships, and nothing the second time',
    withPlatform(async () => {
      await run(csv(oak, elm, ash));
      expect(await heads()).toEqual([1, 2, 2, 3]);
      expect(await platform.reads.membersNow(await group())).toHaveLength(2);
      const again = await run(csv(oak, elm, ash));
      expect(again).toMatchObject({ schools: { registered: 0, changed: 0, unchanged: 3 }, joined: 0 });
      expect(await heads()).toEqual([1, 2, 2, 3]);
    }),
  );

  it(
    'goes on where it was cut off, in the schools and between the two logs',
    withPlatform(async () => {
      const { runner } = platform;
      let left = 3;
      const dying = {
        run: (...args: Parameters<CommandRunner['run']>) => {
          left -= 1;
          return left < 0 ? Promise.reject(new Error('killed')) : runner.run(...args);
        },
      } as CommandRunner;
      await expect(run(csv(oak, elm, ash), { runner: dying })).rejects.toThrow('killed');
      await platform.engine.catchUpAll(await platform.store.tenants());
      expect((await run(csv(oak, elm, ash))).errors).toEqual([]);
      expect(await heads()).toEqual([1, 2, 2, 3]);
      expect(await platform.reads.membersNow(await group())).toHaveLength(2);
    }),
  );

  it(
    'brings changes: a closing, a name, another trust',
    withPlatform(async () => {
      await run(csv(oak, elm, ash));
      const renamed = oak.replace('Oakfield', 'Oakfield Academy');
      const moved = elm.replace('12,ASPIRE TRUST', '34,BEACON TRUST');
      const sut = await run(csv(renamed, moved, ash.replace('31-08-2020', '31-08-2021')));
      expect(sut).toMatchObject({ groups: { registered: 1 }, joined: 1, left: 1, errors: [] });
      expect(await run(csv(renamed, moved, ash))).toMatchObject({ schools: { changed: 0 }, joined: 0, left: 0 });
    }),
  );

  it(
    'with a bad row is refused whole, or without that row when that is asked for',
    withPlatform(async () => {
      const bad = '100004,,1,,301,31-02-2020,,,';
      const sut = await run(csv(oak, bad));
      expect(sut.refusal).toMatchObject({ code: 'IMPORT.HAS_ERRORS', path: ['file'] });
      expect(sut.errors.map(({ row, column }) => [row, column])).toEqual([
        [3, 'EstablishmentName'],
        [3, 'OpenDate'],
      ]);
      expect(await platform.store.tenants()).toEqual([]);
      expect(await run(csv(oak, bad), { skipBadRows: true })).toMatchObject({
        refusal: null,
        schools: { registered: 1 },
      });
    }),
  );
});

describe('tenants that no read model has seen', () => {
  it(
    'are projected many in one transaction, to the same rows as one by one',
    withPlatform(async () => {
      const { store, reads } = platform;
      const parts = { store, reads, runner: platform.runner, clock: () => platform.now };
      await importRegister(parts, [csv(oak, elm, ash)], { dryRun: false });
      const tenants = await store.tenants();
      const ids = tenants.map(({ tenantId }) => tenantId);
      const rows = () =>
        reads.askAcross(ids, async ({ sql }) => [
          await sql('SELECT * FROM read.school_v1 ORDER BY tenant_id, from_position'),
          await sql('SELECT * FROM read.group_body_v1 ORDER BY tenant_id, from_position'),
          await sql('SELECT * FROM read.membership_v1 ORDER BY tenant_id, school_id, from_position'),
          await sql('SELECT tenant_id, projection, position FROM read.checkpoint ORDER BY 1, 2'),
        ]);
      expect(await platform.engine.catchUpAll(tenants)).toBe(4);
      const together = await rows();
      for (const id of ids) await platform.engine.rebuild(id);
      expect(await rows()).toEqual(together);
      expect(await platform.engine.catchUpAll(tenants)).toBe(0);
    }),
  );
});
