import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Life, ask, done, makeWorld, wordsOf, type World } from '../tenancy/support/world.js';
import { formOf, openPage, postForm, signByLink, type ReadPage } from './support/read-page.js';

const NAME = 'Maya Lewis';

describe('a link to read and confirm', () => {
  let world: World;
  let life: Life;

  beforeAll(async () => {
    world = await makeWorld();
    life = new Life(world, world.school, wordsOf(world).trust);
  }, 120_000);
  afterAll(async () => {
    expect(world.server.faults).toEqual([]);
    await world.server.stop();
  });

  /** The teacher's link of a new campaign. */
  const asked = async (): Promise<{ campaignId: string; requestId: string; path: string }> => {
    const { campaignId, requestId } = await life.campaign();
    const { body } = await ask(world, world.school.keys.clerk, 'readLinks', { campaignId });
    const links = body.data.readLinks as { personId: string; path: string }[];
    const path = links.find(({ personId }) => personId === world.school.people.teacher)?.path ?? '';
    return { campaignId, requestId, path };
  };
  const open = (path: string): Promise<ReadPage> => openPage(world.server, `${path}?lang=en`);
  const signatures = async (requestId: string): Promise<number> => {
    await world.server.settled();
    const log = await world.server.installation.store.readTenant(world.school.id, 0, 10_000);
    return log.filter(({ type, body }) => type === 'AcknowledgementSigned' && body['requestId'] === requestId).length;
  };

  it('whose answer is lost after it was signed is signed again, and stored once', async () => {
    const { requestId, path } = await asked();
    const { action, hidden } = formOf(await openPage(world.server, `${path}?step=confirm&lang=en`));
    const form = { ...hidden, typedName: NAME, agreed: 'yes' };
    const pressed = await Promise.all([postForm(world.server, action, form), postForm(world.server, action, form)]);
    const again = await postForm(world.server, action, form);
    for (const { status, location, html } of [...pressed, again])
      expect(status === 303 ? location : html).toMatch(/signed=1|signed this already/);
    expect(await signatures(requestId)).toBe(1);
    const { html } = await open(path);
    expect(html).toContain('You have signed this already.');
    expect(html).toContain(NAME);
    expect(html).not.toContain('<form');
  }, 60_000);

  it('whose form never arrived shows it again, and nothing is stored until it does', async () => {
    const { requestId, path } = await asked();
    expect((await openPage(world.server, `${path}?step=confirm&lang=en`)).html).toContain(
      'Typing it here is your signature.',
    );
    expect(await signatures(requestId)).toBe(0);
    expect((await signByLink(world.server, path, NAME)).status).toBe(303);
    expect(await signatures(requestId)).toBe(1);
  }, 60_000);

  it('that was changed on its way opens nothing, takes no signature, and says where to get another', async () => {
    const { requestId, path } = await asked();
    const last = path.endsWith('A') ? 'B' : 'A';
    const middle = Math.floor(path.length / 2);
    const flipped = path.charAt(middle) === 'a' ? 'b' : 'a';
    const changed = [
      `${path.slice(0, -1)}${last}`,
      path.slice(0, -4),
      `${path}x`,
      `${path.slice(0, middle)}${flipped}${path.slice(middle + 1)}`,
    ];
    for (const wrong of changed) {
      const form = { versionId: '', typedName: NAME, agreed: 'yes' };
      for (const { status, html } of [await open(wrong), await postForm(world.server, `${wrong}?lang=en`, form)]) {
        expect({ wrong, status }).toEqual({ wrong, status: 404 });
        expect(html).toContain('This link does not work');
        expect(html).toContain('ask the school’s office for a new one');
      }
    }
    expect(await signatures(requestId)).toBe(0);
  }, 60_000);

  it('of a campaign that was closed meanwhile says so, keeps nothing, and has no form', async () => {
    const { campaignId, requestId, path } = await asked();
    const { action, hidden } = formOf(await openPage(world.server, `${path}?step=confirm&lang=en`));
    const reason = 'It was asked for by mistake.';
    await done(world, world.school.keys.clerk, 'closeCampaign', { schoolId: world.school.id, campaignId, reason });
    const sent = await postForm(world.server, action, { ...hidden, typedName: NAME, agreed: 'yes' });
    await world.server.settled();
    for (const { html } of [sent, await open(path)]) {
      expect(html).toMatch(/You no longer need to sign this|asks nobody any more/);
      expect(html).not.toContain('It is recorded.');
    }
    expect((await open(path)).html).not.toContain('<form');
    expect(await signatures(requestId)).toBe(0);
  }, 60_000);
});
