import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphqlAnswer } from '../support/trustlog-server.js';
import { watchLog, type WatchedLog } from './support/stderr.js';
import { ask, command, done, Life, makeWorld, wordsOf, type World } from './support/world.js';

/** A chair whose key is that of staff: what waits for the governing body is theirs to read, and no other draft. */
let world: World;
let life: Life;
let log: WatchedLog;
/** Waits for the headteacher; then for the governing body. */
let forBoth: { approvalId: string; policyId: string; contentHash: string };
/** Waits for the headteacher alone. */
let forHead: { approvalId: string };

const one = (key: string, id: string): Promise<GraphqlAnswer> => ask(world, key, 'approval', { id });
const readable = async (key: string, id: string): Promise<boolean> => {
  const { body } = await one(key, id);
  expect(body.errors).toBeUndefined();
  return body.data.approval !== null;
};
/** The words that an approver is shown; null: none. */
const passages = async (key: string): Promise<string[] | null> => {
  const document = 'query ($id: ID!) { approval(id: $id) { text { sections { text } } } }';
  const { body } = await world.server.graphql(key, document, { id: forBoth.approvalId });
  const text = body.data.approval.text as { sections: { text: string }[] } | null;
  return text && text.sections.map((section) => section.text);
};
const waiting = async (key: string): Promise<string[]> => {
  const { body } = await ask(world, key, 'approvalsForMe', {});
  return (body.data.approvalsForMe as { id: string }[]).map(({ id }) => id);
};
const approveAsHead = (): Promise<unknown> =>
  done(world, world.school.keys.headteacher, 'approve', {
    ...{ schoolId: world.school.id, post: 'headteacher' },
    ...{ approvalId: forBoth.approvalId, contentHash: forBoth.contentHash },
  });

beforeAll(async () => {
  log = watchLog();
  world = await makeWorld();
  life = new Life(world, world.school, wordsOf(world).trust);
  forBoth = await life.submitted(['headteacher', 'governing body']);
  forHead = await life.submitted();
}, 120_000);
afterAll(() => {
  log.stop();
});

describe('an approval that waits for the headteacher', () => {
  it('is not the chair’s to read, nor its text, while it is not their turn', async () => {
    const { chair, headteacher } = world.school.keys;
    expect(await readable(chair, forBoth.approvalId)).toBe(false);
    expect(await waiting(chair)).toEqual([]);
    expect((await waiting(headteacher)).sort()).toEqual([forBoth.approvalId, forHead.approvalId].sort());
  });

  it('is nobody’s who holds no post, and no other school’s', async () => {
    const { staff } = world.school.keys;
    expect(await readable(staff, forBoth.approvalId)).toBe(false);
    expect(await readable(world.sister.keys.headteacher, forBoth.approvalId)).toBe(false);
    expect(await readable(world.stranger.keys.chair, forBoth.approvalId)).toBe(false);
    expect(await waiting(world.sister.keys.chair)).toEqual([]);
  });
});

describe('an approval that waits for the governing body', () => {
  beforeAll(approveAsHead);

  it('is the chair’s to read with its text, and no other draft is', async () => {
    const { chair } = world.school.keys;
    expect(await waiting(chair)).toEqual([forBoth.approvalId]);
    const { body } = await one(chair, forBoth.approvalId);
    expect(body.data.approval).toMatchObject({ decidesAs: 'chair of governors', requestedByMe: false });
    expect(await passages(chair)).toEqual([life.words('passage'), life.words('other passage')]);
    expect(await readable(chair, forHead.approvalId)).toBe(false);
    const policy = await ask(world, chair, 'policy', { id: forBoth.policyId });
    expect(policy.body.data.policy).toBeNull();
    expect((await ask(world, chair, 'approvals', { first: 10 })).body.errors?.[0]?.extensions.code).toBe(
      'READ.FORBIDDEN',
    );
  });

  it('is still not the chair’s of another school, nor that of staff without a post', async () => {
    expect(await readable(world.sister.keys.chair, forBoth.approvalId)).toBe(false);
    expect(await readable(world.stranger.keys.chair, forBoth.approvalId)).toBe(false);
    expect(await readable(world.school.keys.staff, forBoth.approvalId)).toBe(false);
  });

  it('stays readable to the chair who decided, and waits for nobody', async () => {
    const { chair } = world.school.keys;
    const input = { schoolId: world.school.id, approvalId: forBoth.approvalId, contentHash: forBoth.contentHash };
    await done(world, chair, 'approve', { ...input, post: 'chair of governors' });
    expect(await waiting(chair)).toEqual([]);
    const { body } = await one(chair, forBoth.approvalId);
    expect(body.data.approval).toMatchObject({ status: 'APPROVED', decidesAs: null });
  });

  it('shows the chair no text that was edited after they decided', async () => {
    const { clerk, chair } = world.school.keys;
    const { body } = await ask(world, clerk, 'policy', { id: forBoth.policyId });
    const versionId = (body.data.policy.versions as { id: string }[])[0]?.id ?? '';
    const sections = [{ heading: 'Edited', text: 'Not what was decided on.' }];
    await done(world, clerk, 'editDraft', {
      ...{ schoolId: world.school.id, policyId: forBoth.policyId, versionId, sections, changes: 'Other words' },
    });
    const { body: seen } = await one(chair, forBoth.approvalId);
    expect(seen.data.approval).toMatchObject({ status: 'VOIDED' });
    expect(await passages(chair)).toBeNull();
  });
});

describe('a decision that comes too late', () => {
  it('is refused, and the record stays as it is', async () => {
    const { headteacher } = world.school.keys;
    const head = await world.server.installation.store.head(world.school.id);
    const input = { schoolId: world.school.id, approvalId: forBoth.approvalId, contentHash: forBoth.contentHash };
    const { body } = await command(world, headteacher, 'approve', { ...input, post: 'headteacher' });
    expect(body.data.approve).toMatchObject({ __typename: 'Refused', code: 'APPROVAL.ENDED' });
    expect(await world.server.installation.store.head(world.school.id)).toBe(head);
  });
});
