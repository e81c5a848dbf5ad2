import { POLICY_CATALOGUE } from '#contracts/policy-catalogue.js';
import type { Instant, PlainDate } from '#platform/kernel/event.js';
import { addDays } from '#platform/kernel/plain-date.js';
import { isDocument } from './sandbox-document.js';
import type { Random } from './random.js';
import type { SandboxSchool } from './sandbox-data.js';

/** One version of a policy and when it went its way; days are counted back from the day of seeding. */
export interface VersionStory {
  readonly draftedAgo: number;
  /** null: never submitted. */
  readonly submittedAgo: number | null;
  /** null: still waits. */
  readonly publishedAgo: number | null;
  /** Days from the day of seeding to the review date; null: the document bears none. */
  readonly reviewIn: number | null;
  readonly approvers: readonly string[];
}

export interface PolicyStory {
  readonly category: string;
  readonly versions: readonly VersionStory[];
  /** A review that changed nothing. */
  readonly reviewedAgo: number | null;
}

/** A campaign on the version in force then. */
export interface CampaignStory {
  readonly category: string;
  readonly launchedAgo: number;
  readonly dueAfter: number;
  /** Share who signs before the day of seeding. */
  readonly diligence: number;
}

/** Days of history. */
export const DAYS = 548;
const FIRST_POLICIES = DAYS - 20;

const HEAD = ['headteacher'] as const;
const HEAD_AND_GOVERNORS = ['headteacher', 'governing body'] as const;
const GOVERNED = new Set(['safeguarding', 'behaviour', 'send', 'exclusions', 'staff-conduct']);

const approversOf = (category: string): readonly string[] => (GOVERNED.has(category) ? HEAD_AND_GOVERNORS : HEAD);

/** Days until the review date that leads to what the school's data says of a category today. */
const reviewOf = (school: SandboxSchool, category: string, random: Random): number | null => {
  const overdue = school.overdue[category];
  if (overdue !== undefined) return -overdue;
  return school.due[category] ?? random.between(75, 330);
};

const story = (school: SandboxSchool, category: string, random: Random): PolicyStory => {
  const approvers = approversOf(category);
  const began = FIRST_POLICIES - random.between(0, 60);
  if (school.unrecorded.includes(category)) {
    // Written, and never brought to an end.
    const draft = { draftedAgo: began, submittedAgo: null, publishedAgo: null, reviewIn: null, approvers };
    return { category, versions: [draft], reviewedAgo: null };
  }
  const first = { draftedAgo: began, submittedAgo: began - 1, publishedAgo: began - random.between(5, 11), approvers };
  const reviewIn = reviewOf(school, category, random);
  const waiting = school.awaiting[category];
  // What came as a document came twice, so that there is something to compare.
  const again = waiting === undefined && (random.chance(0.5) || isDocument(school.key, category));
  const renewed = random.between(60, 200);
  if (again) {
    const second = { draftedAgo: renewed + 8, submittedAgo: renewed + 6, publishedAgo: renewed, reviewIn, approvers };
    return { category, versions: [{ ...first, reviewIn: -renewed + 30 }, second], reviewedAgo: null };
  }
  const versions: VersionStory[] = [{ ...first, reviewIn }];
  if (waiting !== undefined) {
    versions.push({
      draftedAgo: waiting + 3,
      submittedAgo: waiting,
      publishedAgo: null,
      reviewIn: 365,
      approvers: HEAD_AND_GOVERNORS,
    });
  }
  return { category, versions, reviewedAgo: random.chance(0.3) ? random.between(80, 180) : null };
};

/** What happened to every policy of a school. */
export const policyStories = (school: SandboxSchool, random: Random): PolicyStory[] =>
  POLICY_CATALOGUE.map(({ code }) => story(school, code, random));

/** Whom a school asked to read what. The last one is under way; the ones before it are as good as done. */
export const campaignStories = (school: SandboxSchool): CampaignStory[] => [
  { category: 'safeguarding', launchedAgo: 430, dueAfter: 30, diligence: 1 },
  { category: 'staff-conduct', launchedAgo: 300, dueAfter: 30, diligence: 1 },
  { category: 'online-safety', launchedAgo: 40, dueAfter: 49, diligence: school.diligence },
];

/** An instant on a working hour of a day in the past. */
export const moment = (today: PlainDate, ago: number, random: Random): Instant =>
  `${addDays(today, -ago)}T${String(random.between(9, 15)).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}.000Z`;
