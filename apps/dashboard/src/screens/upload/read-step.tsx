import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Details } from '../../design/details.js';
import { LinkButton } from '../../design/link-button.js';
import { SummaryList } from '../../design/summary-list.js';
import type { SummaryRow } from '../../design/summary-list.js';
import { FindingList, SaidWords } from '../../shared/finding-list.js';
import { questionSaid } from '../../shared/finding-words.js';
import { findingsMessages } from '../../shared/findings.messages.js';
import { formatPartialDate } from '../../shared/format.js';
import { messages } from '../../shared/messages.js';
import { askedOf, notAsked } from './answers.js';
import { uploadMessages as words } from './messages.js';
import type { UploadSession } from './upload-session.js';
import type { Reading } from './upload.query.js';

const orNone = (value: string | null | undefined): ReactNode =>
  value ? value : <span className="soft">{messages.notRecorded}</span>;
const dateOrNone = (value: string | null | undefined): ReactNode => orNone(value && formatPartialDate(value));

const factsOf = ({ title, owner, lastReviewed, nextReviewDue, reviewCycleMonths, audience }: Reading): SummaryRow[] => {
  const { fact } = words;
  return [
    { label: fact.title, value: orNone(title.en) },
    ...(title.cy ? [{ label: fact.titleCy, value: <span lang="cy">{title.cy}</span> }] : []),
    { label: fact.owner, value: orNone(owner) },
    { label: fact.lastReviewed, value: dateOrNone(lastReviewed) },
    { label: fact.nextReviewDue, value: dateOrNone(nextReviewDue) },
    { label: fact.reviewCycle, value: orNone(reviewCycleMonths ? words.months({ months: reviewCycleMonths }) : null) },
    { label: fact.audience, value: orNone(audience.join(', ')) },
  ];
};

type Recorded = Reading['approvals'][number];

const ApprovalLine = ({ approval }: { approval: Recorded }): ReactNode => {
  const { body, role, signedBy, approvedOn, nextReviewDue, appliesTo } = approval;
  const who = [body, role].filter(Boolean).join(', ') || words.nobody;
  const when = approvedOn ? formatPartialDate(approvedOn) : words.noDate;
  return (
    <li>
      <b>{words.approvalOf({ part: appliesTo === 'whole' ? words.whole : appliesTo })}</b>:{' '}
      {words.approvedBy({ who, when })}
      {signedBy && `, ${words.signedBy({ who: signedBy })}`}
      {nextReviewDue && `; ${words.partReview({ when: formatPartialDate(nextReviewDue) })}`}
    </li>
  );
};

const Approvals = ({ reading }: { reading: Reading }): ReactNode => {
  const isContradicted = reading.questions.some(({ field }) => field === 'standingApproval');
  return (
    <section aria-labelledby="approvals">
      <h2 id="approvals">{words.approvals}</h2>
      {isContradicted && <p className="warning">{words.contradict}</p>}
      {reading.approvals.length === 0 ? (
        <p className="soft">{words.noApprovals}</p>
      ) : (
        <ul className="recorded">
          {reading.approvals.map((approval, index) => (
            <ApprovalLine key={`${index}${approval.appliesTo}`} approval={approval} />
          ))}
        </ul>
      )}
    </section>
  );
};

const Sections = ({ reading: { sections } }: { reading: Reading }): ReactNode => (
  <Details summary={words.sections({ count: sections.length })}>
    <ol className="read-sections">
      {sections.map(({ number, heading, level }, index) => (
        <li key={`${index}${heading}`} style={{ paddingInlineStart: `${(level - 1) * 18}px` }}>
          <span className="soft num">{number ?? words.noNumber}</span> {heading}
        </li>
      ))}
    </ol>
  </Details>
);

/** What is unsure and has no answer here: it is put right in the document. */
const LookAt = ({ reading: { questions } }: { reading: Reading }): ReactNode => {
  const open = notAsked(questions);
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="look-at">
      <h2 id="look-at">{words.lookAt}</h2>
      <ul>
        {open.map((question, index) => (
          <li key={`${index}${question.field}`}>
            <SaidWords said={questionSaid(question)} />{' '}
            {question.line && <span className="soft small">{findingsMessages.line({ line: question.line })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** "What was read": the document as the program understood it, before anything is stored. */
export const ReadStep = ({ session, first }: { session: UploadSession; first: string }): ReactNode => {
  const { reading, file } = session;
  const questions = askedOf(reading.questions).length;
  const onwards = (
    <p className="form-end">
      <LinkButton kind="primary" to="/policies/upload" search={(search) => ({ ...search, step: first })}>
        {words.start({ questions })}
      </LinkButton>
      <Link to="/policies/upload" search={(search) => ({ ...search, step: undefined })}>
        {words.another}
      </Link>
    </p>
  );
  return (
    <>
      <p className="eyebrow">{words.readTitle}</p>
      <h1 tabIndex={-1}>{words.readSentence({ sections: reading.sections.length, questions })}</h1>
      <p>{words.nothingStored({ file: file.name })}</p>
      {onwards}
      <h2>{words.facts}</h2>
      <SummaryList rows={factsOf(reading)} />
      <Approvals reading={reading} />
      <Sections reading={reading} />
      <section aria-labelledby="found">
        <h2 id="found">{words.findings}</h2>
        {reading.findings.length === 0 ? (
          <p className="soft">{words.noFindings}</p>
        ) : (
          <FindingList findings={reading.findings} level={3} />
        )}
      </section>
      <LookAt reading={reading} />
      {onwards}
    </>
  );
};
