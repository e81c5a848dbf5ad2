import type { BreachCategory, BreachClockFilter } from '../../../../../libs/contracts/graphql/schema.types.js';
import type { messages } from '../../shared/messages.js';

/** Every category, in the order of the schema; the type keeps the list whole. */
const CATEGORIES: Readonly<Record<keyof (typeof messages)['breachCategory'], true>> = {
  ...{ CONFIDENTIALITY: true, DEFAMATION: true, IMAGES_WITHOUT_CONSENT: true, CONTACT_WITH_PUPILS: true },
  ...{ FRIEND_REQUEST: true, HARASSMENT: true, NAME_OR_LOGO: true, WORKING_TIME: true, EXTREME_CONTENT: true },
  ...{ INDECENT_IMAGES: true, CONTRACTOR: true, HACKED_ACCOUNT: true, DATA_BREACH: true },
};
export const breachCategoryCodes = Object.keys(CATEGORIES) as readonly BreachCategory[];

export const clockFilters: readonly BreachClockFilter[] = ['RUNNING', 'RUN_OUT', 'ENDED'];

/** What the address asks for, as it stands there. */
interface Asked {
  readonly open?: string | undefined;
  readonly schoolId?: string | undefined;
  readonly category?: string | undefined;
  readonly clock?: string | undefined;
}

const oneOf = <Value extends string>(values: readonly Value[], text: string | undefined): Value | null =>
  values.find((value) => value === text) ?? null;

/** The filters that an address stands for; what none of them understands filters nothing. */
export const filtersOf = ({ open, schoolId, category, clock }: Asked) => ({
  open: open === 'yes' ? true : open === 'no' ? false : null,
  schoolId: schoolId ?? null,
  category: oneOf(breachCategoryCodes, category),
  clock: oneOf(clockFilters, clock),
});
