import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { alignVersions } from '../../../../../libs/contracts/compare/align-versions.js';
import type { AlignedSection } from '../../../../../libs/contracts/compare/align-versions.js';
import { DataTable } from '../../design/data-table.js';
import { Details } from '../../design/details.js';
import { DiffSection, DiffText } from '../../design/diff.js';
import type { DiffRun, SectionFate } from '../../design/diff.js';
import type { PageText } from './approvals.query.js';
import { detailChanges } from './detail-changes.js';
import { approvalsMessages } from './messages.js';

const RUN = { same: 'same', ins: 'added', del: 'removed' } as const;

const runsOf = ({ parts }: AlignedSection): DiffRun[] => parts.map(({ op, text }) => ({ kind: RUN[op], text }));

const headingOf = (number: string | null, heading: string): string =>
  number === null ? heading : `${number} ${heading}`;

const fateOf = ({ kind, moved }: AlignedSection): SectionFate => {
  if (kind === 'new') return 'added';
  if (kind === 'removed') return 'removed';
  if (moved) return 'moved';
  return kind === 'changed' ? 'changed' : 'same';
};

const isChange = (section: AlignedSection): boolean => fateOf(section) !== 'same';

const Heading = ({ section }: { section: AlignedSection }): ReactNode => {
  const { kind, number, heading, headingBefore } = section;
  const isRenamed = kind === 'changed' && headingBefore !== null && headingBefore !== heading;
  if (!isRenamed) return headingOf(number, heading);
  const runs: DiffRun[] = [
    { kind: 'removed', text: headingBefore },
    { kind: 'added', text: heading },
  ];
  return (
    <>
      {number === null ? '' : `${number} `}
      <DiffText runs={runs} />
    </>
  );
};

const Changed = ({ section }: { section: AlignedSection }): ReactNode => (
  <DiffSection
    heading={<Heading section={section} />}
    fate={fateOf(section)}
    {...(section.moved ? { from: headingOf(section.numberBefore, section.headingBefore ?? '') } : {})}
  >
    <p className="text">
      <DiffText runs={runsOf(section)} />
    </p>
  </DiffSection>
);

/** The text of a policy that has no version in force. */
const WholeText = ({ text }: { text: PageText }): ReactNode => (
  <>
    {text.sections.map(({ number, heading, text: words }, index) => (
      <DiffSection key={`${index}${heading}`} heading={headingOf(number ?? null, heading)} fate="changed">
        <p className="text">{words}</p>
      </DiffSection>
    ))}
  </>
);

const DetailTable = ({ before, text }: { before: PageText; text: PageText }): ReactNode => {
  const { page } = approvalsMessages;
  const rows = detailChanges(before, text);
  if (rows.length === 0) return <p className="soft small">{page.sameDetails}</p>;
  const columns = [
    { name: page.what, cell: (row: (typeof rows)[number]) => row.what },
    { name: page.was, cell: (row: (typeof rows)[number]) => <del>{row.before}</del> },
    { name: page.becomes, cell: (row: (typeof rows)[number]) => <ins>{row.now}</ins> },
  ];
  return <DataTable caption={page.details} columns={columns} rows={rows} idOf={(row) => row.what} />;
};

const plain = (sections: PageText['sections']) =>
  sections.map(({ number, heading, level, text }) => ({ number: number ?? null, heading, level, text }));

const Compared = ({ before, text }: { before: PageText; text: PageText }): ReactNode => {
  const { page } = approvalsMessages;
  const sections = useMemo(() => alignVersions(plain(before.sections), plain(text.sections)), [before, text]);
  const changed = sections.filter(isChange);
  const same = sections.filter((section) => !isChange(section));
  return (
    <>
      <p>{page.countChanges({ changed: changed.length, number: before.number })}</p>
      <DetailTable before={before} text={text} />
      {changed.map((section, index) => (
        <Changed key={`${index}${section.heading}`} section={section} />
      ))}
      {same.length > 0 && (
        <Details summary={page.countUnchanged({ same: same.length })}>
          {same.map((section, index) => (
            <DiffSection key={`${index}${section.heading}`} heading={<Heading section={section} />} fate="same">
              <p className="text">
                <DiffText runs={runsOf(section)} />
              </p>
            </DiffSection>
          ))}
        </Details>
      )}
    </>
  );
};

const AuthorsWords = ({ text }: { text: PageText }): ReactNode => {
  const { page } = approvalsMessages;
  return (
    <blockquote className="author">
      <p className="eyebrow">{page.authorSays}</p>
      <p>{text.changes ?? page.noWords}</p>
      <p className="soft small">{text.material ? page.material : page.editorial}</p>
    </blockquote>
  );
};

/** What is decided on, first of all as what changes; a new policy is its whole text. */
export const Differences = ({ text, before }: { text: PageText | null; before: PageText | null }): ReactNode => {
  const { page } = approvalsMessages;
  if (text === null) return <p className="empty">{page.noText}</p>;
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{before === null ? page.newPolicy : page.changes}</h2>
      <AuthorsWords text={text} />
      {before === null ? <WholeText text={text} /> : <Compared before={before} text={text} />}
    </section>
  );
};
