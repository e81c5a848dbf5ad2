import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LinkButton } from '../../design/link-button.js';
import { Tag } from '../../design/tag.js';
import type { TagLook } from '../../design/tag.js';
import { SaidWords } from '../../shared/finding-list.js';
import { findingSaid } from '../../shared/finding-words.js';
import { formatMoment } from '../../shared/format.js';
import { decidedOf } from './finding-decided.js';
import { FindingForm, isAnswerKind } from './finding-form.js';
import type { AnswerKind } from './finding-form.js';
import { policyParts as parts } from './parts.messages.js';
import { policyMessages as words } from './messages.js';
import { usePolicy } from './policy-context.js';
import { livingVersions, waitsForAnswer } from './policy-sentence.js';
import type { Finding, VersionLine } from './policy.query.js';
import { anchorOf, sectionTitle } from './section-anchor.js';
import { useDay } from './today.js';
import { useHashPlace } from './use-hash-place.js';

interface FoundIn {
  readonly finding: Finding;
  readonly version: VersionLine;
}

// A waiver is not a repair: it never looks like one.
const looks: Record<Finding['state'], TagLook> = {
  OPEN: 'late',
  WAIVER_ENDED: 'late',
  ACCEPTED: 'due',
  WAIVED: 'none',
  FIXED: 'ok',
};

const Answer = ({ finding }: { finding: Finding }): ReactNode => {
  const { answer, goneFrom, state } = finding;
  const said = decidedOf(finding, useDay());
  return (
    <>
      {said && <p>{said}</p>}
      {answer?.words && <blockquote className="quoted">{answer.words}</blockquote>}
      {answer && (
        <p className="soft small">
          {parts.findings.said({ who: answer.by ?? parts.findings.somebody, when: formatMoment(answer.at) })}
        </p>
      )}
      {goneFrom && state !== 'FIXED' && <p>{parts.findings.goneFrom({ number: goneFrom })}</p>}
    </>
  );
};

const Acts = ({ finding }: { finding: Finding }): ReactNode => {
  const { findings } = parts;
  const acts: readonly (readonly [AnswerKind, string])[] = [
    ...(finding.state === 'ACCEPTED' ? [] : [['accept', findings.accept] as const]),
    ['fix', findings.fix],
    ...(finding.state === 'WAIVED' ? [] : [['waive', findings.waive] as const]),
  ];
  return (
    <p className="acts">
      {acts.map(([answer, label]) => (
        <LinkButton
          key={answer}
          to="."
          resetScroll={false}
          search={(search: object) => ({ ...search, finding: finding.id, answer })}
        >
          {label}
        </LinkButton>
      ))}
    </p>
  );
};

/** Leads to the section in the text of the version that the finding is about. */
const InSection = ({ finding: { section }, version }: FoundIn): ReactNode =>
  section && (
    <>
      <Link
        to="."
        search={(search) => ({ ...search, tab: undefined, version: version.id, finding: undefined, answer: undefined })}
        hash={anchorOf(section.place)}
      >
        {parts.findings.inSection({
          section: sectionTitle({ heading: section.heading, number: section.number ?? null }),
        })}
      </Link>
      {' · '}
    </>
  );

const Place = ({ finding, version }: FoundIn): ReactNode => {
  const { line, source, excerpt } = finding;
  return (
    <>
      {excerpt && <blockquote className="quoted">{excerpt}</blockquote>}
      <p className="soft small">
        <InSection finding={finding} version={version} />
        {line ? parts.findings.atLine({ line }) : parts.findings.absent} · {parts.findings.source({ source })}
      </p>
    </>
  );
};

/** The acts, or the form of the one that the address names; nothing where nothing may be done. */
const Answering = ({ finding, version }: FoundIn): ReactNode => {
  const { mayAct } = usePolicy();
  const { finding: asked, answer } = useSearch({ from: '/policies/$policyId' });
  if (!mayAct || finding.state === 'FIXED') return null;
  if (asked !== finding.id || !isAnswerKind(answer)) return <Acts finding={finding} />;
  return <FindingForm finding={finding} version={version} kind={answer} />;
};

const OneFinding = ({ finding, version }: FoundIn): ReactNode => (
  <li id={finding.id} tabIndex={-1} className={`finding ${finding.state.toLowerCase()}`}>
    <p>
      <Tag look={looks[finding.state]}>{parts.findings.state[finding.state]}</Tag>{' '}
      <SaidWords said={findingSaid(finding)} />
    </p>
    <Place finding={finding} version={version} />
    <Answer finding={finding} />
    <Answering finding={finding} version={version} />
  </li>
);

/** What waits comes first; what is mended last. */
const order: Record<Finding['state'], number> = { OPEN: 0, WAIVER_ENDED: 1, ACCEPTED: 2, WAIVED: 3, FIXED: 4 };

const OfVersion = ({ version }: { version: VersionLine }): ReactNode => {
  const { findings, checked, number, status } = version;
  const waiting = findings.filter(waitsForAnswer).length;
  const sorted = [...findings].sort((a, b) => order[a.state] - order[b.state]);
  return (
    <section>
      <h2>
        {parts.findings.versionHeading({ number, status: parts.versions.choices[status] })}{' '}
        {findings.length > 0 && <span className="soft plain">{parts.findings.waiting({ count: waiting })}</span>}
      </h2>
      {findings.length === 0 ? (
        <p className="empty">{checked ? parts.findings.none : parts.findings.notChecked}</p>
      ) : (
        <ul className="plain-list finding-list">
          {sorted.map((finding) => (
            <OneFinding key={finding.id} finding={finding} version={version} />
          ))}
        </ul>
      )}
    </section>
  );
};

/** Findings of the version in force and of the one being written, with their answers. */
export const FindingsTab = (): ReactNode => {
  const { policy } = usePolicy();
  useHashPlace();
  const versions = livingVersions(policy.versions);
  if (versions.length === 0) return <p className="empty">{parts.findings.noVersions}</p>;
  return (
    <>
      <p className="soft">
        {parts.findings.intro}{' '}
        <Link to="." search={(search) => ({ ...search, tab: undefined })}>
          {words.tabs.text}
        </Link>
      </p>
      {versions.map((version) => (
        <OfVersion key={version.id} version={version} />
      ))}
    </>
  );
};
