import { messages } from './messages.js';

/** Breach categories in words, in the language of the page. */
export const breachCategories = messages.breachCategory;
