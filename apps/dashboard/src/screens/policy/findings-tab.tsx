import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LinkButton } from '../../design/link-button.js';
import { Tag } from '../../design/tag.js';
import type { TagLook } from '../../design/tag.js';
import { SaidWords } from '../../shared/finding-list.js';
import { findingSaid } from '../../shared/finding-words.js';
import { formatMoment, formatPartialDate } from '../../shared/format.js';
import { FindingForm, isAnswerKind } from './finding-form.js';
import type { AnswerKind } from './finding-form.js';
import { policyMessages as words } from './messages.js';
import { usePolicy } from './policy-context.js';
import { livingVersions, waitsForAnswer } from './policy-sentence.js';
import type { Finding, VersionLine } from './policy.query.js';
import { useDay } from './today.js';

// A waiver is not a repair: it never looks like one.
const looks: Record<Finding['state'], TagLook> = {
  OPEN: 'late',
  WAIVER_ENDED: 'late',
  ACCEPTED: 'due',
  WAIVED: 'none',
  FIXED: 'ok',
};

/** What was decided, in a sentence. */
const decided = ({ state, answer, goneFrom }: Finding, today: string): string | null => {
  const { findings } = words;
  const date = answer?.until ? formatPartialDate(answer.until) : '';
  switch (state) {
    case 'ACCEPTED': {
      const who = answer?.responsible ?? findings.somebody;
      const isLate = answer?.until !== undefined && answer.until !== null && answer.until < today;
      return isLate ? findings.acceptedLate({ who, date }) : findings.accepted({ who, date });
    }
    case 'WAIVED':
      return findings.waived({ date });
    case 'WAIVER_ENDED':
      return findings.waiverEnded({ date });
    case 'FIXED': {
      const number = answer?.kind === 'FIXED' ? answer.fixedIn : goneFrom;
      return number ? findings.fixedIn({ number }) : findings.fixedOnRecord;
    }
    case 'OPEN':
      return null;
  }
};

const Answer = ({ finding }: { finding: Finding }): ReactNode => {
  const { answer, goneFrom, state } = finding;
  const said = decided(finding, useDay());
  return (
    <>
      {said && <p>{said}</p>}
      {answer?.words && <blockquote className="quoted">{answer.words}</blockquote>}
      {answer && (
        <p className="soft small">
          {words.findings.said({ who: answer.by ?? words.findings.somebody, when: formatMoment(answer.at) })}
        </p>
      )}
      {goneFrom && state !== 'FIXED' && <p>{words.findings.goneFrom({ number: goneFrom })}</p>}
    </>
  );
};

const Acts = ({ finding }: { finding: Finding }): ReactNode => {
  const { findings } = words;
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

const OneFinding = ({ finding, version }: { finding: Finding; version: VersionLine }): ReactNode => {
  const { mayAct } = usePolicy();
  const search = useSearch({ from: '/policies/$policyId' });
  const isAnswering = mayAct && search.finding === finding.id && isAnswerKind(search.answer);
  const { line, source, excerpt, state } = finding;
  return (
    <li id={finding.id} className={`finding ${state.toLowerCase()}`}>
      <p>
        <Tag look={looks[state]}>{words.findings.state[state]}</Tag> <SaidWords said={findingSaid(finding)} />
      </p>
      {excerpt && <blockquote className="quoted">{excerpt}</blockquote>}
      <p className="soft small">
        {line ? words.findings.atLine({ line }) : words.findings.absent} · {words.findings.source({ source })}
      </p>
      <Answer finding={finding} />
      {mayAct && !isAnswering && state !== 'FIXED' && <Acts finding={finding} />}
      {isAnswering && isAnswerKind(search.answer) && (
        <FindingForm finding={finding} version={version} kind={search.answer} />
      )}
    </li>
  );
};

/** What waits comes first; what is mended last. */
const order: Record<Finding['state'], number> = { OPEN: 0, WAIVER_ENDED: 1, ACCEPTED: 2, WAIVED: 3, FIXED: 4 };

const OfVersion = ({ version }: { version: VersionLine }): ReactNode => {
  const { findings, checked, number, status } = version;
  const waiting = findings.filter(waitsForAnswer).length;
  const sorted = [...findings].sort((a, b) => order[a.state] - order[b.state]);
  return (
    <section>
      <h2>
        {words.findings.versionHeading({ number, status: words.versions.choices[status] })}{' '}
        {findings.length > 0 && <span className="soft plain">{words.findings.waiting({ count: waiting })}</span>}
      </h2>
      {findings.length === 0 ? (
        <p className="empty">{checked ? words.findings.none : words.findings.notChecked}</p>
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
  const versions = livingVersions(policy.versions);
  if (versions.length === 0) return <p className="empty">{words.findings.noVersions}</p>;
  return (
    <>
      <p className="soft">
        {words.findings.intro}{' '}
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
