import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type {
  ErasedNote,
  Erasure,
  LegalHold,
  LocalText,
  RetainedKind,
  RetentionState,
} from '../../../../../libs/contracts/graphql/schema.types.js';
import { Tag } from '../../design/tag.js';
import type { TagLook } from '../../design/tag.js';
import { formatMoment, formatPartialDate } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { wordsOf } from '../../shared/local-text.js';
import { retentionMessages as words } from './messages.js';

/** The order in which states are offered: what wants somebody first. */
export const STATES: readonly RetentionState[] = ['PROPOSED', 'UNDER_WAY', 'DUE', 'HELD', 'UNKNOWN', 'LATER'];

export const isState = (text: string | undefined): text is RetentionState => STATES.some((one) => one === text);

const KINDS: readonly RetainedKind[] = ['PERSON', 'CASE', 'RECORD'];

/** A kind as an address names it. */
export const kindIn = (text: string): RetainedKind | undefined => KINDS.find((one) => one.toLowerCase() === text);

/** Something that has a name, or had one. */
export interface Named {
  readonly kind: RetainedKind;
  readonly name?: LocalText | null;
  readonly erased?: ErasedNote | null;
}

const nobody = (kind: RetainedKind): string => {
  if (kind === 'RECORD') return words.wholeRecord;
  return kind === 'CASE' ? words.aCase : words.somebody;
};

/** "Erased on DATE under RULE", in the reader's language. */
export const erasedWords = ({ on, rule }: ErasedNote): string =>
  words.erasedUnder({ day: formatPartialDate(on), rule: wordsOf(rule) });

/** The name as a plain text; what was erased says when and under which rule. */
export const nameOf = ({ kind, name, erased }: Named): string => {
  if (erased) return erasedWords(erased);
  return kind === 'RECORD' ? words.wholeRecord : wordsOf(name) || nobody(kind);
};

const looks: Record<RetentionState, TagLook> = {
  PROPOSED: 'wait',
  UNDER_WAY: 'wait',
  DUE: 'late',
  HELD: 'due',
  UNKNOWN: 'none',
  LATER: 'none',
};

export const StateTag = ({ state }: { state: RetentionState }): ReactNode => (
  <Tag look={looks[state]}>{words.stateIs[state]}</Tag>
);

const statusLooks: Record<Erasure['status'], TagLook> = {
  PROPOSED: 'wait',
  DECIDED: 'wait',
  DECLINED: 'none',
  WITHDRAWN: 'none',
  DONE: 'ok',
};

export const StatusTag = ({ status }: Pick<Erasure, 'status'>): ReactNode => (
  <Tag look={statusLooks[status]}>{words.statusIs[status]}</Tag>
);

/** The page of a person or a case; a whole record has none. */
export const SubjectLink = ({ kind, subjectId, ...named }: Named & { subjectId: string }): ReactNode => {
  const name = nameOf({ kind, ...named });
  if (kind === 'RECORD') return name;
  return (
    <Link to="/retention/$kind/$subjectId" params={{ kind: kind.toLowerCase(), subjectId }}>
      {name}
    </Link>
  );
};

export const SchoolName = ({ school }: { school: LocalText | null | undefined }): ReactNode => (
  <Local text={school} otherwise={words.here} />
);

/** Since when a hold stands, and until when it did. */
export const holdSpan = ({ placedAt, placedPost, liftedAt, liftedPost }: LegalHold): string => {
  const since = words.heldSince({ when: formatMoment(placedAt), post: wordsOf(placedPost) });
  if (!liftedAt) return since;
  return `${since}; ${words.lifted({ when: formatMoment(liftedAt), post: wordsOf(liftedPost) })}`;
};
