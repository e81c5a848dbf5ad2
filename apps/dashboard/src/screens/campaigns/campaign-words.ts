import { campaignsMessages as words } from './messages.js';

type Delivery = keyof typeof words.deliveryIs;

const isDelivery = (code: string): code is Delivery => Object.hasOwn(words.deliveryIs, code);

/** What became of the last message, in words; a state that this page does not know is shown as it is. */
export const deliveryWords = (code: string | null | undefined): string => {
  if (!code) return words.deliveryIs.none;
  return isDelivery(code) ? words.deliveryIs[code] : code;
};

const DAY = 86_400_000;

/** Whole days since the due day; 0 while it has not passed. */
export const daysLate = (dueOn: string, today: string): number =>
  Math.max(0, Math.round((Date.parse(today) - Date.parse(dueOn)) / DAY));

const roles = ['CLERK', 'HEADTEACHER', 'TRUST_LEAD'];

/** Who may remind and close; the server checks it again. */
export const keepsCampaigns = (role: string | null): boolean => role !== null && roles.includes(role);
