import type { ReactNode } from 'react';
import type { ComparedSection } from '../../../../../libs/contracts/graphql/schema.types.js';
import { DiffText } from '../../design/diff.js';
import type { DiffRun } from '../../design/diff.js';
import { designMessages } from '../../design/messages.js';
import { Tag } from '../../design/tag.js';
import { changeId, placeSaid, titleOf } from './compare-view.js';
import type { Block } from './compare-view.js';
import { compareMessages as words } from './messages.js';

const RUN = { SAME: 'same', INS: 'added', DEL: 'removed' } as const;

/** Each paragraph with its own runs, so that a long text keeps its shape. */
const paragraphsOf = (parts: ComparedSection['parts']): DiffRun[][] => {
  const paragraphs: DiffRun[][] = [[]];
  for (const { op, text } of parts) {
    text.split('\n\n').forEach((piece, index) => {
      if (index > 0) paragraphs.push([]);
      if (piece !== '') paragraphs.at(-1)?.push({ kind: RUN[op], text: piece });
    });
  }
  return paragraphs.filter((runs) => runs.length > 0);
};

const Text = ({ section }: { section: ComparedSection }): ReactNode =>
  paragraphsOf(section.parts).map((runs, index) => (
    <p key={`${String(index)}${runs[0]?.text.slice(0, 12) ?? ''}`}>
      <DiffText runs={runs} />
    </p>
  ));

const headingRuns = ({ heading, headingBefore, kind }: ComparedSection): DiffRun[] =>
  kind === 'CHANGED' && headingBefore !== null && headingBefore !== undefined && headingBefore !== heading
    ? [
        { kind: 'removed', text: headingBefore },
        { kind: 'added', text: heading },
      ]
    : [{ kind: 'same', text: heading }];

const Kind = ({ section: { kind, moved } }: { section: ComparedSection }): ReactNode => {
  if (kind === 'NEW') return <Tag look="ok">{designMessages.newPart}</Tag>;
  if (kind === 'REMOVED') return <Tag look="late">{designMessages.removedPart}</Tag>;
  return moved ? <Tag look="wait">{designMessages.moved}</Tag> : null;
};

const Marks = ({ section }: { section: ComparedSection }): ReactNode => (
  <>
    <Kind section={section} /> <span className="soft small plain">{placeSaid(section)}</span>
  </>
);

const Section = ({ section }: { section: ComparedSection }): ReactNode => (
  <>
    <h2>
      {section.number} <DiffText runs={headingRuns(section)} /> <Marks section={section} />
    </h2>
    <Text section={section} />
  </>
);

const Same = ({ sections, isOpen }: { sections: readonly ComparedSection[]; isOpen: boolean }): ReactNode => (
  <details className="same-run" open={isOpen}>
    <summary>
      {words.sameFolded({ count: sections.length })}
      <span className="soft small"> {sections.map(titleOf).join(' · ')}</span>
    </summary>
    {sections.map((section, index) => (
      <section className="diff same" key={`${String(index)}${section.heading}`}>
        <Section section={section} />
      </section>
    ))}
  </details>
);

/** The newer version with everything that changed in it; what is the same is folded. */
export const Differences = ({
  blocks,
  isOpen,
  at,
}: {
  blocks: readonly Block[];
  isOpen: boolean;
  at: number;
}): ReactNode => (
  <div className="policy-text compared">
    {blocks.map((block, index) =>
      block.kind === 'same' ? (
        <Same key={`${String(index)}same${String(isOpen)}`} sections={block.sections} isOpen={isOpen} />
      ) : (
        <section
          key={changeId(block.at)}
          id={changeId(block.at)}
          tabIndex={-1}
          className={`diff ${block.section.kind.toLowerCase()}${block.at === at ? ' here' : ''}`}
        >
          <Section section={block.section} />
        </section>
      ),
    )}
  </div>
);
