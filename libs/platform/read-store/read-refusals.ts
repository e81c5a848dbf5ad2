import { ReadStoreError } from './read-store.errors.js';

/** Every "no" to a question that has to do with its time, its positions or its key. */
export const readRefusals = {
  asOfInvalid: () =>
    new ReadStoreError(
      'READ.AS_OF_INVALID',
      {
        en: 'asOf is not an instant such as 2026-11-21T09:14:00Z.',
        cy: 'Nid yw asOf yn ennyd megis 2026-11-21T09:14:00Z.',
      },
      ['asOf'],
    ),
  asOfFuture: () =>
    new ReadStoreError(
      'READ.AS_OF_FUTURE',
      {
        en: 'asOf lies in the future; nobody knows that yet.',
        cy: 'Mae asOf yn y dyfodol; ni ŵyr neb hynny eto.',
      },
      ['asOf'],
    ),
  recordUnknown: () =>
    new ReadStoreError(
      'READ.POSITION_UNKNOWN',
      {
        en: 'There is no record with this id that you may see.',
        cy: 'Nid oes cofnod â’r dynodydd hwn y cewch ei weld.',
      },
      ['minPosition', 'tenant'],
    ),
  beyondHead: () =>
    new ReadStoreError(
      'READ.POSITION_BEYOND_HEAD',
      {
        en: 'This position has not been given by this record.',
        cy: 'Nid yw’r cofnod hwn wedi rhoi’r safle hwn.',
      },
      ['minPosition', 'position'],
    ),
  /** The answer would be older than what was asked for. */
  notReached: () =>
    new ReadStoreError(
      'READ.POSITION_NOT_REACHED',
      {
        en: 'The answer is not ready yet. Ask again in a moment.',
        cy: 'Nid yw’r ateb yn barod eto. Gofynnwch eto ymhen ychydig.',
      },
      ['minPosition'],
    ),
  keyEnded: () =>
    new ReadStoreError('READ.KEY_ENDED', {
      en: 'This key or sign-in has ended. Sign in again.',
      cy: 'Mae’r allwedd neu’r mewngofnodi hwn wedi dod i ben. Mewngofnodwch eto.',
    }),
} as const;
