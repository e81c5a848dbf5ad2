import { cy } from './read-page.cy.js';
import { en } from './read-page.en.js';
import type { ReadMessages } from './read-page.words.js';
import type { ReadLanguage } from './read-view.js';

export type { ReadMessages } from './read-page.words.js';

/** The catalogue of a language. */
export const readMessages: Readonly<Record<ReadLanguage, ReadMessages>> = { en, cy };
