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

type Section = ShownVersion['sections'][number];

/** The place of a section in the address: its number may change, repeat or be missing. */
export const anchorOf = (index: number): string => `section-${String(index + 1)}`;

/** Number and heading as one line. */
export const sectionTitle = ({ number, heading }: Pick<Section, 'number' | 'heading'>): string =>
  [number ?? '', heading].join(' ').trim() || words.text.untitled;

const Contents = ({ sections }: { sections: readonly Section[] }): ReactNode => (
  <nav className="contents" aria-label={words.text.contents}>
    <h2>{words.text.contents}</h2>
    <ol>
      {sections.map((section, index) => (
        <li key={anchorOf(index)} className={`level-${String(Math.min(section.level, 4))}`}>
          <a href={`#${anchorOf(index)}`}>{sectionTitle(section)}</a>
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

const Sections = ({ sections }: { sections: readonly Section[] }): ReactNode => (
  <div className="policy-text">
    {sections.map((section, index) => (
      <section key={anchorOf(index)} id={anchorOf(index)}>
        <Heading level={section.level}>{sectionTitle(section)}</Heading>
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
  if (version === null) return <p className="empty">{asked ? words.text.noVersion : words.sentence.nothing}</p>;
  return (
    <>
      <Which version={version} />
      <Questions version={version} />
      {version.sections.length === 0 ? (
        <p className="empty">{words.text.empty}</p>
      ) : (
        <div className="policy-read">
          <Contents sections={version.sections} />
          <Sections sections={version.sections} />
        </div>
      )}
      <RecordedApprovals version={version} />
      {version.approvers.length > 0 && (
        <p>{words.text.approvers({ who: version.approvers.map(postName).join(', ') })}</p>
      )}
    </>
  );
};
