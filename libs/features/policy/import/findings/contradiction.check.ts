import type { PolicyFinding } from '../policy-reading.js';
import type { CheckScene } from './check-scene.js';
import { onLine } from './finding.js';

interface Claim {
  readonly topic: string;
  readonly pattern: RegExp;
  readonly value: (match: RegExpExecArray) => string;
}

const unit = (amount: string | undefined, word: string | undefined): string => {
  const number = Number(amount);
  const days = /^month/i.test(word ?? '') ? number * 30 : /^week/i.test(word ?? '') ? number * 7 : number;
  return `every ${days} days`;
};

/** What a document may state once only. A value said in two ways of one meaning (one month, 30 days) is one value. */
const CLAIMS: readonly Claim[] = [
  {
    topic: 'how often passwords are changed',
    pattern:
      /\bpasswords?\b[^.;\n]{0,80}?\b(?:changed|updated|renewed|reset|change|update)\b[^.;\n]{0,40}?\bevery\s+(\d{1,3})\s+(days?|weeks?|months?)\b/gi,
    value: (match) => unit(match[1], match[2]),
  },
  {
    topic: 'how long a password is',
    pattern:
      /\bpasswords?\b[^.;\n]{0,60}?\b(?:at\s+least|minimum\s+(?:length\s+)?of|a\s+minimum\s+of)\s+(\d{1,2})\s+characters?\b/gi,
    value: (match) => `${match[1] ?? ''} characters`,
  },
];

const claimsIn = (
  scene: CheckScene,
  claim: Claim,
): Array<{ line: number; at: number; length: number; value: string }> =>
  scene.lines.flatMap((line, at) =>
    // What a version table tells of earlier rules is history.
    line.cells || scene.parsed.controlLines.has(at)
      ? []
      : [...line.text.matchAll(claim.pattern)].map((match) => ({
          line: at,
          at: match.index,
          length: match[0].length,
          value: claim.value(match),
        })),
  );

/** Two values for what can have only one. */
export const checkContradictions = (scene: CheckScene): PolicyFinding[] =>
  CLAIMS.flatMap((claim) => {
    const found = claimsIn(scene, claim);
    const first = found[0];
    const other = found.find((one) => first !== undefined && one.value !== first.value);
    return first && other
      ? [
          onLine(
            'contradiction',
            scene.lines,
            other,
            `The document says twice ${claim.topic}, and differently: ${first.value} (line ${first.line + 1}) and ${other.value} (line ${other.line + 1}).`,
          ),
        ]
      : [];
  });
