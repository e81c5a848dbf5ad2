import { policyForms } from './forms.messages.js';

/** What the server refuses here, in the reader's language. Read while rendering. */
export const policyRefusals = (): Readonly<Record<string, string>> => {
  const { refused } = policyForms;
  const { CONFLICT, ROLE, ...own } = refused;
  const policy = Object.keys(own).map((code) => [`POLICY.${code}`, refused[code as keyof typeof own]] as const);
  return { ...Object.fromEntries(policy), 'COMMAND.CONFLICT': CONFLICT, 'ACCESS.ROLE': ROLE };
};
