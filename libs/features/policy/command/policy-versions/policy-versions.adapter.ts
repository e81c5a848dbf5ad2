import { Injectable } from '@nestjs/common';
import type { PolicyVersions } from '#contracts/policy-versions.port.js';
import type { Unit } from '#platform/command/unit.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Result } from '#platform/kernel/result.js';
import type { MarkVersionApproved, ReturnVersionToDraft } from '../../domain/policy.commands.js';
import { policyDecider } from '../../domain/policy.decider.js';
import { policyStream } from '../../domain/policy.streams.js';

type Verdict<Command extends { readonly kind: string }> = Omit<Command, 'kind'> & { readonly policyId: Uuid };

/** What an approval's end means for the version, decided on the approval's own unit. */
@Injectable()
export class PolicyVersionsAdapter implements PolicyVersions {
  markApproved(unit: Unit, { policyId, ...verdict }: Verdict<MarkVersionApproved>): Promise<Result<unknown>> {
    return decideOn(unit, policyId, { kind: 'MarkVersionApproved', ...verdict });
  }

  returnToDraft(unit: Unit, { policyId, ...verdict }: Verdict<ReturnVersionToDraft>): Promise<Result<unknown>> {
    return decideOn(unit, policyId, { kind: 'ReturnVersionToDraft', ...verdict });
  }
}

const decideOn = async (
  unit: Unit,
  policyId: Uuid,
  command: MarkVersionApproved | ReturnVersionToDraft,
): Promise<Result<unknown>> =>
  unit.decide(policyDecider, await unit.load(policyDecider, policyStream(policyId)), command);
