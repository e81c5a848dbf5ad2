import { Global, Module } from '@nestjs/common';
import { CASE_READING } from '#contracts/case-reading.port.js';
import { RETAINED_CASES } from '#contracts/retained.port.js';
import { AttachEvidenceHandler } from './command/attach-evidence/attach-evidence.handler.js';
import { CloseBreachHandler } from './command/close-breach/close-breach.handler.js';
import { DecideBreachHandler } from './command/decide-breach/decide-breach.handler.js';
import { EscalateBreachHandler } from './command/escalate-breach/escalate-breach.handler.js';
import { NoteReadingHandler } from './command/note-reading/note-reading.handler.js';
import { ReadEvidenceHandler } from './command/read-evidence/read-evidence.handler.js';
import { RecordMeasureHandler } from './command/record-measure/record-measure.handler.js';
import { ReportBreachHandler } from './command/report-breach/report-breach.handler.js';
import { SetClockAsideHandler } from './command/set-clock-aside/set-clock-aside.handler.js';
import { TriageBreachHandler } from './command/triage-breach/triage-breach.handler.js';
import { BreachResolver } from './graphql/breach.resolver.js';
import { CaseReader } from './graphql/case-reader.js';
import { OverviewBreachesResolver, SchoolBreachesResolver } from './graphql/open-breaches.resolver.js';
import { MailHandlersWhenBreachReported } from './policy/mail-handlers-when-breach-reported.policy.js';
import { CaseTextsQuery } from './query/case-texts/case-texts.query.js';
import { CasesQuery } from './query/cases/cases.query.js';
import { RecipientsQuery } from './query/recipients/recipients.query.js';
import { RetainedCasesQuery } from './query/retained/retained-cases.query.js';
import { ReportingQuery } from './query/reporting/reporting.query.js';

/** What this feature does when something happens. */
export const breachReactions = [MailHandlersWhenBreachReported] as const;

/**
 * Breaches. Keeps `CASE_READING` and `RETAINED_CASES` for whoever keeps or erases them. Needs of its root: CommandRunner, PostgresReadStore, MailOutbox, SealedFiles, SEALING, PUBLIC_URL and
 * the ports AUDIENCE, NAMES, POSTS_THEN and SCHOOLS.
 */
@Global()
@Module({
  providers: [
    ReportBreachHandler,
    TriageBreachHandler,
    EscalateBreachHandler,
    SetClockAsideHandler,
    RecordMeasureHandler,
    AttachEvidenceHandler,
    DecideBreachHandler,
    CloseBreachHandler,
    NoteReadingHandler,
    ReadEvidenceHandler,
    CasesQuery,
    CaseTextsQuery,
    RecipientsQuery,
    ReportingQuery,
    RetainedCasesQuery,
    { provide: CASE_READING, useExisting: RetainedCasesQuery },
    { provide: RETAINED_CASES, useExisting: RetainedCasesQuery },
    CaseReader,
    ...breachReactions,
    BreachResolver,
    OverviewBreachesResolver,
    SchoolBreachesResolver,
  ],
  exports: [CASE_READING, RETAINED_CASES, ...breachReactions],
})
export class BreachModule {}
