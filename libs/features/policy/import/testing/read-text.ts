import type { PolicyReading, ReadPolicyOptions } from '../policy-reading.js';
import { readPolicyDocument } from '../read-policy-document.js';

/** Reads a snippet as a text file; a refusal is a failure of the test. */
export const readText = async (
  text: string,
  options: ReadPolicyOptions = {},
  fileName = 'policy.txt',
): Promise<PolicyReading> => {
  const result = await readPolicyDocument(new TextEncoder().encode(text), fileName, options);
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message}`);
  return result.value;
};

/** A short policy around the lines of a front page, so that there is a title and a body. */
export const policyWith = (front: string): string =>
  `Behaviour Policy\n\n${front}\n\n1. Aims\n\nWe want every child to feel safe and to learn well in our school every day.\n\n2. Scope\n\nThis policy applies to all staff and volunteers who work with us in any capacity.\n`;
