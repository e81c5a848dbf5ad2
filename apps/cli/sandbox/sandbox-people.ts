import type { PersonKind } from '#contracts/person-kinds.js';
import type { Uuid } from '#platform/kernel/event.js';
import { refOf } from './demo-identities.js';
import type { Random } from './random.js';
import { FAMILY_NAMES, GIVEN_NAMES, type SandboxSchool } from './sandbox-data.js';
import { personId } from './sandbox-ids.js';

/** A person of a sandbox school. */
export interface SandboxPerson {
  readonly personId: Uuid;
  readonly ref: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly kind: PersonKind;
  readonly language: 'en' | 'cy';
  readonly posts: readonly string[];
}

/** Who there is in every school; the rest are teachers and support staff. */
const LEADERS: readonly { readonly post: string; readonly kind: PersonKind; readonly posts: readonly string[] }[] = [
  { post: 'headteacher', kind: 'teacher', posts: ['headteacher'] },
  { post: 'deputy', kind: 'teacher', posts: ['deputy headteacher', 'designated safeguarding lead'] },
  { post: 'clerk', kind: 'support', posts: ['school business manager', 'clerk to governors'] },
  { post: 'chair', kind: 'governor', posts: ['chair of governors'] },
  { post: 'governor-1', kind: 'governor', posts: ['governor'] },
  { post: 'governor-2', kind: 'governor', posts: ['governor'] },
];

const TEACHERS = 0.6;

const others = (school: SandboxSchool): { post: string; kind: PersonKind; posts: readonly string[] }[] => {
  const count = school.people - LEADERS.length;
  const teachers = Math.round(count * TEACHERS);
  return Array.from({ length: count }, (_, n) =>
    n < teachers
      ? { post: `teacher-${String(n + 1)}`, kind: 'teacher', posts: ['teacher'] }
      : { post: `support-${String(n - teachers + 1)}`, kind: 'support', posts: ['teaching assistant'] },
  );
};

/** The people of a school, always the same for one seed. */
export const peopleOf = (school: SandboxSchool, groupId: Uuid, welsh: boolean, random: Random): SandboxPerson[] =>
  [...LEADERS, ...others(school)].map(({ post, kind, posts }) => {
    const ref = refOf(school.key, post);
    const givenName = random.pick(GIVEN_NAMES);
    const familyName = random.pick(FAMILY_NAMES);
    const email = `${givenName}.${familyName}.${ref}@example.org`.toLowerCase();
    const language = welsh && random.chance(0.7) ? 'cy' : 'en';
    return { personId: personId(groupId, ref), ref, givenName, familyName, email, kind, language, posts };
  });
