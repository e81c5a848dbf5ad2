import type { PersonLanguage } from '#contracts/people.events.js';
import type { PersonKind } from '#contracts/person-kinds.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';

/** A post that is or was held; told by `post` and `startDate`. */
export interface HeldPost {
  readonly post: string;
  readonly startDate: PlainDate | null;
  readonly endDate: PlainDate | null;
}

interface Known {
  readonly personId: Uuid;
  readonly kind: PersonKind;
  readonly language: PersonLanguage;
  /** In the order in which they were recorded. */
  readonly posts: readonly HeldPost[];
}

/** A person in one school as the log tells it. Names and addresses are sealed and no part of it. */
export type PersonState =
  | { readonly status: 'unregistered' }
  | ({ readonly status: 'present' } & Known)
  | ({ readonly status: 'absent'; readonly absentSince: PlainDate } & Known)
  | ({ readonly status: 'left'; readonly leftOn: PlainDate } & Known);

export type RegisteredPerson = Exclude<PersonState, { readonly status: 'unregistered' }>;
