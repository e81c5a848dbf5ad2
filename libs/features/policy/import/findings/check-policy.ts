import type { ParsedDocument } from '../parse/parse-document.js';
import type { PolicyFinding, ReadPolicyOptions } from '../policy-reading.js';
import { POLICY_RULES } from '../rules/policy-rules.js';
import type { CheckScene } from './check-scene.js';
import { checkContradictions } from './contradiction.check.js';
import { lineText } from './finding.js';
import { checkLaw } from './law.check.js';
import { checkMetadata } from './metadata.check.js';
import { checkNumbering } from './numbering.check.js';
import { checkWording } from './wording.check.js';

const ORDER = new Map<string, number>(POLICY_RULES.map((rule, at) => [rule.id, at]));

/** Findings a document may have; beyond it is not a policy with defects but something else. */
const MOST = 300;

const sameFinding = (one: PolicyFinding, other: PolicyFinding): boolean =>
  one.rule === other.rule && one.line === other.line && one.reason === other.reason;

/** All findings, in the order of the text; those about what is absent come first. */
export const checkPolicy = (parsed: ParsedDocument, options: ReadPolicyOptions): PolicyFinding[] => {
  const scene: CheckScene = {
    parsed,
    lines: parsed.lines,
    text: lineText(parsed.lines),
    today: options.today ?? null,
    register: options.register ?? null,
    school: parsed.school,
  };
  const all = [checkMetadata, checkLaw, checkNumbering, checkWording, checkContradictions].flatMap((check) =>
    check(scene),
  );
  return all
    .filter((finding, at) => all.findIndex((other) => sameFinding(finding, other)) === at)
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (ORDER.get(a.rule) ?? 0) - (ORDER.get(b.rule) ?? 0))
    .slice(0, MOST);
};
