import { describe, expect, it } from '@jest/globals';
import { openSentence, sortRequests } from './my-requests.js';
import type { MyRequest } from './my.query.js';

const request = (id: string, rest: Partial<MyRequest>): MyRequest => ({
  id,
  policyTitle: { en: 'Online safety', cy: null },
  dueOn: '2026-11-30',
  status: 'OUTSTANDING',
  askedAt: '2026-10-12T13:42:36.000Z',
  signedAt: null,
  readPath: null,
  ...rest,
});

describe('what one is asked to read', () => {
  it('stands with the most urgent first, what is over with the latest first', () => {
    const { open, over } = sortRequests([
      request('later', {}),
      request('old', { status: 'SIGNED', signedAt: '2025-10-04T15:54:32.000Z' }),
      request('late', { status: 'LATE', dueOn: '2026-11-01' }),
      request('released', { status: 'RELEASED' }),
    ]);
    expect(open.map(({ id }) => id)).toEqual(['late', 'later']);
    expect(over.map(({ id }) => id)).toEqual(['released', 'old']);
  });

  it('is said in one sentence', () => {
    expect([openSentence(0, 0), openSentence(0, 3), openSentence(1, 0), openSentence(2, 0)]).toEqual([
      'Nobody has asked you to read anything yet.',
      'You have read everything that you are asked to.',
      'You are asked to read 1 policy.',
      'You are asked to read 2 policies.',
    ]);
  });
});
