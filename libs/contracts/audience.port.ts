import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';

/** How one person can be reached; name and address are opened, so keep them in memory only. null: erased or not recorded. */
export interface Addressee {
  readonly personId: Uuid;
  readonly name: string | null;
  readonly email: string | null;
  readonly language: 'en' | 'cy';
}

/** Kept by the people feature: who is in a school today. */
export interface Audience {
  /** Ids of people of these kinds who have not left; in a stable order. */
  peopleOf(tenantId: Uuid, kinds: readonly string[]): Promise<readonly Uuid[]>;
  /** Those of the given ids who are people of the school and have not left. */
  present(tenantId: Uuid, personIds: readonly Uuid[]): Promise<readonly Uuid[]>;
  addressees(tenantId: Uuid, personIds: readonly Uuid[]): Promise<readonly Addressee[]>;
  /** Keys of the posts that a person holds today: `headteacher`, `chair-of-governors`. */
  postsHeldBy(tenantId: Uuid, personId: Uuid): Promise<readonly string[]>;
}

/** Kept by the people feature: names for those who may see them. */
export interface Names {
  /** Opened names of people within a question's own scope and time; null: erased or not recorded. */
  namesIn(scope: ReadScope, personIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, string | null>>;
  /** Who holds a post at the scope's time, by school; of several, who began first. */
  holdersIn(scope: ReadScope, post: string): Promise<ReadonlyMap<Uuid, NamedHolder>>;
}

/** A post of a school, by any of its names. */
export interface PostOfSchool {
  readonly schoolId: Uuid;
  readonly post: string;
}

/** Who holds a post; `name` is opened, so keep it in memory only. null: erased. */
export interface NamedHolder {
  readonly personId: Uuid;
  readonly name: string | null;
}

/** Kept by the people feature: who holds certain posts of certain schools, by name. */
export interface HolderNames {
  /** In the order asked, at the scope's time, in one statement; of several who began first; null: nobody on record. */
  holdersOf(scope: ReadScope, posts: readonly PostOfSchool[]): Promise<readonly (NamedHolder | null)[]>;
}

/** Somebody on a day; `key` tells the answers apart. */
export interface SomebodyThen {
  readonly key: Uuid;
  readonly tenantId: Uuid;
  readonly personId: Uuid;
  readonly day: PlainDate;
}

/** Kept by the people feature: in what post somebody did something. */
export interface PostsThen {
  /** Labels of the posts that each held in that record on that day, as known at the scope's time; by `key`. */
  postsThen(scope: ReadScope, people: readonly SomebodyThen[]): Promise<ReadonlyMap<Uuid, readonly string[]>>;
}

/** Injection token of `PostsThen`. */
export const POSTS_THEN = Symbol('PostsThen');

/** Injection token of `HolderNames`. */
export const HOLDER_NAMES = Symbol('HolderNames');

/** Injection token of `Names`. */
export const NAMES = Symbol('Names');

/** Injection token of `Audience`. */
export const AUDIENCE = Symbol('Audience');
