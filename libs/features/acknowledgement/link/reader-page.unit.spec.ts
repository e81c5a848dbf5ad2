import { describe, expect, it } from '@jest/globals';
import type { SchoolView } from '#contracts/schools.port.js';
import type { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import type { Sealing } from '#platform/sealing/sealing.js';
import { acknowledgementErrors } from '../domain/acknowledgement.errors.js';
import type { ReaderQuery, ReaderRequest } from '../query/reader/reader.query.js';
import { readMessages } from '../read-page/read-page.messages.js';
import { renderReadPage } from '../read-page/render-read-page.js';
import { ReaderPage, type PageRequest } from './reader-page.js';
import { ReadTokens } from './read-token.js';

const id = (end: number): string => `5b4fbd0c-9a8e-4b6e-8d7f-0d8f7f1f2a${String(end).padStart(2, '0')}`;
const [tenantId, requestId, personId, policyId, versionId] = [id(1), id(2), id(3), id(4), id(5)];

const request: ReaderRequest = {
  ...{ requestId, personId, policyId, versionId, versionNumber: 1, dueOn: '2026-12-01' },
  ...{ policyTitle: { en: 'Phones', cy: 'Ffonau' }, statement: { en: 'I keep to it.', cy: 'Rwy’n cadw ato.' } },
  ...{ endedBecause: null, releasedBecause: null, signedAt: null, signedPosition: null, signedVersionId: null },
  ...{ signedContentHash: null, typedName: null },
};
const text = { policyId, versionId, number: 1, title: request.policyTitle, contentHash: 'ab'.repeat(32), sections: [] };
const inForce = { ...text, audience: [], materialSince: 1, archived: false, streamId: 'policy', streamVersion: 1 };
const school = { id: tenantId, name: { en: 'Oak School', cy: 'Ysgol y Dderwen' } } as unknown as SchoolView;

const tokens = new ReadTokens(new Uint8Array(32));
const reader = {
  request: () => Promise.resolve(request),
  earlier: () => Promise.resolve(null),
} as unknown as ReaderQuery;
const sut = (language: 'en' | 'cy'): ReaderPage =>
  new ReaderPage(
    tokens,
    reader,
    { askAsSystem: () => Promise.resolve([school]) } as unknown as PostgresReadStore,
    {
      peopleOf: () => Promise.resolve([]),
      present: () => Promise.resolve([]),
      addressees: () => Promise.resolve([{ personId, name: 'Maya Hughes', email: null, language }]),
      postsHeldBy: () => Promise.resolve([]),
    },
    {
      schoolsIn: () => Promise.resolve([school]),
      one: () => Promise.resolve(school),
      visibleFrom: () => Promise.resolve(new Map()),
      joinedLater: () => Promise.resolve([]),
    },
    {
      textOf: () => Promise.resolve(text),
      publishedBefore: () => Promise.resolve(null),
      numbersIn: () => Promise.resolve(new Map()),
    },
    { find: () => Promise.resolve(inForce) },
    {} as Sealing,
  );

const { message, messageCy } = acknowledgementErrors.campaignEnded().refusal;
const asked: PageRequest = {
  token: tokens.write({ tenantId, requestId }),
  step: 'confirm',
  lang: null,
  form: { typedName: 'Maya', agreed: true, errors: [], refusal: { en: message, cy: messageCy } },
};

const shown = async (page: PageRequest, language: 'en' | 'cy'): Promise<string> => {
  const view = await sut(language).view(page);
  return renderReadPage(view, readMessages[view.lang], { nonce: 'n' });
};

describe('a signature that was refused', () => {
  it.each([
    ['en', message, messageCy],
    ['cy', messageCy, message],
  ] as const)('says why in the language of who reads (%s), and keeps what was typed', async (language, said, other) => {
    const page = await shown(asked, language);
    expect(page).toContain(said);
    expect(page).not.toContain(other);
    expect(page).toContain('value="Maya"');
  });

  it('says it in the language that the page was switched to', async () => {
    expect(await shown({ ...asked, lang: 'cy' }, 'en')).toContain(messageCy);
  });
});
