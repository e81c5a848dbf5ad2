import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { deriveId } from '#platform/command/ids.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { SchoolDetails } from '#contracts/organisation.events.js';
import { JoinGroup } from '#features/organisation/command/join-group/join-group.handler.js';
import { RecordSchool } from '#features/organisation/command/record-school/record-school.handler.js';
import { makeGroup, system, tell, type TestGroup } from '../../support/groups.js';
import { describeInBrowser } from '../support/chromium.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import type { Visitor } from '../support/visitor.js';

const SCRIPT = `<img src=x onerror="window.ran=1">"'><script>window.ran=2</script>`;
/** As long as a name may be: one word that cannot be broken at a space, behind what must stay text. */
const name = (what: string, most = 200): string => `${what} ${SCRIPT}`.padEnd(most, 'W');
/** As long, of many words. */
const words = (what: string, most = 200): string => `${what} of All Hallows `.repeat(most).slice(0, most).trim();
const DONE = '{ __typename ... on Done { id } ... on Refused { code message path } }';

/** Pages on which somebody finds their way, for every size of a trust. */
const LISTS = ['/', '/matrix', '/policies', '/people', '/audit', '/campaigns', '/approvals', '/breaches', '/record'];

/** Nothing of the page is still to come. */
const IS_THERE = `!document.querySelector('main .loading, main [aria-busy="true"]')`;

/** What runs in the page: nothing that was only text may have run, and the policy of the page was kept. */
const WATCH = `window.kept = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => window.kept.push(violatedDirective));`;
const RAN = `[window.ran ?? 'nothing ran', ...window.kept]`;

/** Controls that reach out of the window, where nothing around them scrolls; texts that are cut and told nowhere. */
const CLIPPED = `[...document.querySelectorAll('main a, main button, main input, main select, main textarea, header a')]
  .filter((element) => {
    const { right, left, width } = element.getBoundingClientRect();
    const scrolls = (one) => one !== null && (/auto|scroll/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
    return width > 0 && (right > window.innerWidth + 1 || left < -1) && !element.closest('.hidden, .skip') && !scrolls(element);
  }).map((element) => 'out of the window: ' + element.outerHTML.slice(0, 100))
  .concat([...document.querySelectorAll('header *, main *')]
    .filter((element) => getComputedStyle(element).textOverflow === 'ellipsis' && element.scrollWidth > element.clientWidth + 1)
    .filter((element) => element.closest('[title]') === null)
    .map((element) => 'cut: ' + element.outerHTML.slice(0, 100)))`;

const atRest = async ({ page }: Visitor): Promise<void> => {
  await page.locator('h1').first().waitFor();
  if (!(await until(page, () => page.evaluate<boolean>(IS_THERE))))
    throw new Error(`${page.url()} never came to rest.`);
};

const flawsAt = async (visitor: Visitor, address: string, widths: readonly number[]): Promise<string[]> => {
  await visitor.open(address);
  await atRest(visitor);
  const flaws: string[] = [];
  for (const width of widths) {
    await visitor.page.setViewportSize({ width, height: 800 });
    const spill = await visitor.spill();
    if (spill > 0) flaws.push(`${address} ${String(width)}: scrolls sideways by ${String(spill)} px`);
    const clipped = await visitor.page.evaluate<string[]>(CLIPPED);
    flaws.push(...clipped.map((what) => `${address} ${String(width)}: ${what}`));
  }
  return flaws;
};

