import type { Unit } from '#platform/command/unit.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Result } from '#platform/kernel/result.js';
import type { Draft, PolicyCommand } from '../domain/policy.commands.js';
import { draftedContent } from '../domain/policy.content.js';
import { policyDecider } from '../domain/policy.decider.js';
import type { PolicyState } from '../domain/policy.state.js';
import { policyStream } from '../domain/policy.streams.js';
import { contentHash } from './content-hash.js';

/** A draft before its hash, and whether it begins a policy or goes on with one. */
export interface NewDraft {
  readonly isNew: boolean;
  readonly category: string | null;
  readonly draft: (state: PolicyState) => Omit<Draft, 'contentHash'>;
}

/** Decides on a draft; `store: false` only says whether it would be accepted. */
export const stageDraft = async (
  unit: Unit,
  asked: NewDraft,
  { store }: { store: boolean },
): Promise<Result<unknown>> => {
  const policyId = unit.subject;
  const policy = await unit.load(policyDecider, policyStream(policyId));
  const command = commandFor(policyId, asked, policy.state);
  return store
    ? unit.decide(policyDecider, policy, command)
    : policyDecider.decide(command, policy.state, unit.context);
};

const commandFor = (policyId: Uuid, { isNew, category, draft }: NewDraft, state: PolicyState): PolicyCommand => {
  const written = draft(state);
  const hashed: Draft = { ...written, contentHash: contentHash(draftedContent(state, written)) };
  return isNew
    ? { kind: 'RegisterPolicy', policyId, category, draft: hashed }
    : { kind: 'DraftVersion', category, draft: hashed };
};
