import type { BreachCategory } from '#contracts/breach.events.js';
import { postOf } from '#contracts/posts.js';
import type { Uuid } from '#platform/kernel/event.js';

/** Somebody who holds a post on the day of the report. */
export interface PostHolder {
  readonly personId: Uuid;
  readonly post: string;
}

/** What of a report decides who is told of it. */
export interface RoutedReport {
  readonly category: BreachCategory;
  readonly subjectPersonId: Uuid | null;
  readonly aboutHead: boolean;
  readonly reportedBy: string;
}

/** Posts of those who lead a school. */
const HEADS: readonly string[] = ['headteacher', 'executive-headteacher'];

const SAFEGUARDING: readonly string[] = ['designated-safeguarding-lead', ...HEADS];
const DATA: readonly string[] = ['data-protection-officer', ...HEADS];
const CONDUCT: readonly string[] = HEADS;

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

/** Whether one of these posts is the head's, under whatever name. */
export const leadsSchool = (posts: readonly string[]): boolean =>
  posts.some((post) => HEADS.includes(postOf(post).key));

/** Posts of a school that a report may go to. */
export const routedPosts: readonly string[] = [
  'designated-safeguarding-lead',
  'data-protection-officer',
  ...HEADS,
  'chair-of-governors',
];

/** Posts of a group's central body that are told where the school's own are not enough. */
export const groupPosts: readonly string[] = [
  'designated-safeguarding-lead',
  'chief-executive-officer',
  'chair-of-trustees',
];

/** Who is told instead when the case is about the head: an allegation against the head goes to the chair. */
const ABOVE_THE_HEAD = 'chair-of-governors';

/**
 * Who is told of a report: the holders of the posts that its category names, without the person it is about and
 * without who reported it. About the head, the chair of governors takes the place of everybody who leads the school.
 * Source: Keeping children safe in education, Part four, on allegations against the headteacher.
 */
export const routeBreach = (
  { category, subjectPersonId, aboutHead, reportedBy }: RoutedReport,
  holders: readonly PostHolder[],
): readonly Uuid[] => {
  const keyed = holders.map(({ personId, post }) => ({ personId, key: postOf(post).key }));
  const usual = postsFor[category];
  const posts = aboutHead ? [...usual.filter((post) => !HEADS.includes(post)), ABOVE_THE_HEAD] : usual;
  const told = keyed.filter(({ personId, key }) => posts.includes(key) && personId !== subjectPersonId);
  return [...new Set(told.map(({ personId }) => personId))].filter((personId) => personId !== reportedBy);
};

/** Who of the group is told too: when a case is about the head, or when the school has nobody to tell. */
export const routeToGroup = (
  report: Omit<RoutedReport, 'category'>,
  toldInSchool: number,
  holders: readonly PostHolder[],
): readonly Uuid[] => {
  if (!report.aboutHead && toldInSchool > 0) return [];
  const people = new Set(holders.map(({ personId }) => personId));
  return [...people].filter((id) => id !== report.subjectPersonId && id !== report.reportedBy);
};
