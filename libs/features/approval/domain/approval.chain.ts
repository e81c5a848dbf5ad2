import type { ApprovalStep } from '#contracts/approval.events.js';
import type { ChainStep } from '#contracts/policy.events.js';
import { postOf } from '#contracts/posts.js';
import type { Result } from '#platform/kernel/result.js';
import { accept } from '#platform/kernel/result.js';
import { chainEmpty, chainTooLong, partMissing, postMissing, stepTwice } from './approval.errors.js';

/** More steps than any policy of a school names; a longer chain is a mistake of the caller. */
export const LONGEST_CHAIN = 10;

const partKey = (appliesTo: string): string => appliesTo.trim().toLowerCase();

const faultOf = (chain: readonly ChainStep[], index: number): Result<never> | null => {
  const step = chain[index];
  if (!step) return null;
  const { key, label } = postOf(step.post);
  if (key === '') return postMissing(index + 1);
  if (partKey(step.appliesTo) === '') return partMissing(index + 1);
  const before = chain.slice(0, index);
  const twice = before.some(
    (one) => postOf(one.post).key === key && partKey(one.appliesTo) === partKey(step.appliesTo),
  );
  return twice ? stepTwice(index + 1, label) : null;
};

/** Numbers the steps of a chain and gives each post its usual name, or says what is wrong with it. */
export const stepsOf = (chain: readonly ChainStep[]): Result<readonly ApprovalStep[]> => {
  if (chain.length === 0) return chainEmpty();
  if (chain.length > LONGEST_CHAIN) return chainTooLong(LONGEST_CHAIN);
  const fault = chain.map((_, index) => faultOf(chain, index)).find((one) => one !== null);
  return (
    fault ??
    accept(
      chain.map(({ post, appliesTo }, index) => ({
        number: index + 1,
        post: postOf(post).label,
        appliesTo: partKey(appliesTo) === 'whole' ? 'whole' : appliesTo.trim(),
      })),
    )
  );
};
