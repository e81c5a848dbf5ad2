import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Uuid } from '#platform/kernel/event.js';
import type { TestSchool } from '../../support/groups.js';

/** A form whose receipt a client has in hand. */
export interface Acknowledged {
  readonly id: string;
  readonly tenantId: Uuid;
  readonly position: number;
}

interface Answer {
  readonly data?: { readonly draftPolicy: Receipt | { readonly code: string } } | null;
}
interface Receipt {
  readonly id: string;
  readonly position: { readonly tenant: string; readonly position: number };
}

const DRAFT = `mutation ($input: DraftPolicyInput!) { draftPolicy(input: $input) {
  ... on Done { id position { tenant position } } ... on Refused { code } } }`;
const POLICY = 'query ($id: ID!, $min: [MinPosition!]) { policy(id: $id, minPosition: $min) { title { en } } }';
const PACE_MS = 100;
const AGAIN_MS = 100;
const ANSWER_MS = 15_000;

/** Clerks who send forms to whichever api answers, and send the same form again when the answer is lost. */
export class FormSenders {
  readonly acknowledged: Acknowledged[] = [];
  /** Milliseconds from sending a form until another api shows what was written. */
  readonly visible: number[] = [];
  repeated = 0;
  private isOver = false;

  /** `api`: the address of one that is thought to run, another each time. */
  constructor(private readonly api: () => string) {}

  /** Sends form after form for a school, until told to end; none is left without an answer. */
  async sendFor(school: TestSchool): Promise<void> {
    for (let n = 1; !this.isOver; n += 1) {
      await this.send(school, n);
      await sleep(PACE_MS);
    }
  }

  end(): void {
    this.isOver = true;
  }

  private async send({ id: schoolId, keys }: TestSchool, n: number): Promise<void> {
    const input = {
      ...{ schoolId, category: 'social-media', title: { en: `Form ${String(n)}` }, owner: 'The clerk' },
      ...{ audience: ['staff'], nextReviewDue: '2031-09-01', changes: 'The first text' },
      sections: [{ number: '1', heading: 'What it says', level: 1, text: 'Be kind.' }],
      idempotencyKey: randomUUID(),
    };
    const began = performance.now();
    const { id, position } = await this.untilAnswered(keys.clerk, DRAFT, { input }, receiptOf);
    this.acknowledged.push({ id, tenantId: position.tenant, position: position.position });
    await this.untilAnswered(keys.clerk, POLICY, { id, min: [position] }, isShown);
    this.visible.push(performance.now() - began);
  }

  private async untilAnswered<Good>(
    key: string,
    query: string,
    variables: object,
    good: (answer: object) => Good | null,
  ): Promise<Good> {
    for (let tries = 0; ; tries += 1) {
      const answer = await this.ask(key, query, variables);
      const found = answer === null ? null : good(answer);
      if (found !== null) return found;
      this.repeated += 1;
      await sleep(AGAIN_MS);
    }
  }

  /** Null: no answer, or none that is JSON. */
  private async ask(key: string, query: string, variables: object): Promise<object | null> {
    try {
      const answer = await fetch(`${this.api()}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      return (await answer.json()) as object;
    } catch {
      return null;
    }
  }
}

const receiptOf = (answer: object): Receipt | null => {
  const draft = (answer as Answer).data?.draftPolicy;
  if (draft && 'code' in draft) throw new Error(`A form was refused: ${draft.code}.`);
  return draft ?? null;
};

const isShown = (answer: object): true | null =>
  (answer as { data?: { policy?: { title: { en: string } } | null } | null }).data?.policy ? true : null;
