import { Global, Module } from '@nestjs/common';
import { APPROVALS } from '#contracts/approvals.port.js';
import { ApprovalsAdapter } from './command/approvals/approvals.adapter.js';
import { ApproveHandler } from './command/approve/approve.handler.js';
import { RejectHandler } from './command/reject/reject.handler.js';
import { WithdrawApprovalHandler } from './command/withdraw-approval/withdraw-approval.handler.js';
import { ApprovalResolver } from './graphql/approval.resolver.js';
import { SchoolApprovalsResolver } from './graphql/school-approvals.resolver.js';
import { ApprovalsQuery } from './query/approvals/approvals.query.js';

/** Approvals of policy versions. Needs of its root: CommandRunner, PostgresReadStore, SEALING and the ports it injects. */
@Global()
@Module({
  providers: [
    { provide: APPROVALS, useClass: ApprovalsAdapter },
    ApproveHandler,
    RejectHandler,
    WithdrawApprovalHandler,
    ApprovalsQuery,
    ApprovalResolver,
    SchoolApprovalsResolver,
  ],
  exports: [APPROVALS],
})
export class ApprovalModule {}
