import type { BreachCategory } from '#contracts/breach.events.js';
import { postOf } from '#contracts/posts.js';
import type { Uuid } from '#platform/kernel/event.js';

/** Somebody who holds a post on the day of the report. */
export interface PostHolder {
  readonly personId: Uuid;
  readonly post: string;
}

const SAFEGUARDING: readonly string[] = ['designated-safeguarding-lead', 'headteacher'];
const DATA: readonly string[] = ['data-protection-officer', 'headteacher'];
const CONDUCT: readonly string[] = ['headteacher'];

const postsFor: Readonly<Record<BreachCategory, readonly string[]>> = {
  CONTACT_WITH_PUPILS: SAFEGUARDING,
  FRIEND_REQUEST: SAFEGUARDING,
  INDECENT_IMAGES: SAFEGUARDING,
  EXTREME_CONTENT: SAFEGUARDING,
  IMAGES_WITHOUT_CONSENT: SAFEGUARDING,
  HARASSMENT: SAFEGUARDING,
  CONFIDENTIALITY: DATA,
  DATA_BREACH: DATA,
  HACKED_ACCOUNT: DATA,
  DEFAMATION: CONDUCT,
  NAME_OR_LOGO: CONDUCT,
  WORKING_TIME: CONDUCT,
  CONTRACTOR: CONDUCT,
};

/** Who is told instead when the case is about the head: an allegation against the head goes to the chair. */
const ABOVE_THE_HEAD = 'chair-of-governors';

/**
 * Who is told of a report: the holders of the posts that its category names, without the person it is about and
 * without who reported it. About the head, the chair of governors takes the head's place.
 * Source: Keeping children safe in education, Part four, on allegations against the headteacher.
 */
export const routeBreach = (
  {
    category,
    subjectPersonId,
    reportedBy,
  }: {
    readonly category: BreachCategory;
    readonly subjectPersonId: Uuid | null;
    readonly reportedBy: string;
  },
  holders: readonly PostHolder[],
): readonly Uuid[] => {
  const keyed = holders.map(({ personId, post }) => ({ personId, key: postOf(post).key }));
  const aboutHead = keyed.some(({ personId, key }) => key === 'headteacher' && personId === subjectPersonId);
  const posts = aboutHead ? [...postsFor[category], ABOVE_THE_HEAD] : postsFor[category];
  const told = keyed.filter(({ personId, key }) => posts.includes(key) && personId !== subjectPersonId);
  return [...new Set(told.map(({ personId }) => personId))].filter((personId) => personId !== reportedBy);
};
