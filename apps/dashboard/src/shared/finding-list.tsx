import type { ReactNode } from 'react';
import { bySeverity, findingSaid } from './finding-words.js';
import type { FindingLike, Said } from './finding-words.js';
import { findingsMessages as words } from './findings.messages.js';

/** The reader's words, and where they are less exact than the check's own sentence, that one too, in its language. */
export const SaidWords = ({ said }: { said: Said }): ReactNode => (
  <>
    {said.text}
    {said.exact !== null && (
      <>
        {' '}
        <span lang="en" className="soft small">
          {said.exact}
        </span>
      </>
    )}
  </>
);

const Finding = ({ finding }: { finding: FindingLike }): ReactNode => (
  <li>
    <p>
      <SaidWords said={findingSaid(finding)} />
    </p>
    {finding.excerpt && <blockquote className="quoted">{finding.excerpt}</blockquote>}
    <p className="soft small">
      {finding.line ? words.line({ line: finding.line }) : words.noLine} · {words.source({ source: finding.source })}
    </p>
  </li>
);

/** Findings by how much they matter, each with the line it is about. */
export const FindingList = ({ findings, level }: { findings: readonly FindingLike[]; level: 2 | 3 }): ReactNode => {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className="findings">
      {bySeverity(findings).map(({ severity, findings: group }) => (
        <section key={severity} className={`findings-${severity}`}>
          <Heading>
            {words.severity[severity]} <span className="soft plain">{words.count({ count: group.length })}</span>
          </Heading>
          <p className="soft small">{words.severityAbout[severity]}</p>
          <ul>
            {group.map((finding, index) => (
              <Finding key={`${index}${finding.rule}`} finding={finding} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
};
