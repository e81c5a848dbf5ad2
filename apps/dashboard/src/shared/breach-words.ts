import type { BreachCategory } from '../../../../libs/contracts/graphql/schema.types.js';

/** Breach categories in words. */
export const breachCategories: Record<BreachCategory, string> = {
  CONFIDENTIALITY: 'Confidential information disclosed',
  DEFAMATION: 'Defamation',
  IMAGES_WITHOUT_CONSENT: 'Images without consent',
  CONTACT_WITH_PUPILS: 'Contact with pupils',
  FRIEND_REQUEST: 'Friend request',
  HARASSMENT: 'Harassment or cyberbullying',
  NAME_OR_LOGO: 'Use of name or logo',
  WORKING_TIME: 'Personal use in working time',
  EXTREME_CONTENT: 'Extreme or illegal content',
  INDECENT_IMAGES: 'Indecent images of children',
  CONTRACTOR: 'A contractor’s breach',
  HACKED_ACCOUNT: 'Account broken into',
  DATA_BREACH: 'Personal data lost or disclosed',
};
