import { expect } from '@jest/globals';
import type { TrustlogServer } from '../../support/trustlog-server.js';

export interface Position {
  readonly tenant: string;
  readonly position: number;
}

/** JSON as it came; a wrong shape fails the assertion that reads it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
export type Json = any;

const DONE = '... on Done { id replayed position { tenant position } }';
const REFUSED = '... on Refused { code message path }';

/** What each mutation that answers more than `Done` is asked for. */
const SELECTIONS: Readonly<Record<string, string>> = {
  importPeople: `... on PeopleImport { dryRun rows registered changed posts unchanged
    errors { row column code message value } positions { tenant position } }`,
  importPolicy: `... on PolicyImport { dryRun replayed policyId versionId position { tenant position } reading {
    title { en cy } languages owner audience lastReviewed nextReviewDue reviewCycleMonths
    sections { number heading level } approvals { body role signedBy approvedOn nextReviewDue appliesTo }
    findings { rule line } questions { field line candidates } } }`,
  issueCredential: '... on IssuedCredential { credentialId key replayed position { tenant position } }',
};

/** The document of a mutation; every input type is named after its mutation. */
export const mutationText = (name: string): string => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${SELECTIONS[name] ?? DONE} ${REFUSED} } }`;
};

/**
 * Somebody who speaks GraphQL over HTTP and nothing else. Remembers how far each record has come by own writes:
 * every later question can name that as `minPosition`.
 */
export class Caller {
  private readonly written = new Map<string, number>();

  constructor(private readonly server: TrustlogServer) {}

  /** For `minPosition`: own writes, in all records or in those named. */
  own(...tenants: readonly string[]): Position[] {
    return [...this.written]
      .filter(([tenant]) => tenants.length === 0 || tenants.includes(tenant))
      .map(([tenant, position]) => ({ tenant, position }));
  }

  /** Data of a question; an error fails the test. */
  async ask(key: string, query: string, variables: object = {}): Promise<Json> {
    const { status, body } = await this.server.graphql(key, query, variables);
    expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined });
    return body.data;
  }

  /** The answer of a mutation, whatever it is. */
  async tell(key: string, name: string, input: object): Promise<Json> {
    const answer = (await this.ask(key, mutationText(name), { input }))[name];
    for (const { tenant, position } of answer.positions ?? (answer.position ? [answer.position] : [])) {
      this.written.set(tenant, Math.max(position, this.written.get(tenant) ?? 0));
    }
    return answer;
  }

  /** The answer of a mutation that is carried out; a refusal fails the test. */
  async done(key: string, name: string, input: object): Promise<Json> {
    const answer = await this.tell(key, name, input);
    if (answer.__typename === 'Refused') throw new Error(`${name}: ${answer.code}, ${answer.message}`);
    return answer;
  }

  /** The refusal of a mutation: its code and the field it names. */
  async refused(key: string, name: string, input: object): Promise<{ code: string; path: readonly string[] }> {
    const { __typename, code, message, path } = await this.tell(key, name, input);
    expect({ __typename, message }).toEqual({ __typename: 'Refused', message: expect.stringMatching(SENTENCE) });
    return { code, path };
  }
}

/** Every refusal is in whole sentences. */
const SENTENCE = /^[A-Z"0-9].+\.$/s;

/** Asks again until the answer is there; what the system does by itself takes a moment. */
export const eventually = async <Answer>(
  ask: () => Promise<Answer>,
  isThere: (answer: Answer) => boolean,
  milliseconds = 30_000,
): Promise<Answer> => {
  const deadline = performance.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (isThere(answer) || performance.now() > deadline) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
