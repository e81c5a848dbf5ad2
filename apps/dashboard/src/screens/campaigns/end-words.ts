import { campaignsMessages as words } from './messages.js';

const isKnown = (because: string): because is keyof typeof words.ended => Object.hasOwn(words.ended, because);

/** Why a campaign asks no more; a reason that this page has no words for stands as it is. */
export const endWords = (because: string): string =>
  isKnown(because) ? words.ended[because] : words.endedOtherwise({ because });
