import { describe, expect, it } from '@jest/globals';
import { ReadTokens } from './read-token.js';
import { changesPathOf, readPathFor } from './read-path.js';

const tokens = new ReadTokens(new Uint8Array(32));
const maya = '5b4fbd0c-9a8e-4b6e-8d7f-0d8f7f1f2a01';
const tom = '5b4fbd0c-9a8e-4b6e-8d7f-0d8f7f1f2a02';
const request = {
  id: '5b4fbd0c-9a8e-4b6e-8d7f-0d8f7f1f2a03',
  schoolId: '5b4fbd0c-9a8e-4b6e-8d7f-0d8f7f1f2a04',
  personId: maya,
  status: 'OUTSTANDING',
} as const;

describe('an open request', () => {
  it.each(['OUTSTANDING', 'LATE'] as const)('leads its reader to the page that its link opens (%s)', (status) => {
    const path = readPathFor({ personId: maya }, { ...request, status }, tokens);
    expect(tokens.read(path?.replace('/read/', '') ?? '')).toEqual({
      tenantId: request.schoolId,
      requestId: request.id,
    });
  });

  it('leads nobody else there', () => {
    expect(readPathFor({ personId: tom }, request, tokens)).toBeNull();
    expect(readPathFor({ personId: null }, request, tokens)).toBeNull();
  });
});

describe('a request that is no longer asked', () => {
  it.each(['SIGNED', 'RELEASED'] as const)('leads nowhere (%s)', (status) => {
    expect(readPathFor({ personId: maya }, { ...request, status }, tokens)).toBeNull();
  });
});

describe('what has changed since somebody last confirmed', () => {
  it('is the first step of the page where they read and sign, and of no page where there is none', () => {
    const path = readPathFor({ personId: maya }, request, tokens);
    expect(changesPathOf(path)).toBe(`${path ?? ''}?step=changes`);
    expect(changesPathOf(readPathFor({ personId: tom }, request, tokens))).toBeNull();
  });
});
