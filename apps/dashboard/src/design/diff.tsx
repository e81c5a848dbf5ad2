import type { ReactNode } from 'react';
import { designMessages as words } from './messages.js';
import { Tag } from './tag.js';

/** A run of words that stayed, came or went. */
export interface DiffRun {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

const Run = ({ kind, text }: DiffRun): ReactNode => {
  if (kind === 'same') return text;
  return kind === 'added' ? (
    <ins>
      <span className="hidden">{words.added} </span>
      {text}
    </ins>
  ) : (
    <del>
      <span className="hidden">{words.removed} </span>
      {text}
    </del>
  );
};

/** Words that changed: what came is underlined, what went is struck through, and both are said. */
export const DiffText = ({ runs }: { runs: readonly DiffRun[] }): ReactNode =>
  runs.map((run, index) => <Run key={`${index}${run.kind}`} {...run} />);

/** What became of a section. */
export type SectionFate = 'same' | 'changed' | 'moved' | 'added' | 'removed';

const Fate = ({ fate, from }: { fate: SectionFate; from: string | undefined }): ReactNode => {
  switch (fate) {
    case 'added':
      return <Tag look="ok">{words.newPart}</Tag>;
    case 'removed':
      return <Tag look="late">{words.removedPart}</Tag>;
    case 'moved':
      return <Tag look="wait">{from === undefined ? words.moved : words.movedFrom({ from })}</Tag>;
    case 'same':
      return <span className="soft small">{words.sameText}</span>;
    case 'changed':
      return null;
  }
};

/** A section of two versions side by side in one text. */
export const DiffSection = ({
  id,
  heading,
  fate,
  from,
  children,
}: {
  id?: string;
  heading: ReactNode;
  fate: SectionFate;
  /** Where a moved section stood: its number and heading then. */
  from?: string;
  children?: ReactNode;
}): ReactNode => (
  <section className={`diff ${fate}`} id={id}>
    <h2>
      {heading} <Fate fate={fate} from={from} />
    </h2>
    {children}
  </section>
);
