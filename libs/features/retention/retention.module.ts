import { Module } from '@nestjs/common';
import { CompleteErasureHandler } from './command/complete-erasure/complete-erasure.handler.js';
import { DecideErasureHandler } from './command/decide-erasure/decide-erasure.handler.js';
import { LiftHoldHandler } from './command/lift-hold/lift-hold.handler.js';
import { PlaceHoldHandler } from './command/place-hold/place-hold.handler.js';
import { ProposeErasureHandler } from './command/propose-erasure/propose-erasure.handler.js';
import { ReapplyErasureHandler } from './command/reapply-erasure/reapply-erasure.handler.js';
import { RetentionActs } from './command/retention-acts.js';
import { WithdrawErasureHandler } from './command/withdraw-erasure/withdraw-erasure.handler.js';
import { RetentionResolver } from './graphql/retention.resolver.js';
import { CarryOutErasureWhenDecided } from './policy/carry-out-erasure-when-decided.policy.js';
import { PlanQuery } from './query/plan/plan.query.js';
import { RetentionQuery } from './query/retention/retention.query.js';
import { RetentionRows } from './query/retention/rows.query.js';
import { SealedFieldsQuery } from './query/sealed-fields/sealed-fields.query.js';

/** What this feature does when something happens. */
export const retentionReactions = [CarryOutErasureWhenDecided] as const;

/**
 * How long things are kept, what keeps them longer, and erasing them. Needs of its root: CommandRunner,
 * PostgresReadStore, SubjectEraser, `SEALING` and the ports AUDIENCE, NAMES, SCHOOLS, CASE_READING, RETAINED_CASES and
 * RETAINED_PEOPLE.
 */
@Module({
  providers: [
    RetentionActs,
    PlaceHoldHandler,
    LiftHoldHandler,
    ProposeErasureHandler,
    DecideErasureHandler,
    WithdrawErasureHandler,
    CompleteErasureHandler,
    ReapplyErasureHandler,
    RetentionRows,
    RetentionQuery,
    PlanQuery,
    SealedFieldsQuery,
    ...retentionReactions,
    RetentionResolver,
  ],
  exports: [...retentionReactions],
})
export class RetentionModule {}
