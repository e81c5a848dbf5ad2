import { describe, expect, it } from '@jest/globals';
import type { Audience } from '#contracts/audience.port.js';
import type { Actor } from '#platform/auth/actor.js';
import { heldPosts } from './deciding.js';

const posts: Readonly<Record<string, readonly string[]>> = { school: ['governor'], trust: ['chair-of-trustees'] };
const audience = {
  postsHeldBy: (tenantId: string) => Promise.resolve(posts[tenantId] ?? []),
} as Pick<Audience, 'postsHeldBy'> as Audience;
const actor: Actor = {
  actorId: 'p',
  credentialId: 'c',
  tenantId: 'trust',
  tenantKind: 'group',
  role: 'TRUST_LEAD',
  personId: 'p',
};

describe('posts that somebody decides in', () => {
  it('are those at the school and at the trust whose credential it is', async () => {
    expect(await heldPosts(audience, actor, 'school')).toEqual(['governor', 'chair-of-trustees']);
  });

  it('are those at the school alone for a credential of the school', async () => {
    expect(await heldPosts(audience, { ...actor, tenantId: 'school' }, 'school')).toEqual(['governor']);
  });

  it('are none where no person stands behind the credential', async () => {
    expect(await heldPosts(audience, { ...actor, personId: null }, 'school')).toEqual([]);
  });
});
