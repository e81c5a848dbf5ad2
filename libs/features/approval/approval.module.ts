import { Global, Module } from '@nestjs/common';
import { APPROVALS } from '#contracts/approvals.port.js';
import { ApprovalsAdapter } from './command/approvals/approvals.adapter.js';
import { ApproveHandler } from './command/approve/approve.handler.js';
import { NudgeApprovalHandler } from './command/nudge-approval/nudge-approval.handler.js';
import { RejectHandler } from './command/reject/reject.handler.js';
import { WithdrawApprovalHandler } from './command/withdraw-approval/withdraw-approval.handler.js';
import { StepHolders } from './domain/step-holders.port.js';
import { ApprovalCommandsResolver } from './graphql/approval-commands.resolver.js';
import { ApprovalResolver } from './graphql/approval.resolver.js';
import { SchoolApprovalsResolver } from './graphql/school-approvals.resolver.js';
import { ViewerApprovalsResolver } from './graphql/viewer-approvals.resolver.js';
import { MailHoldersWhenApprovalNudged } from './policy/mail-holders-when-approval-nudged.policy.js';
import { ApprovalFacts } from './query/approval-facts/approval-facts.query.js';
import { ApprovalsQuery } from './query/approvals/approvals.query.js';
import { ForMeQuery } from './query/approvals/for-me.query.js';
import { AskedApprovals } from './query/asked-approvals.js';
import { StepHoldersQuery } from './query/step-holders/step-holders.query.js';

/** What this feature does when something happened. */
export const approvalReactions = [MailHoldersWhenApprovalNudged] as const;

/** Approvals of policy versions. Needs of its root: CommandRunner, PostgresReadStore, MailOutbox, SEALING and the ports it injects. */
@Global()
@Module({
  providers: [
    { provide: APPROVALS, useClass: ApprovalsAdapter },
    ApproveHandler,
    RejectHandler,
    WithdrawApprovalHandler,
    NudgeApprovalHandler,
    { provide: StepHolders, useClass: StepHoldersQuery },
    ApprovalsQuery,
    ForMeQuery,
    AskedApprovals,
    ApprovalFacts,
    ...approvalReactions,
    ApprovalResolver,
    ApprovalCommandsResolver,
    ViewerApprovalsResolver,
    SchoolApprovalsResolver,
  ],
  exports: [APPROVALS, ...approvalReactions],
})
export class ApprovalModule {}
