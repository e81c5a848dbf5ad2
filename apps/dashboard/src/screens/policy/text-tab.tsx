import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Notice } from '../../design/notice.js';
import { SaidWords } from '../../shared/finding-list.js';
import { questionSaid } from '../../shared/finding-words.js';
import { postName } from '../../shared/post-name.js';
import { policyParts as parts } from './parts.messages.js';
import { policyMessages as words } from './messages.js';
import { usePolicy } from './policy-context.js';
import { inForceOf } from './policy-sentence.js';
import type { ShownVersion } from './policy.query.js';
import { RecordedApprovals } from './recorded-approvals.js';
import { anchorOf, sectionMarks, sectionTitle } from './section-anchor.js';
import type { SectionMark } from './section-anchor.js';
import { useHashPlace } from './use-hash-place.js';

type Section = ShownVersion['sections'][number];

interface SectionsProps {
  readonly sections: readonly Section[];
  /** What the check found in them; empty for who may not see it. */
  readonly marks: ReadonlyMap<number, SectionMark>;
}

/** In the contents a section with findings says so; the words are the same to a screen reader. */
const Count = ({ mark }: { mark: SectionMark | undefined }): ReactNode =>
  mark && <span className="soft small"> · {parts.findings.inContents({ count: mark.count })}</span>;

const Contents = ({ sections, marks }: SectionsProps): ReactNode => (
  <nav className="contents" aria-label={words.text.contents}>
    <h2>{words.text.contents}</h2>
    <ol>
      {sections.map((section, index) => (
        <li key={anchorOf(index + 1)} className={`level-${String(Math.min(section.level, 4))}`}>
          <a href={`#${anchorOf(index + 1)}`}>{sectionTitle(section)}</a>
          <Count mark={marks.get(index + 1)} />
        </li>
      ))}
    </ol>
  </nav>
);

const Paragraphs = ({ text }: { text: string }): ReactNode =>
  text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph, index) => <p key={`${String(index)}${paragraph.slice(0, 12)}`}>{paragraph}</p>);

/** Headings below the page's own; what is deeper than six looks like six. */
const Heading = ({ level, children }: { level: number; children: ReactNode }): ReactNode => {
  if (level <= 1) return <h2>{children}</h2>;
  if (level === 2) return <h3>{children}</h3>;
  return level === 3 ? <h4>{children}</h4> : <h5>{children}</h5>;
};

const markWords = ({ count, waiting }: SectionMark): string =>
  waiting === 0 ? parts.findings.ofSection({ count }) : parts.findings.ofSectionWaiting({ count, waiting });

/** Leads to the first finding of the section that waits, where all of them are. */
const Mark = ({ mark }: { mark: SectionMark | undefined }): ReactNode =>
  mark && (
    <p className={`section-mark ${mark.waiting > 0 ? 'unanswered' : 'answered'}`}>
      <Link to="." search={(search) => ({ ...search, tab: 'findings' })} hash={mark.first}>
        {markWords(mark)}
      </Link>
    </p>
  );

const Sections = ({ sections, marks }: SectionsProps): ReactNode => (
  <div className="policy-text">
    {sections.map((section, index) => (
      <section key={anchorOf(index + 1)} id={anchorOf(index + 1)} tabIndex={-1}>
        <Heading level={section.level}>{sectionTitle(section)}</Heading>
        <Mark mark={marks.get(index + 1)} />
        <Paragraphs text={section.text} />
      </section>
    ))}
  </div>
);

const Which = ({ version }: { version: ShownVersion }): ReactNode => {
  const { policy } = usePolicy();
  const current = inForceOf(policy.versions);
  const status = parts.versions.choices[version.status];
  return (
    <>
      <p className="soft">{words.text.version({ number: version.number, status })}</p>
      {current && current.id !== version.id && (
        <Notice kind="warning">
          <p>
            {words.text.older}{' '}
            <Link to="." search={(search) => ({ ...search, version: undefined })}>
              {words.text.toCurrent}
            </Link>
          </p>
        </Notice>
      )}
    </>
  );
};

const Questions = ({ version }: { version: ShownVersion }): ReactNode => {
  // What a published version left open is put on record instead: its text never changes.
  if (version.status !== 'DRAFT' || version.questions.length === 0) return null;
  return (
    <Notice kind="warning">
      <p>{words.text.questions({ count: version.questions.length })}</p>
      <ul>
        {version.questions.map((question, index) => (
          <li key={`${String(index)}${question.field}`}>
            <SaidWords said={questionSaid(question)} />
          </li>
        ))}
      </ul>
    </Notice>
  );
};

/** The text of one version, with its sections as a table of contents. */
export const TextTab = (): ReactNode => {
  const { policy } = usePolicy();
  const { version: asked } = useSearch({ from: '/policies/$policyId' });
  const { version } = policy;
  useHashPlace();
  const marks = sectionMarks(policy.versions.find(({ id }) => id === version?.id)?.findings ?? []);
  if (version === null) return <p className="empty">{asked ? words.text.noVersion : words.sentence.nothing}</p>;
  return (
    <>
      <Which version={version} />
      <Questions version={version} />
      {version.sections.length === 0 ? (
        <p className="empty">{words.text.empty}</p>
      ) : (
        <div className="policy-read">
          <Contents sections={version.sections} marks={marks} />
          <Sections sections={version.sections} marks={marks} />
        </div>
      )}
      <RecordedApprovals version={version} />
      {version.approvers.length > 0 && (
        <p>{words.text.approvers({ who: version.approvers.map(postName).join(', ') })}</p>
      )}
    </>
  );
};