describeInBrowser(() => {
  let sut: Stage;
  let schoolId: Uuid;
  let ofSchool: readonly string[];

  const carryOut = async (who: 'clerk' | 'staff', field: string, input: object): Promise<string> => {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
    const text = `mutation T($input: ${type}!) { answer: ${field}(input: $input) ${DONE} }`;
    const { answer } = await sut.ask(who, text, { input });
    if (answer.__typename !== 'Done') throw new Error(`${field}: ${JSON.stringify(answer)}`);
    return answer.id;
  };
  const renameSchool = (en: string): Promise<void> => {
    const change = { kind: 'ChangeSchoolDetails', changes: { name: { en, cy: null } }, effectiveOn: null } as const;
    return tell(sut.server, new RecordSchool(system(schoolId), { schoolId, changes: [change] }, en));
  };

  beforeAll(async () => {
    sut = await Stage.open();
    schoolId = (await sut.ask('clerk', '{ viewer { tenantId } }')).viewer.tenantId;
    await renameSchool(name('School'));
    const policyId = await carryOut('clerk', 'draftPolicy', {
      ...{ schoolId, category: 'social-media', title: { en: name('Policy') }, owner: name('Owner') },
      ...{ audience: ['staff'], changes: name('Changes') },
      sections: [{ number: '1', heading: name('Heading'), level: 1, text: name('Text', 5_000) }],
    });
    const names = { givenName: name('Given', 100), familyName: name('Family', 100) };
    const personId = await carryOut('clerk', 'registerPerson', { schoolId, ...names, kind: 'teacher' });
    await carryOut('clerk', 'startPost', { schoolId, personId, post: name('post', 100), kind: 'teacher' });
    const summary = name('Summary', 2_000);
    const breachId = await carryOut('staff', 'reportBreach', { schoolId, category: 'HARASSMENT', summary });
    await sut.server.settled();
    ofSchool = [
      ...[...LISTS, '/inbox', `/schools/${schoolId}`, `/people/${personId}`, `/breaches/${breachId}`],
      ...['?tab=text', '?tab=versions', '?tab=history', '?act=details'].map((rest) => `/policies/${policyId}${rest}`),
    ];
  }, 240_000);
  afterEach(async () => {
    expect(await sut.leave()).toEqual([]);
  });
  afterAll(async () => {
    expect(sut.server.faults).toEqual([]);
    await sut.close();
  });

  describe('names as long as they may be', () => {
    it('of one word, with a script in each, are text on every page, run nowhere, and push nothing out of the window', async () => {
      const visitor = await sut.signedIn('headteacher');
      await visitor.page.context().addInitScript(WATCH);
      const flaws: string[] = [];
      let shown = 0;
      for (const address of ofSchool) {
        flaws.push(...(await flawsAt(visitor, address, [1280, 360, 320])));
        expect({ address, ran: await visitor.page.evaluate(RAN) }).toEqual({ address, ran: ['nothing ran'] });
        if ((await visitor.page.locator('body').innerText()).includes(SCRIPT)) shown += 1;
      }
      expect(flaws).toEqual([]);
      expect(shown).toBeGreaterThan(10);
    }, 180_000);

    it('of many words fit as well', async () => {
      await renameSchool(words('Saint Bartholomew'));
      await sut.server.settled();
      const visitor = await sut.signedIn('headteacher');
      const flaws: string[] = [];
      for (const address of ['/', '/matrix', '/policies', `/schools/${schoolId}`])
        flaws.push(...(await flawsAt(visitor, address, [1280, 360])));
      expect(flaws).toEqual([]);
      expect(await visitor.page.locator('main').innerText()).toContain('of All Hallows');
    }, 120_000);
  });

  describe('a trust that grows', () => {
    let group: TestGroup;
    const GROUP = { key: 'lone', kind: 'multi-academy-trust', country: 'england' } as const;
    beforeAll(async () => {
      group = await makeGroup(sut.server, { ...GROUP, urns: ['970000'] });
      await sut.server.settled();
    }, 120_000);

    /** One more school, of which nothing is known but its name. */
    const join = async (urn: string): Promise<void> => {
      const id = deriveId('school-of-a-large-trust', urn);
      const [en, groupName] = [`School ${urn}`, { en: group.name, cy: null }];
      await sut.server.installation.store.createTenant(id, 'school');
      const details: SchoolDetails = {
        ...{ name: { en, cy: null }, phase: 'primary', country: 'england', urn, ukprn: null, openDate: null },
        ...{ establishmentNumber: null, welshSchoolNumber: null, establishmentType: null, town: null, postcode: null },
        ...{ laCode: null, laName: null },
      };
      const register = { kind: 'RegisterSchool', details, status: 'open', closedOn: null } as const;
      await tell(sut.server, new RecordSchool(system(id), { schoolId: id, changes: [register] }, 'register'));
      const ofGroup = { groupId: group.id, groupName, groupKind: GROUP.kind, joinedOn: '2024-09-01' };
      await tell(
        sut.server,
        new JoinGroup(system(id), { schoolId: id, schoolName: { en, cy: null }, ...ofGroup }, `join/${urn}`),
      );
    };

    const lookAround = async (): Promise<{ said: string; rows: number; flaws: string[] }> => {
      const headers = { authorization: `Bearer ${group.keys.lead}` };
      const visitor = await sut.visitor({ extraHTTPHeaders: headers });
      const flaws: string[] = [];
      for (const address of LISTS) {
        flaws.push(...(await flawsAt(visitor, address, [360, 1280])));
        const text = await visitor.page.locator('main').innerText();
        if (/could not be (loaded|reached|shown)|not yours/.test(text)) flaws.push(`${address} ${text.slice(0, 80)}`);
      }
      await visitor.open('/');
      await atRest(visitor);
      const said = await visitor.heading();
      await visitor.open('/matrix');
      await atRest(visitor);
      return { said, rows: await visitor.page.locator('main tbody tr').count(), flaws };
    };

    it('has pages that fit and speak of one school, and of 147', async () => {
      expect(await lookAround()).toEqual({
        ...{ said: expect.stringMatching(/^lone school 970000 needs you this week\.$/), rows: 1, flaws: [] },
      });
      for (let urn = 970_001; urn < 970_147; urn += 1) await join(String(urn));
      await sut.server.settled();
      expect(await lookAround()).toEqual({
        ...{ said: expect.stringMatching(/^0 of 147 schools are in date\. .+ need you this week\.$/), rows: 147 },
        flaws: [],
      });
    }, 240_000);
  });
});
