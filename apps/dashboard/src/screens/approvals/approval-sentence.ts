import { isBody } from '../../../../../libs/contracts/posts.js';
import { wordsOf } from '../../shared/local-text.js';
import { postName } from '../../shared/post-name.js';
import type { ApprovalPage } from './approvals.query.js';
import { approvalsMessages } from './messages.js';

/** The step whose turn it is. */
export const waitingStepOf = <Step extends { readonly status: string }>(steps: readonly Step[]): Step | undefined =>
  steps.find(({ status }) => status === 'WAITING');

const waitingSentence = (approval: ApprovalPage, policy: string): string => {
  const { page } = approvalsMessages;
  const asked = waitingStepOf(approval.steps)?.post ?? '';
  const { decidesAs, requestedByMe } = approval;
  if (decidesAs && isBody(asked)) {
    return page.forYouBody({ policy, body: postName(asked), post: postName(decidesAs) });
  }
  if (decidesAs) return page.forYou({ policy, post: postName(decidesAs) });
  return requestedByMe
    ? page.yours({ policy, post: postName(asked) })
    : page.forOther({ policy, post: postName(asked) });
};

/** The one sentence that an approval's page opens with. */
export const approvalSentence = (approval: ApprovalPage): string => {
  const { page } = approvalsMessages;
  const policy = wordsOf(approval.policyTitle);
  if (approval.status === 'WAITING') return waitingSentence(approval, policy);
  if (approval.status !== 'REJECTED') return page[approval.status]({ policy });
  const step = approval.steps.find(({ status }) => status === 'REJECTED');
  const post = postName(step?.post ?? '');
  return step?.asksForChange ? page.changeAsked({ policy, post }) : page.REJECTED({ policy, post });
};
