import { Injectable } from '@nestjs/common';
import type { ApprovalAsked, Approvals } from '#contracts/approvals.port.js';
import type { Unit } from '#platform/command/unit.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Result } from '#platform/kernel/result.js';
import { approvalDecider } from '../../domain/approval.decider.js';
import { approvalStream } from '../../domain/approval.streams.js';

/** What a policy's commands ask of an approval, decided on their own unit. */
@Injectable()
export class ApprovalsAdapter implements Approvals {
  async request(unit: Unit, asked: ApprovalAsked): Promise<Result<unknown>> {
    const approval = await unit.load(approvalDecider, approvalStream(asked.approvalId));
    return unit.decide(approvalDecider, approval, { kind: 'RequestApproval', ...asked });
  }

  async makeVoid(unit: Unit, approvalId: Uuid): Promise<Result<unknown>> {
    const approval = await unit.load(approvalDecider, approvalStream(approvalId));
    return unit.decide(approvalDecider, approval, { kind: 'VoidApproval', because: 'edited' });
  }
}
