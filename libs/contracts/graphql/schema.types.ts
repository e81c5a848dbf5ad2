// Written by `npm run generate` from the .graphql files below libs; do not edit.

/** A member of a union: its name is always there, so that a switch on `__typename` narrows it. */
export type Named<Type, Name extends string> = Type & { readonly __typename: Name };

/** A finding is right, and somebody will mend it by a day. */
export interface AcceptFindingInput {
  /** The school. */
  readonly schoolId: string;
  /** The policy. */
  readonly policyId: string;
  /** The version that has it: the one in force or the one being written. */
  readonly versionId: string;
  /** The finding. */
  readonly findingId: string;
  /** Who will mend it: a name or a post. */
  readonly responsible: string;
  /** By when; today or later. */
  readonly dueOn: string;
  /** How, or anything else worth keeping. */
  readonly note?: string | null;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** One person's request within a campaign. */
export interface AcknowledgementRequest {
  /** The request's id. */
  readonly id: string;
  /** The campaign that asks. */
  readonly campaignId: string;
  /** The policy that is to be read, by its title. */
  readonly policyTitle: LocalText;
  /** By when. */
  readonly dueOn: string;
  /** The person who is asked. */
  readonly personId: string;
  /** That person's name; null once erased. */
  readonly personName?: string | null;
  /** How it stands at the asked time. */
  readonly status: RequestStatus;
  /** When the person was asked. */
  readonly askedAt: string;
  /** When it was signed. */
  readonly signedAt?: string | null;
  /** How often the person was nudged. */
  readonly nudges: number;
  /** When last. */
  readonly lastNudgedAt?: string | null;
  /** What became of the last message: queued, sent, failed, or not sent for want of a mail server. */
  readonly delivery?: string | null;
  /** Where the asker reads and signs: /read/TOKEN below this server's address. Null for what is not their own, or no longer asked. */
  readonly readPath?: string | null;
  /** What the asker confirmed of the same policy before, where that was another version; null in lists of other people's requests. */
  readonly confirmedBefore?: ConfirmedBefore | null;
}

/** A page of requests. */
export interface AcknowledgementRequestConnection {
  /** The requests of this page with their cursors. */
  readonly edges: readonly AcknowledgementRequestEdge[];
  /** How to go on. */
  readonly pageInfo: PageInfo;
  /** All requests that the question matches. */
  readonly totalCount: number;
}

/** A request in a page. */
export interface AcknowledgementRequestEdge {
  /** Where this row stands. */
  readonly cursor: string;
  /** The request. */
  readonly node: AcknowledgementRequest;
}

/** Answers to what an import was not sure of. */
export interface AnswerQuestionsInput {
  /** The school. */
  readonly schoolId: string;
  /** The policy. */
  readonly policyId: string;
  /** The version; a draft. */
  readonly versionId: string;
  /** The answers, in order. */
  readonly answers: readonly PolicyAnswer[];
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** An approval of one version, as at the asked time. */
export interface Approval {
  /** The approval's id. */
  readonly id: string;
  /** The school. */
  readonly schoolId: string;
  /** Its name at the asked time. */
  readonly schoolName: LocalText;
  /** The policy. */
  readonly policyId: string;
  /** Its title. */
  readonly policyTitle: LocalText;
  /** The version that decisions are pinned to. */
  readonly versionId: string;
  /** SHA-256 of that version's content, hexadecimal. */
  readonly contentHash: string;
  /** Where it stands. */
  readonly status: ApprovalStatus;
  /** When it was asked for. */
  readonly requestedAt: string;
  /** Days since it was asked for. */
  readonly daysWaiting: number;
  /** Who asked for it; null where no person did, or they were erased. */
  readonly requestedBy?: string | null;
  /** True where the asker asked for it, and so cannot decide. */
  readonly requestedByMe: boolean;
  /** The post in which the asker may decide the waiting step, as at the asked time; null where they may not. */
  readonly decidesAs?: string | null;
  /** When whoever may decide was last reminded. */
  readonly lastNudgedAt?: string | null;
  /** The steps in order. */
  readonly steps: readonly ApprovalStep[];
  /** The text that is decided on; null once the version says something else than what was submitted. */
  readonly text?: ApprovalText | null;
  /** The version that was last in force before it; null for a new policy. */
  readonly before?: ApprovalText | null;
}

/** A page of approvals. */
export interface ApprovalConnection {
  /** The approvals of this page with their cursors. */
  readonly edges: readonly ApprovalEdge[];
  /** How to go on. */
  readonly pageInfo: PageInfo;
  /** All approvals that the question matches. */
  readonly totalCount: number;
}

/** An approval in a page. */
export interface ApprovalEdge {
  /** Where this row stands. */
  readonly cursor: string;
  /** The approval. */
  readonly node: Approval;
}

/** Where an approval stands. */
export type ApprovalStatus = 'WAITING' | 'APPROVED' | 'REJECTED' | 'VOIDED' | 'WITHDRAWN';

/** One step of an approval. */
export interface ApprovalStep {
  /** 1, 2, 3 ... in order. */
  readonly number: number;
  /** The post whose holder decides. */
  readonly post: string;
  /** `whole`, or the part. */
  readonly appliesTo: string;
  /** Where it stands. */
  readonly status: StepStatus;
  /** Who decided. */
  readonly decidedBy?: string | null;
  /** When that was recorded. */
  readonly decidedAt?: string | null;
  /** The day on which it was decided, where one was given; may be before it was recorded. */
  readonly decidedOn?: string | null;
  /** Why, where it was rejected. */
  readonly reason?: string | null;
  /** True where the no asks for the text to come back changed. */
  readonly asksForChange: boolean;
}

/** One step of an approval: who, and what of the document. */
export interface ApprovalStepInput {
  /** The post whose holder decides: headteacher, chair of governors, trust board. */
  readonly post: string;
  /** `whole`, or the part: `Appendix A`. */
  readonly appliesTo: string;
}

/** What is decided on, or what it replaces: the text of one version. */
export interface ApprovalText {
  /** The version. */
  readonly versionId: string;
  /** 1, 2, 3 ... within the policy. */
  readonly number: number;
  /** The title in each language. */
  readonly title: LocalText;
  /** Who it is for: kinds of person. */
  readonly audience: readonly string[];
  /** Last review, as the version says. */
  readonly lastReviewed?: string | null;
  /** Next review, as the version says; null is not recorded. */
  readonly nextReviewDue?: string | null;
  /** Months between reviews, as the version says. */
  readonly reviewCycleMonths?: number | null;
  /** What changed, and why, in its author's words. */
  readonly changes?: string | null;
  /** Whether readers are to be asked again. */
  readonly material: boolean;
  /** Its sections. */
  readonly sections: readonly PolicySection[];
  /** What the check found in it and is still open: what was fixed or waived is left out. */
  readonly findings: readonly PolicyFinding[];
  /** Whether the check has read this very text; without it an empty list of findings says nothing. */
  readonly checked: boolean;
  /** What is still to be answered of it. */
  readonly questions: readonly PolicyQuestion[];
}

/** A yes to the step that waits. */
export interface ApproveInput {
  /** The school. */
  readonly schoolId: string;
  /** The approval. */
  readonly approvalId: string;
  /** The post in which one decides; must be the post of the waiting step and held by the asker. */
  readonly post: string;
  /** The content hash of the version that was read; another one is refused. */
  readonly contentHash: string;
  /** When the body decided, if that was earlier than now. */
  readonly decidedOn?: string | null;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** A policy is kept no longer: nobody is asked to read or sign it any more. */
export interface ArchivePolicyInput {
  /** The school. */
  readonly schoolId: string;
  /** The policy. */
  readonly policyId: string;
  /** Why; the record keeps it. */
  readonly because: string;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** Which record is to be made anew, and why. */
export interface AskRebuildInput {
  /** The school or central body. */
  readonly tenantId: string;
  /** Why, in 3 to 500 characters; it stays in the record. */
  readonly reason: string;
  /** Makes a repeat harmless. */
  readonly idempotencyKey?: string | null;
}

/** Evidence for a case. Refused for indecent images, with the reason. */
export interface AttachEvidenceInput {
  /** The school. */
  readonly schoolId: string;
  /** The case. */
  readonly breachId: string;
  /** What it shows. */
  readonly description: string;
  /** The file's name. */
  readonly fileName: string;
  /** The file, base64; at most 5 MB of file. */
  readonly contentBase64: string;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** The event that set off another one. */
export interface AuditCause {
  /** The event's id. */
  readonly id: string;
  /** The school or central body whose record it stands in. */
  readonly tenantId: string;
  /** 1, 2, 3 ... within that record. */
  readonly position: number;
  /** What happened, as a plain sentence. */
  readonly sentence: LocalText;
  /** When it was recorded. */
  readonly recordedAt: string;
}

/** A change, and the first moment as at which it is seen. */
export interface AuditChange {
  /** As `asOf` it shows the change as the newest. */
  readonly at: string;
  /** The school or central body in whose record it stands. */
  readonly tenantId: string;
  /** 1, 2, 3 ... within that record. */
  readonly position: number;
}

/** An event as an auditor reads it. */
export interface AuditEvent {
  /** The event's id. */
  readonly id: string;
  /** The school or central body whose record it stands in. */
  readonly tenantId: string;
  /** Its name. */
  readonly tenantName?: LocalText | null;
  /** 1, 2, 3 ... within that record. */
  readonly position: number;
  /** The stream: which policy, campaign, approval, breach, person. */
  readonly streamId: string;
  /** 1, 2, 3 ... within the stream. */
  readonly version: number;
  /** The event's stored name. */
  readonly type: string;
  /** What happened, as a plain sentence. */
  readonly sentence: LocalText;
  /** When it was recorded. */
  readonly recordedAt: string;
  /** When it happened, as its author says. */
  readonly effectiveAt: string;
  /** Who: a person's or credential's id. */
  readonly actorId: string;
  /** Who, by name, where the asker may see it. */
  readonly actorName?: string | null;
  /** The posts that the author held in that record on the day. */
  readonly actorPosts: readonly LocalText[];
  /** Whom it is about, by name, where that is somebody else and the asker may see it. */
  readonly aboutName?: string | null;
  /** The policy that it is about, where it is about one. */
  readonly policy?: AuditPolicy | null;
  /** Why, in the author's words, where the event carries a reason. */
  readonly why?: string | null;
  /** The event that caused it. */
  readonly causedBy?: string | null;
  /** That event, where the asker may see it. */
  readonly because?: AuditCause | null;
  /** One id for everything that one request set off. */
  readonly correlationId: string;
  /** The body; personal fields stay sealed. */
  readonly body: unknown;
  /** SHA-256 of the content, hexadecimal. */
  readonly contentHash: string;
}

/** A page of events. */
export interface AuditEventConnection {
  /** The events of this page with their cursors. */
  readonly edges: readonly AuditEventEdge[];
  /** How to go on. */
  readonly pageInfo: PageInfo;
}

/** An event in a page. */
export interface AuditEventEdge {
  /** Where this row stands. */
  readonly cursor: string;
  /** The event. */
  readonly node: AuditEvent;
}

/** The policy that an event is about. */
export interface AuditPolicy {
  /** The policy's id. */
  readonly policyId: string;
  /** Its title as it was when the record of it, of its approval or of its campaign began. */
  readonly title: LocalText;
}

/** A breach, as far as the asker may see it: who may not read it sees its category, status and clocks, or nothing. */
export interface Breach {
  /** The case's id. */
  readonly id: string;
  /** The school. */
  readonly schoolId: string;
  /** What kind. */
  readonly category: BreachCategory;
  /** Where it stands. */
  readonly status: BreachStatus;
  /** When it was reported. */
  readonly reportedAt: string;
  /** When it was closed; null while it is open. */
  readonly closedAt?: string | null;
  /** True where the asker may read it, and therefore handle it. */
  readonly readable: boolean;
  /** When it happened, as the reporter says; null is not recorded, or not for the asker to read. */
  readonly happenedOn?: string | null;
  /** Where it happened, as the reporter says. Null wherever the summary is null, as all that follows. */
  readonly place?: string | null;
  /** Who it is about; null is not recorded. */
  readonly subjectName?: string | null;
  /** The policy that was broken; null is not recorded. */
  readonly policyId?: string | null;
  /** How serious: low, serious, critical; null before it was taken up. */
  readonly severity?: string | null;
  /** Who handles it; null is nobody yet. */
  readonly handlerPersonId?: string | null;
  /** Who handles it, by name. */
  readonly handlerName?: string | null;
  /** Its files, without their bytes. */
  readonly evidence: readonly BreachEvidence[];
  /** What the asker may do about it now; empty for those who may not read it, and in lists when it is confidential. */
  readonly actions: readonly BreachAction[];
  /** Where the record stands with this reading in it; null in lists, and where no reading is recorded. */
  readonly reading?: Position | null;
  /** True when the reporter asked for confidence. */
  readonly confidential: boolean;
  /** What happened. Null for those who may not read it, and in lists when it is confidential: read it by `breach`. */
  readonly summary?: string | null;
  /** Clocks that run or ran. */
  readonly clocks: readonly BreachClock[];
  /** What must be done at once for this category, in words. */
  readonly instructions: readonly LocalText[];
  /** What was found, once it was; null for those who may not read it. */
  readonly outcome?: BreachOutcome | null;
  /** The case's steps in plain sentences; empty wherever the summary is null. */
  readonly steps: readonly BreachStep[];
}

/** What may be done about a case by somebody who handles it. */
export type BreachAction = 'TRIAGE' | 'ESCALATE' | 'SET_CLOCK_ASIDE' | 'MEASURE' | 'ATTACH' | 'DECIDE' | 'CLOSE';

/** What kind of breach is reported; decides routing, clocks and what may be attached. */
export type BreachCategory = 'CONFIDENTIALITY' | 'DEFAMATION' | 'IMAGES_WITHOUT_CONSENT' | 'CONTACT_WITH_PUPILS' | 'FRIEND_REQUEST' | 'HARASSMENT' | 'NAME_OR_LOGO' | 'WORKING_TIME' | 'EXTREME_CONTENT' | 'INDECENT_IMAGES' | 'CONTRACTOR' | 'HACKED_ACCOUNT' | 'DATA_BREACH';

/** A clock that law or guidance starts with a breach. */
export interface BreachClock {
  /** ICO (72 wall-clock hours) or LADO (one working day). */
  readonly kind: string;
  /** How it stands at the asked time. */
  readonly status: BreachClockStatus;
  /** When it started. */
  readonly startedAt: string;
  /** When it runs out. */
  readonly dueAt: string;
  /** When it was stopped by telling that body; null while it runs. */
  readonly stoppedAt?: string | null;
  /** When it ended without that: set aside, or with its case; null otherwise. */
  readonly endedAt?: string | null;
  /** Who recorded what stopped or ended it; null while it runs, and for those who may not read the case. */
  readonly endedBy?: string | null;
  /** The reference of the telling, or why the body need not be told; null where there is none, or not for the asker. */
  readonly reason?: string | null;
  /** Minutes left at the asked time, or when it ended; below zero: past its time. */
  readonly minutesLeft: number;
  /** Where the rule stands. */
  readonly source: LocalText;
}

/** A body whose clock runs. */
export type BreachClockBody = 'ICO' | 'LADO';

/** Which clocks a list of breaches is asked for. */
export type BreachClockFilter = 'RUNNING' | 'RUN_OUT' | 'ENDED';

/** How a clock stands. */
export type BreachClockStatus = 'RUNNING' | 'RUN_OUT' | 'TOLD_IN_TIME' | 'TOLD_LATE' | 'NOT_NEEDED' | 'NOT_TOLD';

/** A page of breaches. */
export interface BreachConnection {
  /** The breaches of this page with their cursors. */
  readonly edges: readonly BreachEdge[];
  /** How to go on. */
  readonly pageInfo: PageInfo;
  /** All breaches that the question matches. */
  readonly totalCount: number;
  /** How many more match that the asker may count and not see; null when asked by clock, which would say more. */
  readonly countOnly?: number | null;
  /** Of the clocks that run in these breaches, the one that runs out first. */
  readonly firstClock?: FirstBreachClock | null;
}

/** A body outside and how it is reached. */
export interface BreachContact {
  /** POLICE, LADO, CEOP or ICO. */
  readonly body: string;
  /** How it is reached. */
  readonly how: LocalText;
}

/** A breach in a page. */
export interface BreachEdge {
  /** Where this row stands. */
  readonly cursor: string;
  /** The breach. */
  readonly node: Breach;
}

/** A file of a case, without its bytes: `readEvidence` hands them out. */
export interface BreachEvidence {
  /** The file's id. */
  readonly id: string;
  /** What it shows. */
  readonly description: string;
  /** The file's name, as it was given. */
  readonly fileName: string;
  /** What it is by its bytes. */
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the bytes as they arrived, hexadecimal. */
  readonly sha256: string;
  /** When it was attached. */
  readonly attachedAt: string;
}

/** Breaches that are open. */
export interface BreachFigure {
  /** How many now. */
  readonly count: number;
  /** How many at `since`. */
  readonly before?: number | null;
  /** The clock that runs out first: ICO or LADO. */
  readonly clock?: string | null;
  /** Minutes that it has left; below zero: run out. */
  readonly minutesLeft?: number | null;
}

/** What somebody who reports is told: what to do at once, whom to reach, who learns of it. Names nobody. */
export interface BreachGuide {
  /** The school. */
  readonly schoolId: string;
  /** What kind. */
  readonly category: BreachCategory;
  /** What must be done at once, in order. */
  readonly instructions: readonly LocalText[];
  /** Bodies outside, and how they are reached. */
  readonly contacts: readonly BreachContact[];
  /** False: no file may be sent with it, ever. */
  readonly takesFiles: boolean;
  /** True when it is about somebody who leads the school, and goes round the school's own. */
  readonly goesRoundHead: boolean;
  /** Posts of the school whose holders are told; empty: nobody there. */
  readonly told: readonly LocalText[];
  /** Posts of the trust or authority whose holders are told. */
  readonly toldInGroup: readonly LocalText[];
}

/** The order of a list of breaches. */
export type BreachOrder = 'NEWEST' | 'WORST';

/** What was found. */
export type BreachOutcome = 'SUBSTANTIATED' | 'FALSE' | 'MALICIOUS' | 'UNSUBSTANTIATED' | 'UNFOUNDED';

/** Somebody of the school whom a report may name. */
export interface BreachPerson {
  /** The person. */
  readonly personId: string;
  /** Given and family name. */
  readonly name: string;
  /** Posts held today. */
  readonly posts: readonly LocalText[];
}

/** Where a breach stands. */
export type BreachStatus = 'REPORTED' | 'TRIAGED' | 'ESCALATED' | 'DECIDED' | 'CLOSED';

/** One thing that happened in a case. */
export interface BreachStep {
  /** When it was recorded. */
  readonly at: string;
  /** The stored name of the fact: `BreachTriaged`. */
  readonly type: string;
  /** What happened, in words. */
  readonly sentence: LocalText;
}

/** A campaign: an audience is asked to read one version and agree to a statement by a date. */
export interface Campaign {
  /** The campaign's id. */
  readonly id: string;
  /** The school that asks. */
  readonly schoolId: string;
  /** The policy. */
  readonly policyId: string;
  /** Its title. */
  readonly policyTitle: LocalText;
  /** The version that is to be read. */
  readonly versionId: string;
  /** That version's number within the policy. */
  readonly versionNumber: number;
  /** SHA-256 of that version's content, hexadecimal. */
  readonly contentHash: string;
  /** What a signer agrees to. */
  readonly statement: LocalText;
  /** By when. */
  readonly dueOn: string;
  /** When it began. */
  readonly launchedAt: string;
  /** Why it no longer asks: superseded or closed; null while it runs. */
  readonly endedBecause?: string | null;
  /** People asked. */
  readonly asked: number;
  /** People who signed. */
  readonly signed: number;
  /** People who have not, and are still asked. */
  readonly outstanding: number;
  /** The requests, unsigned first. */
  readonly requests?: AcknowledgementRequestConnection;
}

/** Arguments of `Campaign.requests`. */
export interface CampaignRequestsArgs {
  readonly status?: RequestStatus | null;
  readonly first: number;
  readonly after?: string | null;
}

/** A page of campaigns. */
export interface CampaignConnection {
  /** The campaigns of this page with their cursors. */
  readonly edges: readonly CampaignEdge[];
  /** How to go on. */
  readonly pageInfo: PageInfo;
  /** All campaigns that the question matches. */
  readonly totalCount: number;
}

/** A campaign in a page. */
export interface CampaignEdge {
  /** Where this row stands. */
  readonly cursor: string;
  /** The campaign. */
  readonly node: Campaign;
}

/** How many of one category. */
export interface CategoryCount {
  /** The category. */
  readonly category: BreachCategory;
  /** How many. */
  readonly count: number;
}

/** One change since the last look, in words. */
export interface Change {
  /** Worse, new or better. */
  readonly kind: ChangeKind;
  /** The school. */
  readonly schoolId: string;
  /** Its name. */
  readonly schoolName: LocalText;
  /** The policy, where one is meant. */
  readonly policyId?: string | null;
  /** What happened, in words. */
  readonly sentence: LocalText;
}

/** What a change since the last look was. */
export type ChangeKind = 'WORSE' | 'NEW' | 'BETTER';

/** Changes what is given; what is absent stays. */
export interface ChangePersonInput {
  /** The school. */
  readonly schoolId: string;
  /** The person. */
  readonly personId: string;
  /** Given name. */
  readonly givenName?: string | null;
  /** Family name. */
  readonly familyName?: string | null;
  /** E-mail address; null takes it away. */
  readonly email?: string | null;
  /** Kind of person. */
  readonly kind?: string | null;
  /** Preferred language: en or cy. */
  readonly language?: string | null;
  /** The `version` that was on the screen: refused when somebody has changed the record since. Absent: not checked. */
  readonly seenVersion?: number | null;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** What two moments show differently; its three bands are paged. */
export interface ChangesBetween {
  /** The earlier moment. */
  readonly from: string;
  /** The later moment. */
  readonly at: string;
  /** Statuses of schools by policies that changed, worst first, and schools that joined or left. */
  readonly statuses?: StatusChangeConnection;
  /** People who left, came or changed, in this order; posts are compared by the day, as known at each moment. */
  readonly people?: PersonChangeConnection;
  /** Policies withdrawn, published anew, adopted, reviewed or registered, in this order, each newest first. */
  readonly policies?: PolicyChangeConnection;
}

/** Arguments of `ChangesBetween.statuses`. */
export interface ChangesBetweenStatusesArgs {
  readonly first: number;
  readonly after?: string | null;
}

/** Arguments of `ChangesBetween.people`. */
export interface ChangesBetweenPeopleArgs {
  readonly first: number;
  readonly after?: string | null;
}

/** Arguments of `ChangesBetween.policies`. */
export interface ChangesBetweenPoliciesArgs {
  readonly first: number;
  readonly after?: string | null;
}

/** Somebody to chase, worst first. */
export interface Chase {
  /** Why. */
  readonly reason: ChaseReason;
  /** Who, in words: a person's name or `18 staff`. */
  readonly who: string;
  /** True where it is who asks: nobody reminds themselves. */
  readonly isViewer: boolean;
  /** The post that makes it theirs, if one does. */
  readonly post?: string | null;
  /** The school. */
  readonly schoolId: string;
  /** Its name. */
  readonly schoolName: LocalText;
  /** The policy. */
  readonly policyId?: string | null;
  /** Its title. */
  readonly policyTitle?: LocalText | null;
  /** Days late or waiting. */
  readonly days: number;
  /** When they were last nudged. */
  readonly lastNudgedAt?: string | null;
  /** The campaign that can be nudged, if it is one. */
  readonly campaignId?: string | null;
  /** The approval, if it is one. */
  readonly approvalId?: string | null;
}

/** Why somebody is to be chased. */
export type ChaseReason = 'OVERDUE_POLICY' | 'UNSIGNED' | 'APPROVAL_WAITING';

/** The case is closed; not by who raised it, nor by whom it is about. */
export interface CloseBreachInput {
  /** The school. */
  readonly schoolId: string;
  /** The case. */
  readonly breachId: string;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** Ends a campaign before all have signed. */
export interface CloseCampaignInput {
  /** The school. */
  readonly schoolId: string;
  /** The campaign. */
  readonly campaignId: string;
  /** Why. */
  readonly reason: string;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** Carried out, or refused. */
export type CommandResult = Named<Done, 'Done'> | Named<Refused, 'Refused'>;

/** A section of a comparison, in the newer version's order; what was removed stands where it stood. */
export interface ComparedSection {
  /** What became of it. */
  readonly kind: SectionChange;
  /** Its number in the newer version; the older one of a section that was removed. */
  readonly number?: string | null;
  /** Its heading likewise. */
  readonly heading: string;
  /** 1 for a top section. */
  readonly level: number;
  /** Its number in the older version; null where it had none or is new. */
  readonly numberBefore?: string | null;
  /** Its heading in the older version; null where it is new. */
  readonly headingBefore?: string | null;
  /** Whether it stands at another place among the sections that both versions have. */
  readonly moved: boolean;
  /** The older version's section after which it stood; null where it was the first, and for what has not moved. */
  readonly stoodAfter?: SectionRef | null;
  /** Its text, word by word. */
  readonly parts: readonly DiffPart[];
}

/** An earlier version of a policy that the asker confirmed. */
export interface ConfirmedBefore {
  /** Its number within the policy. */
  readonly versionNumber: number;
  /** When it was confirmed. */
  readonly confirmedAt: string;
  /** Where the asker reads what has changed since, before they confirm; null for what is no longer asked. */
  readonly changesPath?: string | null;
}

/** That a record's tree begins with an earlier one (RFC 9162); hashes are base64. */
export interface ConsistencyProof {
  /** The record. */
  readonly tenantId: string;
  /** The earlier size. */
  readonly from: number;
  /** The later size. */
  readonly to: number;
  /** The root at the earlier size. */
  readonly fromRoot: string;
  /** The root at the later size. */
  readonly toRoot: string;
  /** Hashes that lead from one to the other. */
  readonly path: readonly string[];
}

/** A key of a school or a central body, without what one needs to sign in with it. */
export interface Credential {
  /** The key's own id. */
  readonly id: string;
  /** The school or central body that it belongs to. */
  readonly schoolId: string;
  /** What it may do. */
  readonly role: Role;
  /** Who acts with it; null for a system, or an auditor who is not on record. */
  readonly personId?: string | null;
  /** What it is for, in the words of who issued it. */
  readonly label: string;
  /** When it was issued. */
  readonly createdAt: string;
  /** The last day on which it works. */
  readonly expiresOn: string;
  /** When it was revoked; null while it was not. */
  readonly revokedAt?: string | null;
  /** When it was last used, to the minute; null if it never was. */
  readonly lastUsedAt?: string | null;
}

/** What was found. */
export interface DecideBreachInput {
  /** The school. */
  readonly schoolId: string;
  /** The case. */
  readonly breachId: string;
  /** The outcome. */
  readonly outcome: BreachOutcome;
  /** Why. */
  readonly reason: string;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** A yes or a no to what somebody else has put forward. */
export interface DecideErasureInput {
  /** The school or central body in whose record it stands. */
  readonly schoolId: string;
  /** What kind of thing it is about. */
  readonly kind: RetainedKind;
  /** The erasure. */
  readonly erasureId: string;
  /** Yes: it is carried out at once and cannot be undone. */
  readonly approve: boolean;
  /** Why not, where it is no. */
  readonly reason?: string | null;
  /** Makes a repeat harmless. */
  readonly idempotencyKey?: string | null;
}

/** How many events a period has. */
export interface DensityPeriod {
  /** Its first day in London. */
  readonly from: string;
  /** Events recorded in it. */
  readonly events: number;
}

/** How long a period of the density is. */
export type DensityStep = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/** Something that a version says about itself and the other one says otherwise. */
export interface DetailDifference {
  /** One of titleEn, titleCy, audience, lastReviewed, nextReviewDue, reviewCycleMonths, approvers or approvals. */
  readonly field: string;
  /** As the older version has it; null is not recorded. */
  readonly before?: string | null;
  /** As the newer version has it; null is not recorded. */
  readonly after?: string | null;
}

/** A run of words. */
export interface DiffPart {
  /** What became of it. */
  readonly op: WordChange;
  /** The words; paragraphs divided by empty lines. */
  readonly text: string;
}

/** The answer of a mutation that was carried out. */
export interface Done {
  /** The stream's own id: of the policy, campaign, approval, breach or person. */
  readonly id: string;
  /** Where the record stands now; hand it to a query as `minPosition` to read your own write. */
  readonly position: Position;
  /** True when this idempotency key was answered before and nothing new was stored. */
  readonly replayed: boolean;
}

/** A policy written here, not imported. */
export interface DraftPolicyInput {
  /** The school whose policy it is. */
  readonly schoolId: string;
  /** The policy that this is a new version of; absent for a new policy. */
  readonly policyId?: string | null;
  /** Code of the catalogue's category; needed for a new policy. */
  readonly category?: string | null;
  /** Title in each language; needed for a new policy. */
  readonly title?: LocalTextInput | null;
  /** Who keeps it. */
  readonly owner?: string | null;
  /** Who it is for: kinds of person. */
  readonly audience?: readonly string[] | null;
  /** Next review. */
  readonly nextReviewDue?: string | null;
  /** The text. */
  readonly sections: readonly PolicySectionInput[];
  /** What changed, and why. */
  readonly changes?: string | null;
  /** Whether readers must be asked again. */
  readonly material: boolean;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** An edit of a draft or of a submitted version; it voids approvals already given. */
export interface EditDraftInput {
  /** The school. */
  readonly schoolId: string;
  /** The policy. */
  readonly policyId: string;
  /** The version. */
  readonly versionId: string;
  /** The whole text anew. */
  readonly sections: readonly PolicySectionInput[];
  /** Next review. */
  readonly nextReviewDue?: string | null;
  /** What changed, and why. */
  readonly changes?: string | null;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** Ends a post, or corrects its last day. */
export interface EndPostInput {
  /** The school. */
  readonly schoolId: string;
  /** The person. */
  readonly personId: string;
  /** What the post is called. */
  readonly post: string;
  /** Which one, by its first day, when it was held more than once; absent: the last. */
  readonly startDate?: string | null;
  /** The last day on which it is held. */
  readonly endDate: string;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** Sealed fields of one kind. */
export interface ErasedField {
  /** The type of event, as it is stored. */
  readonly type: string;
  /** The field. */
  readonly field: string;
  /** How many. */
  readonly count: number;
  /** That in words. */
  readonly words: LocalText;
}

/** What stands where a name was. */
export interface ErasedNote {
  /** The day on which the key was destroyed, in London. */
  readonly on: string;
  /** The rule it went by, in words. */
  readonly rule: LocalText;
}

/** An erasure from when it was put forward. */
export interface Erasure {
  /** Its id. */
  readonly id: string;
  /** The record that it stands in. */
  readonly schoolId: string;
  /** That school's name; null for the asker's own central body. */
  readonly schoolName?: LocalText | null;
  /** What is erased. */
  readonly kind: RetainedKind;
  /** The person or the case. */
  readonly subjectId: string;
  /** The person's name, or a name for the case; null once erased. */
  readonly name?: LocalText | null;
  /** In place of a name that was erased. */
  readonly erased?: ErasedNote | null;
  /** How it stands. */
  readonly status: ErasureStatus;
  /** Why; null for one that was done again after a restore. */
  readonly ground?: ErasureGround | null;
  /** The rule. */
  readonly rule?: RetentionRule | null;
  /** The day from which the schedule allows it. */
  readonly dueOn?: string | null;
  /** Why, in words; null once erased. */
  readonly reason?: string | null;
  /** Why not, where it was declined. */
  readonly declineReason?: string | null;
  /** Who put it forward. */
  readonly proposed?: ErasureStep | null;
  /** Who decided, or took it back. */
  readonly decided?: ErasureStep | null;
  /** When the key was gone. */
  readonly done?: ErasureStep | null;
  /** What went; null until it is done. */
  readonly certificate?: ErasureCertificate | null;
  /** Whether the asker may decide on it now. */
  readonly mayDecide: boolean;
  /** Whether the asker may take it back now. */
  readonly mayWithdraw: boolean;
}

/** What went with the key: enough to check it, and no word of what it was. */
export interface ErasureCertificate {
  /** The day that is shown in place of what was erased. */
  readonly erasedOn: string;
  /** The rule that it went by. */
  readonly rule?: RetentionRule | null;
  /** The rule's name, also of one that this schedule does not have. */
  readonly ruleName: string;
  /** Commitment to the destroyed key; null: nothing was ever sealed with one. */
  readonly keyId?: string | null;
  /** Commitment to the key that wrapped it, destroyed with it. */
  readonly wrappedBy?: string | null;
  /** The sealed fields that can be read no more. */
  readonly fields: readonly ErasedField[];
  /** How many that is in all. */
  readonly fieldCount: number;
  /** Files of evidence. */
  readonly files: number;
  /** Messages of the outbox. */
  readonly mails: number;
  /** Names of access keys that were blanked. */
  readonly labels: number;
  /** True: it was done again from the ledger after a restore; what the record said of it before is lost. */
  readonly reapplied: boolean;
}

/** Why something is erased. */
export type ErasureGround = 'SCHEDULE' | 'REQUEST';

/** What erasing somebody or something would do, school by school; nothing is done by asking. */
export interface ErasurePlan {
  /** What is meant. */
  readonly kind: RetainedKind;
  /** The person or the case. */
  readonly subjectId: string;
  /** The person's name, or a name for the case. */
  readonly name?: LocalText | null;
  /** In place of a name that was erased everywhere. */
  readonly erased?: ErasedNote | null;
  /** That in one sentence. */
  readonly sentence: LocalText;
  /** Each record that the asker may see and that has it. */
  readonly records: readonly ErasurePlanRecord[];
  /** Whether the asker may put it forward. */
  readonly mayAct: boolean;
}

/** What erasing somebody or something in one record would do. */
export interface ErasurePlanRecord {
  /** The record. */
  readonly schoolId: string;
  /** That school's name; null for the asker's own central body. */
  readonly schoolName?: LocalText | null;
  /** Where it stands; null: still there, so nothing of it ends. */
  readonly item?: RetentionItem | null;
  /** Everything that would be read no more there. */
  readonly fields: readonly ErasedField[];
  /** How many fields that is in all. */
  readonly fieldCount: number;
  /** Files of evidence; null as at an earlier date. */
  readonly files?: number | null;
  /** Messages of the outbox; null as at an earlier date. */
  readonly mails?: number | null;
  /** Names of access keys that would be blanked; null as at an earlier date. */
  readonly labels?: number | null;
  /** What stands in the way of erasing it by the schedule; null: nothing. */
  readonly scheduleStops?: Refused | null;
  /** What stands in the way of erasing it on request; null: nothing. */
  readonly requestStops?: Refused | null;
  /** The holds on it. */
  readonly holds: readonly LegalHold[];
  /** The erasure that is under way or done. */
  readonly erasure?: Erasure | null;
}

/** How an erasure stands. */
export type ErasureStatus = 'PROPOSED' | 'DECLINED' | 'WITHDRAWN' | 'DECIDED' | 'DONE';

/** Who did a step of an erasure, when, and where that stands in the record. */
export interface ErasureStep {
  /** When. */
  readonly at: string;
  /** Who, by name, where the asker may see it; null for the system itself. */
  readonly byName?: string | null;
  /** In which post. */
  readonly post?: LocalText | null;
  /** Where the event stands in the record. */
  readonly position: number;
  /** The event. */
  readonly eventId: string;
}

/** A case is passed on to a body outside; stops that body's clock. */
export interface EscalateBreachInput {
  /** The school. */
  readonly schoolId: string;
  /** The case. */
  readonly breachId: string;
  /** LADO, ICO, POLICE, CEOP, CHILD_PROTECTION, HR, TRUST. */
  readonly to: string;
  /** When that body was told; now when absent. */
  readonly toldAt?: string | null;
  /** Its reference number. */
  readonly reference?: string | null;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** Why an event happened, and what it set off, as far as the asker may see. */
export interface EventChain {
  /** The event. */
  readonly event: AuditEvent;
  /** From what began it, which a person or a key did, to what set it off. */
  readonly causes: readonly AuditEvent[];
  /** What the same request wrote beside it. */
  readonly together: readonly AuditEvent[];
  /** What it set off: nearest first, at most 200. */
  readonly effects: readonly EventEffect[];
  /** False where there may be more. */
  readonly complete: boolean;
}

/** When the record grew, in at most 120 periods of one length, empty ones included. */
export interface EventDensity {
  /** How long each period is; null where there is none. */
  readonly step?: DensityStep | null;
  /** The periods, oldest first. */
  readonly periods: readonly DensityPeriod[];
  /** The schools and central bodies whose events these are. */
  readonly records: readonly string[];
}

/** An event that another one set off, directly or by others. */
export interface EventEffect {
  /** 1: by the event itself; 2: by one of those; and so on. */
  readonly depth: number;
  /** The event. */
  readonly event: AuditEvent;
}

/** Which events. */
export interface EventFilter {
  /** Of this school or central body. */
  readonly tenantId?: string | null;
  /** Of this stream. */
  readonly streamId?: string | null;
  /** Of these types. */
  readonly types?: readonly string[] | null;
  /** Caused by or about this person. */
  readonly personId?: string | null;
  /** Recorded at or after. */
  readonly from?: string | null;
  /** Recorded before. */
  readonly to?: string | null;
  /** The one event that stands there; needs tenantId. */
  readonly position?: number | null;
}

/** A file of a case as it arrived. Save it; never show it in place. */
export interface EvidenceFile {
  /** The file's id. */
  readonly id: string;
  /** The bytes, base64. */
  readonly contentBase64: string;
  /** SHA-256 of these bytes, hexadecimal. */
  readonly sha256: string;
  /** Where the record stands now that the reading is in it. */
  readonly position: Position;
}

/** A field that an event changed. */
export interface FieldChange {
  /** The read model and its column. */
  readonly field: string;
  /** Which version or post, where the thing has several. */
  readonly of?: LocalText | null;
  /** What the field is called. */
  readonly label: LocalText;
  /** Before the event; null: nothing, sealed, or told by an event before what the asker may see. */
  readonly before?: LocalText | null;
  /** After the event; null: nothing, or sealed. */
  readonly after?: LocalText | null;
  /** True for a personal field. */
  readonly sealed: boolean;
}

/** A field of something's state, in words. */
export interface FieldState {
  /** The read model and its column: `policy.next_review_due`. */
  readonly field: string;
  /** Which version or post, where the thing has several. */
  readonly of?: LocalText | null;
  /** What the field is called. */
  readonly label: LocalText;
  /** Its value in words; null: it is sealed. */
  readonly value?: LocalText | null;
  /** True for a personal field: it is there, and it is not opened here. */
  readonly sealed: boolean;
}

/** A number on the first screen; each is a door to exactly its rows. */
export interface Figure {
  /** How many now. */
  readonly count: number;
  /** How many at `since`; null when that was not asked. */
  readonly before?: number | null;
}

/** The newest answer to a finding. */
export interface FindingAnswer {
  /** What was said. */
  readonly kind: FindingAnswerKind;
  /** Who said so, by name, where the asker may see it. */
  readonly by?: string | null;
  /** When. */
  readonly at: string;
  /** The note or the reason. */
  readonly words?: string | null;
  /** Who mends it, where the asker may see it. */
  readonly responsible?: string | null;
  /** Mended by, or waived until, this day. */
  readonly until?: string | null;
  /** Number of the version that mends it. */
  readonly fixedIn?: number | null;
}

/** What somebody said about a finding. */
export type FindingAnswerKind = 'ACCEPTED' | 'FIXED' | 'WAIVED';

/** The section of a text that a finding stands in. */
export interface FindingSection {
  /** Its place among the version's sections, from 1. */
  readonly place: number;
  /** Its number as printed, or null. */
  readonly number?: string | null;
  /** Its heading. */
  readonly heading: string;
}

/** How a finding of a version stands. */
export type FindingState = 'OPEN' | 'ACCEPTED' | 'WAIVED' | 'WAIVER_ENDED' | 'FIXED';

/** The clock that runs out first, and its case. */
export interface FirstBreachClock {
  /** The case. */
  readonly breachId: string;
  /** The school. */
  readonly schoolId: string;
  /** What kind of breach. */
  readonly category: BreachCategory;
  /** The clock. */
  readonly clock: BreachClock;
}

/** A finding is mended. */
export interface FixFindingInput {
  /** The school. */
  readonly schoolId: string;
  /** The policy. */
  readonly policyId: string;
  /** The version that has it. */
  readonly versionId: string;
  /** The finding. */
  readonly findingId: string;
  /** The later version that mends it; the version itself where only the record lacked something. */
  readonly fixedIn: string;
  /** How; needed where the version itself is named. */
  readonly note?: string | null;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** What kind of group a central body leads; data, because Wales has no multi-academy trusts. */
export type GroupKind = 'MULTI_ACADEMY_TRUST' | 'SINGLE_ACADEMY_TRUST' | 'LOCAL_AUTHORITY' | 'FEDERATION' | 'DIOCESE';

/** An event of a stream, what it changed, and how all stood after it. */
export interface HistoryStep {
  /** 1, 2, 3 ... within the stream. */
  readonly version: number;
  /** The event. */
  readonly event: AuditEvent;
  /** What it changed, field by field; empty for one that changes nothing that is shown. */
  readonly changes: readonly FieldChange[];
  /** The state after it. */
  readonly state: readonly FieldState[];
}

/** People as CSV: person_ref, given_name, family_name, email, kind, urn, post, start_date, end_date, language. */
export interface ImportPeopleInput {
  /** The file's text. */
  readonly csv: string;
  /** Say what would happen and store nothing. */
  readonly dryRun: boolean;
  /** A repeat of the same list under the same key stores nothing again; another list under it is refused. */
  readonly idempotencyKey?: string | null;
}

/** An import's account, or a refusal. */
export type ImportPeopleResult = Named<PeopleImport, 'PeopleImport'> | Named<Refused, 'Refused'>;

/** A document to import. */
export interface ImportPolicyInput {
  /** The school whose policy it is. */
  readonly schoolId: string;
  /** The file's name, with its ending. */
  readonly fileName: string;
  /** The file, base64; at most 20 MB of file. */
  readonly contentBase64: string;
  /** The policy that this is a new version of; absent for a new policy. */
  readonly policyId?: string | null;
  /** Code of the catalogue's category; needed for a new policy. */
  readonly category?: string | null;
  /** Answers to what was asked. */
  readonly answers?: readonly PolicyAnswer[] | null;
  /** What changed, and why. */
  readonly changes?: string | null;
  /** Whether readers must be asked again. */
  readonly material: boolean;
  /** Read it and store nothing. */
  readonly dryRun: boolean;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** An import's account, or a refusal. */
export type ImportPolicyResult = Named<PolicyImport, 'PolicyImport'> | Named<Refused, 'Refused'>;

/** That an event is in a record's tree (RFC 9162); hashes and leaf are base64. */
export interface InclusionProof {
  /** The record. */
  readonly tenantId: string;
  /** The event's position in it. */
  readonly position: number;
  /** The size of the tree. */
  readonly size: number;
  /** Position - 1. */
  readonly index: number;
  /** What is hashed behind a zero byte: tenant, position, recorded time, version, SHA-256 of the content. */
  readonly leaf: string;
  /** That hash. */
  readonly leafHash: string;
  /** Hashes from the leaf up to the root. */
  readonly path: readonly string[];
}

/** What a new key is for. */
export interface IssueCredentialInput {
  /** The school, or the asker's own central body. */
  readonly schoolId: string;
  /** What it may do; heads give out CLERK, STAFF and INTEGRATOR, trust leads more. */
  readonly role: Role;
  /** Who acts with it; needed for every role but INTEGRATOR, which takes none, and AUDITOR. */
  readonly personId?: string | null;
  /** What it is for, in at most 100 characters, to know it again. */
  readonly label: string;
  /** The last day on which it works; at most twelve months from today. */
  readonly expiresOn: string;
  /** Makes a repeat harmless: the same key never issues twice. */
  readonly idempotencyKey?: string | null;
}

/** A key, or a refusal. */
export type IssueCredentialResult = Named<IssuedCredential, 'IssuedCredential'> | Named<Refused, 'Refused'>;

/** A key that was issued. */
export interface IssuedCredential {
  /** The key itself, shown this once and stored nowhere; null when this is a repeat: revoke that key and issue another. */
  readonly key?: string | null;
  /** The key's own id, by which it is revoked. */
  readonly credentialId: string;
  /** The last day on which it works. */
  readonly expiresOn: string;
  /** Where the record stands now. */
  readonly position: Position;
  /** True when this idempotency key was answered before and no new key was made. */
  readonly replayed: boolean;
}

/** Asks an audience to read a published version. */
export interface LaunchCampaignInput {
  /** The school. */
  readonly schoolId: string;
  /** The policy. */
  readonly policyId: string;
  /** The published version; an older one is refused. */
  readonly versionId: string;
  /** Kinds of person to ask (teacher, support, governor ...); empty asks the policy's audience. */
  readonly audience: readonly string[];
  /** These people and nobody else; overrides the audience. */
  readonly personIds?: readonly string[] | null;
  /** What they agree to. */
  readonly statement: LocalTextInput;
  /** By when. */
  readonly dueOn: string;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** A hold that keeps something from being erased. */
export interface LegalHold {
  /** Its id. */
  readonly id: string;
  /** The record that it stands in. */
  readonly schoolId: string;
  /** That school's name; null for the asker's own central body. */
  readonly schoolName?: LocalText | null;
  /** What it keeps. */
  readonly kind: RetainedKind;
  /** The person, the case or the record. */
  readonly subjectId: string;
  /** The person's name, or a name for the case; null where none is left. */
  readonly name?: LocalText | null;
  /** In place of a name that was erased. */
  readonly erased?: ErasedNote | null;
  /** When it was placed. */
  readonly placedAt: string;
  /** Who placed it, by name, where the asker may see it. */
  readonly placedByName?: string | null;
  /** In which post. */
  readonly placedPost: LocalText;
  /** Why; null once what it is about was erased. */
  readonly reason?: string | null;
  /** When it was lifted; null while it holds. */
  readonly liftedAt?: string | null;
  /** Who lifted it. */
  readonly liftedByName?: string | null;
  /** In which post. */
  readonly liftedPost?: LocalText | null;
  /** Why. */
  readonly liftReason?: string | null;
  /** Whether the asker may lift it now. */
  readonly mayLift: boolean;
}

/** Which hold is to end, and why. */
export interface LiftHoldInput {
  /** The school or central body in whose record it stands. */
  readonly schoolId: string;
  /** What kind of thing it holds. */
  readonly kind: RetainedKind;
  /** The hold. */
  readonly holdId: string;
  /** Why, in 3 to 500 characters. */
  readonly reason: string;
  /** Makes a repeat harmless. */
  readonly idempotencyKey?: string | null;
}

/** A text in the languages that it exists in. */
export interface LocalText {
  /** The English text, if there is one. */
  readonly en?: string | null;
  /** The Welsh text, if there is one. */
  readonly cy?: string | null;
}

/** A text in English, Welsh or both; at least one is needed. */
export interface LocalTextInput {
  /** The English text. */
  readonly en?: string | null;
  /** The Welsh text. */
  readonly cy?: string | null;
}

/** A message to a person: a link, a reminder or a receipt. Its text is gone once it was sent. */
export interface Mail {
  /** The message's id. */
  readonly id: string;
  /** The school whose message it is. */
  readonly schoolId: string;
  /** What kind: link, nudge or receipt. */
  readonly kind: string;
  /** The request that it is about. */
  readonly requestId: string;
  /** Where it stands. */
  readonly status: MailStatus;
  /** To whom; null once erased. */
  readonly to?: string | null;
  /** The subject line; null once erased. */
  readonly subject?: string | null;
  /** The text; null once sent or erased. */
  readonly text?: string | null;
  /** When it was written. */
  readonly createdAt: string;
  /** When it was sent, or given up. */
  readonly finishedAt?: string | null;
}

/** Where a message stands. */
export type MailStatus = 'QUEUED' | 'SENT' | 'FAILED' | 'NOT_SENT';

/** Schools by required policies, as codes and rows: at most 200 schools by 60 policies, at one fixed cost. */
export interface Matrix {
  /** The columns in order. */
  readonly columns: readonly MatrixColumn[];
  /** The rows, worst first. */
  readonly rows: readonly MatrixRow[];
  /** The asked time. */
  readonly at: string;
  /** True when `asOf` was given. */
  readonly past: boolean;
}

/** A required kind of policy: a column of the matrix. */
export interface MatrixColumn {
  /** Code of the category. */
  readonly category: string;
  /** What the column is called. */
  readonly label: LocalText;
}

/** A school: a row of the matrix. */
export interface MatrixRow {
  /** The school. */
  readonly schoolId: string;
  /** Its name. */
  readonly name: LocalText;
  /** One letter a column: I in date, D due, O overdue, A awaiting approval, N not recorded, X not required, B before the school joined. */
  readonly codes: string;
  /** Days a column: left for D, overdue for O, null otherwise. */
  readonly days: readonly (number | null)[];
  /** The policy a column, where there is one. */
  readonly policyIds: readonly (string | null)[];
  /** The same for the columns that need somebody (O, D, A and N) alone: ids hardly compress, and most are in date. */
  readonly needyPolicyIds: readonly (string | null)[];
  /** People asked to sign, over all running campaigns. */
  readonly asked: number;
  /** Of those, people who signed. */
  readonly signed: number;
}

/** A position that an answer must not be older than: the answer waits for it, up to five seconds. */
export interface MinPosition {
  /** The school or central body whose record it is. */
  readonly tenant: string;
  /** A position that a mutation has returned. */
  readonly position: number;
}

/** How far the record of one tenant has come; nothing of what it holds. */
export interface Moved {
  /** The school or central body whose record it is. */
  readonly tenant: string;
  /** The position that the read models have reached: an answer asked from now on shows it. */
  readonly position: number;
  /** How many events that is since the position that the subscription counts from. */
  readonly events: number;
}

/** Commands; each feature adds its own. Every one takes an `idempotencyKey`, scoped to the credential and kept for 30 days. */
export interface Mutation {
  /** Issues a key; it is shown in this answer and never again. */
  readonly issueCredential?: IssueCredentialResult;
  /** Ends a key and its sessions within a second. Ending one that has ended changes nothing. */
  readonly revokeCredential?: CommandResult;
  /** Asks an audience to read a published version. */
  readonly launchCampaign?: CommandResult;
  /** Signs one's own request. */
  readonly sign?: CommandResult;
  /** Reminds people who have not signed. */
  readonly nudge?: CommandResult;
  /** Ends a campaign before all have signed. */
  readonly closeCampaign?: CommandResult;
  /** Approves the waiting step. */
  readonly approve?: CommandResult;
  /** Rejects the waiting step, with a reason; the version goes back to draft. */
  readonly reject?: CommandResult;
  /** Takes an approval back; the version goes back to draft. */
  readonly withdrawApproval?: CommandResult;
  /** Writes to those who may decide the waiting step; at most once a day and step. */
  readonly nudgeApproval?: CommandResult;
  /** Reports a breach. Anybody of the school may; not everybody may read it back. */
  readonly reportBreach?: CommandResult;
  /** Takes a case up. */
  readonly triageBreach?: CommandResult;
  /** Passes a case on to a body outside. */
  readonly escalateBreach?: CommandResult;
  /** Records that a body need not be told, and why. */
  readonly setClockAside?: CommandResult;
  /** Hands out a file of a case, for who may read the case; each reading is recorded. */
  readonly readEvidence?: ReadEvidenceResult;
  /** Records a measure. */
  readonly recordMeasure?: CommandResult;
  /** Attaches evidence, sealed. */
  readonly attachEvidence?: CommandResult;
  /** Records what was found. */
  readonly decideBreach?: CommandResult;
  /** Closes a case. */
  readonly closeBreach?: CommandResult;
  /** Imports people and their posts into the schools that the rows name by URN. */
  readonly importPeople?: ImportPeopleResult;
  /** Begins a person's record; the answer's id is the person's. */
  readonly registerPerson?: CommandResult;
  /** Changes a person's details. */
  readonly changePerson?: CommandResult;
  /** Starts a post. */
  readonly startPost?: CommandResult;
  /** Ends a post. */
  readonly endPost?: CommandResult;
  /** A long absence begins; the person is asked nothing meanwhile. */
  readonly startAbsence?: CommandResult;
  /** A long absence ends. */
  readonly endAbsence?: CommandResult;
  /** The person leaves; posts that run on end that day. */
  readonly recordLeaving?: CommandResult;
  /** Somebody who had left is back. */
  readonly recordReturn?: CommandResult;
  /** Says that a finding is right, and who mends it by when. */
  readonly acceptFinding?: CommandResult;
  /** Says that a finding is mended, and where. */
  readonly fixFinding?: CommandResult;
  /** Leaves a finding as it is until a day, with a reason. */
  readonly waiveFinding?: CommandResult;
  /** Puts on record what a document leaves open of its policy. */
  readonly recordDetails?: CommandResult;
  /** Reminds who keeps a policy that its review is due. */
  readonly nudgeReview?: CommandResult;
  /** Reads a document and, without `dryRun`, stores it as a draft. */
  readonly importPolicy?: ImportPolicyResult;
  /** Stores a policy written here as a draft. */
  readonly draftPolicy?: CommandResult;
  /** Changes a version that is not published; voids approvals already given. */
  readonly editDraft?: CommandResult;
  /** Sends a draft to its approvers. */
  readonly submitVersion?: CommandResult;
  /** Brings an approved version into force and supersedes the one before. */
  readonly publishVersion?: CommandResult;
  /** Records a review that changed nothing. */
  readonly recordReview?: CommandResult;
  /** Answers what the import of a draft was not sure of. */
  readonly answerQuestions?: CommandResult;
  /** Takes a policy out of the register; its record stays. */
  readonly archivePolicy?: CommandResult;
  /** Makes all read models of a record anew from its events, in the background; the screens show the old ones until the new stand. */
  readonly askRebuild?: CommandResult;
  /** Stops that after the read model that is under way. */
  readonly stopRebuild?: CommandResult;
  /** Keeps a person, a case or a whole record from being erased, over every rule. */
  readonly placeHold?: CommandResult;
  /** Ends a hold. */
  readonly liftHold?: CommandResult;
  /** Puts an erasure forward; nothing is erased yet. The answer's id is the erasure's. */
  readonly proposeErasure?: CommandResult;
  /** Decides on an erasure that somebody else has put forward. */
  readonly decideErasure?: CommandResult;
  /** Takes back an erasure that the asker has put forward. */
  readonly withdrawErasure?: CommandResult;
}

/** Arguments of `Mutation.issueCredential`. */
export interface MutationIssueCredentialArgs {
  readonly input: IssueCredentialInput;
}

/** Arguments of `Mutation.revokeCredential`. */
export interface MutationRevokeCredentialArgs {
  readonly input: RevokeCredentialInput;
}

/** Arguments of `Mutation.launchCampaign`. */
export interface MutationLaunchCampaignArgs {
  readonly input: LaunchCampaignInput;
}

/** Arguments of `Mutation.sign`. */
export interface MutationSignArgs {
  readonly input: SignInput;
}

/** Arguments of `Mutation.nudge`. */
export interface MutationNudgeArgs {
  readonly input: NudgeInput;
}

/** Arguments of `Mutation.closeCampaign`. */
export interface MutationCloseCampaignArgs {
  readonly input: CloseCampaignInput;
}

/** Arguments of `Mutation.approve`. */
export interface MutationApproveArgs {
  readonly input: ApproveInput;
}

/** Arguments of `Mutation.reject`. */
export interface MutationRejectArgs {
  readonly input: RejectInput;
}

/** Arguments of `Mutation.withdrawApproval`. */
export interface MutationWithdrawApprovalArgs {
  readonly input: WithdrawApprovalInput;
}

/** Arguments of `Mutation.nudgeApproval`. */
export interface MutationNudgeApprovalArgs {
  readonly input: NudgeApprovalInput;
}

/** Arguments of `Mutation.reportBreach`. */
export interface MutationReportBreachArgs {
  readonly input: ReportBreachInput;
}

/** Arguments of `Mutation.triageBreach`. */
export interface MutationTriageBreachArgs {
  readonly input: TriageBreachInput;
}

/** Arguments of `Mutation.escalateBreach`. */
export interface MutationEscalateBreachArgs {
  readonly input: EscalateBreachInput;
}

/** Arguments of `Mutation.setClockAside`. */
export interface MutationSetClockAsideArgs {
  readonly input: SetClockAsideInput;
}

/** Arguments of `Mutation.readEvidence`. */
export interface MutationReadEvidenceArgs {
  readonly input: ReadEvidenceInput;
}

/** Arguments of `Mutation.recordMeasure`. */
export interface MutationRecordMeasureArgs {
  readonly input: RecordMeasureInput;
}

/** Arguments of `Mutation.attachEvidence`. */
export interface MutationAttachEvidenceArgs {
  readonly input: AttachEvidenceInput;
}

/** Arguments of `Mutation.decideBreach`. */
export interface MutationDecideBreachArgs {
  readonly input: DecideBreachInput;
}

/** Arguments of `Mutation.closeBreach`. */
export interface MutationCloseBreachArgs {
  readonly input: CloseBreachInput;
}

/** Arguments of `Mutation.importPeople`. */
export interface MutationImportPeopleArgs {
  readonly input: ImportPeopleInput;
}

/** Arguments of `Mutation.registerPerson`. */
export interface MutationRegisterPersonArgs {
  readonly input: RegisterPersonInput;
}

/** Arguments of `Mutation.changePerson`. */
export interface MutationChangePersonArgs {
  readonly input: ChangePersonInput;
}

/** Arguments of `Mutation.startPost`. */
export interface MutationStartPostArgs {
  readonly input: StartPostInput;
}

/** Arguments of `Mutation.endPost`. */
export interface MutationEndPostArgs {
  readonly input: EndPostInput;
}

/** Arguments of `Mutation.startAbsence`. */
export interface MutationStartAbsenceArgs {
  readonly input: PersonDayInput;
}

/** Arguments of `Mutation.endAbsence`. */
export interface MutationEndAbsenceArgs {
  readonly input: PersonDayInput;
}

/** Arguments of `Mutation.recordLeaving`. */
export interface MutationRecordLeavingArgs {
  readonly input: PersonDayInput;
}

/** Arguments of `Mutation.recordReturn`. */
export interface MutationRecordReturnArgs {
  readonly input: PersonDayInput;
}

/** Arguments of `Mutation.acceptFinding`. */
export interface MutationAcceptFindingArgs {
  readonly input: AcceptFindingInput;
}

/** Arguments of `Mutation.fixFinding`. */
export interface MutationFixFindingArgs {
  readonly input: FixFindingInput;
}

/** Arguments of `Mutation.waiveFinding`. */
export interface MutationWaiveFindingArgs {
  readonly input: WaiveFindingInput;
}

/** Arguments of `Mutation.recordDetails`. */
export interface MutationRecordDetailsArgs {
  readonly input: RecordDetailsInput;
}

/** Arguments of `Mutation.nudgeReview`. */
export interface MutationNudgeReviewArgs {
  readonly input: NudgeReviewInput;
}

/** Arguments of `Mutation.importPolicy`. */
export interface MutationImportPolicyArgs {
  readonly input: ImportPolicyInput;
}

/** Arguments of `Mutation.draftPolicy`. */
export interface MutationDraftPolicyArgs {
  readonly input: DraftPolicyInput;
}

/** Arguments of `Mutation.editDraft`. */
export interface MutationEditDraftArgs {
  readonly input: EditDraftInput;
}

/** Arguments of `Mutation.submitVersion`. */
export interface MutationSubmitVersionArgs {
  readonly input: SubmitVersionInput;
}

/** Arguments of `Mutation.publishVersion`. */
export interface MutationPublishVersionArgs {
  readonly input: PublishVersionInput;
}

/** Arguments of `Mutation.recordReview`. */
export interface MutationRecordReviewArgs {
  readonly input: RecordReviewInput;
}

/** Arguments of `Mutation.answerQuestions`. */
export interface MutationAnswerQuestionsArgs {
  readonly input: AnswerQuestionsInput;
}

/** Arguments of `Mutation.archivePolicy`. */
export interface MutationArchivePolicyArgs {
  readonly input: ArchivePolicyInput;
}

/** Arguments of `Mutation.askRebuild`. */
export interface MutationAskRebuildArgs {
  readonly input: AskRebuildInput;
}

/** Arguments of `Mutation.stopRebuild`. */
export interface MutationStopRebuildArgs {
  readonly input: StopRebuildInput;
}

/** Arguments of `Mutation.placeHold`. */
export interface MutationPlaceHoldArgs {
  readonly input: PlaceHoldInput;
}

/** Arguments of `Mutation.liftHold`. */
export interface MutationLiftHoldArgs {
  readonly input: LiftHoldInput;
}

/** Arguments of `Mutation.proposeErasure`. */
export interface MutationProposeErasureArgs {
  readonly input: ProposeErasureInput;
}

/** Arguments of `Mutation.decideErasure`. */
export interface MutationDecideErasureArgs {
  readonly input: DecideErasureInput;
}

/** Arguments of `Mutation.withdrawErasure`. */
export interface MutationWithdrawErasureArgs {
  readonly input: WithdrawErasureInput;
}

/** The changes beside a moment. */
export interface NearestEvents {
  /** The last one before; null when there is none. */
  readonly before?: AuditChange | null;
  /** The first one after; null when there is none. */
  readonly after?: AuditChange | null;
}

/** Reminds whoever may decide the waiting step; at most once a day and step. */
export interface NudgeApprovalInput {
  /** The school. */
  readonly schoolId: string;
  /** The approval. */
  readonly approvalId: string;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** Reminds people who have not signed. */
export interface NudgeInput {
  /** The school. */
  readonly schoolId: string;
  /** The campaign. */
  readonly campaignId: string;
  /** These people; absent: all who have not signed. */
  readonly personIds?: readonly string[] | null;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** Reminds who keeps a policy, or the school's head or clerk, that its review is due; once a day at most. */
export interface NudgeReviewInput {
  /** The school. */
  readonly schoolId: string;
  /** The policy. */
  readonly policyId: string;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** The first screen of a group or a school. */
export interface Overview {
  /** One computed sentence. */
  readonly sentence: LocalText;
  /** Schools in date: no required policy overdue or not recorded, and nobody late to sign. */
  readonly schoolsInDate: number;
  /** Schools that are members at the asked time. */
  readonly schoolsTotal: number;
  /** The schools that need somebody, worst first. */
  readonly schoolsInNeed: readonly School[];
  /** Policies whose review date has passed. */
  readonly overduePolicies: Figure;
  /** People asked who have not signed. */
  readonly outstanding: Figure;
  /** Approvals that wait. */
  readonly approvalsWaiting: WaitingFigure;
  /** Breaches that are open. */
  readonly openBreaches: BreachFigure;
  /** Required policies without a published version or review date. */
  readonly notRecorded: Figure;
  /** At most five changes since `since`, worst first. */
  readonly changes: readonly Change[];
  /** Whom to chase, worst first. */
  readonly chase?: readonly Chase[];
  /** How many there are to chase. */
  readonly chaseTotal: number;
  /** Events in the records of this group's tenants at the asked time. */
  readonly events: number;
  /** Records, the central body's included. */
  readonly records: number;
  /** The asked time. */
  readonly at: string;
  /** True when `asOf` was given. */
  readonly past: boolean;
}

/** Arguments of `Overview.chase`. */
export interface OverviewChaseArgs {
  readonly first: number;
}

/** Relay's page marker. */
export interface PageInfo {
  /** True when there are rows after this page. */
  readonly hasNextPage: boolean;
  /** Cursor of the last row of this page. */
  readonly endCursor?: string | null;
}

/** What an import of people did, or would do. */
export interface PeopleImport {
  /** True when nothing was stored because a dry run was asked for. */
  readonly dryRun: boolean;
  /** Rows read. */
  readonly rows: number;
  /** People who are new to a school. */
  readonly registered: number;
  /** People whose details change, or who come back. */
  readonly changed: number;
  /** Posts that begin or end. */
  readonly posts: number;
  /** Rows that change nothing. */
  readonly unchanged: number;
  /** What is wrong, row by row; with any error nothing is stored. */
  readonly errors: readonly RowError[];
  /** Where each school's record stands now; empty on a dry run. */
  readonly positions: readonly Position[];
}

/** A person of one school, as at the asked time. Personal fields of an erased person are null. */
export interface Person {
  /** The person's id; the same in each school of a group. */
  readonly id: string;
  /** The school whose record this is. */
  readonly schoolId: string;
  /** Given and family name. */
  readonly name?: string | null;
  /** In place of a name that was erased: when, and under which rule. */
  readonly erased?: ErasedNote | null;
  /** E-mail address. */
  readonly email?: string | null;
  /** Staff, governor, volunteer, contractor and so on. */
  readonly kind: string;
  /** Preferred language: en or cy. */
  readonly language: string;
  /** Posts held on the asked day. */
  readonly posts: readonly PostHeld[];
  /** Since when the person has been away for long; null while they are there. */
  readonly absentSince?: string | null;
  /** The day of leaving; null for who has not left. */
  readonly leftOn?: string | null;
}

/** Somebody whom the two moments show differently, in one record. */
export interface PersonChange {
  /** What became of them. */
  readonly kind: PersonChangeKind;
  /** In whose record. */
  readonly schoolId: string;
  /** The person. */
  readonly personId: string;
  /** The name; null: erased or not recorded. */
  readonly name?: string | null;
  /** Posts held on the later day and not on the earlier one. */
  readonly postsBegun: readonly LocalText[];
  /** Posts held on the earlier day and not on the later one. */
  readonly postsEnded: readonly LocalText[];
  /** Details that are others; of who stayed. */
  readonly details: readonly PersonDetail[];
}

/** A page of changed people. */
export interface PersonChangeConnection {
  /** The people of this page with their cursors. */
  readonly edges: readonly PersonChangeEdge[];
  /** How to go on. */
  readonly pageInfo: PageInfo;
  /** How many people the two moments show differently. */
  readonly totalCount: number;
  /** How many of them came. */
  readonly came: number;
  /** How many of them left. */
  readonly left: number;
}

/** A changed person in a page. */
export interface PersonChangeEdge {
  /** Where this row stands. */
  readonly cursor: string;
  /** The change. */
  readonly node: PersonChange;
}

/** What became of somebody in one record between two moments. */
export type PersonChangeKind = 'CAME' | 'LEFT' | 'CHANGED';

/** A page of people. */
export interface PersonConnection {
  /** Posts that people of the asked schools hold on the asked day, most held first, at most 50. */
  readonly postsHeld: readonly PostCount[];
  /** The people of this page with their cursors. */
  readonly edges: readonly PersonEdge[];
  /** How to go on. */
  readonly pageInfo: PageInfo;
  /** All people that the question matches. */
  readonly totalCount: number;
}

/** Something that happens to a person on a day. */
export interface PersonDayInput {
  /** The school. */
  readonly schoolId: string;
  /** The person. */
  readonly personId: string;
  /** The day. */
  readonly on: string;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** A detail of a person that the two moments show differently. */
export type PersonDetail = 'NAME' | 'KIND' | 'ABSENCE_BEGAN' | 'ABSENCE_ENDED' | 'CONTACT';

/** A person in a page. */
export interface PersonEdge {
  /** Where this row stands. */
  readonly cursor: string;
  /** The person. */
  readonly node: Person;
}

/** A person's record in one school, with all that was ever held. */
export interface PersonRecord {
  /** The person as the school has them. */
  readonly person: Person;
  /** What the school's own system calls the person; null where none was given or the person was erased. */
  readonly reference?: string | null;
  /** All posts, those that ended and those to come included, newest first. */
  readonly history: readonly PostHeld[];
  /** Counts what was ever recorded of the person there: name it as `seenVersion` when you change what you saw. */
  readonly version: number;
}

/** What is to be held, and why. */
export interface PlaceHoldInput {
  /** The school or central body in whose record it stands. */
  readonly schoolId: string;
  /** What kind of thing. */
  readonly kind: RetainedKind;
  /** The person or case; for a whole record the school itself. */
  readonly subjectId: string;
  /** Why, in 3 to 500 characters. */
  readonly reason: string;
  /** Makes a repeat harmless. */
  readonly idempotencyKey?: string | null;
}

/** A policy of a school, as at the asked time. */
export interface Policy {
  /** The policy's id. */
  readonly id: string;
  /** The school whose policy it is. */
  readonly schoolId: string;
  /** Code of the catalogue's category, such as `social-media`. */
  readonly category: string;
  /** Its title in each language. */
  readonly title: LocalText;
  /** Who keeps it; null where nobody is named, and for staff and integrations. */
  readonly owner?: string | null;
  /** Who it is for: kinds of person. */
  readonly audience: readonly string[];
  /** True once it is kept no longer; it is in no list then. */
  readonly archived: boolean;
  /** How it stands at the asked time. */
  readonly status: PolicyStatus;
  /** Days overdue or left, where the status counts them. */
  readonly days?: number | null;
  /** The review date of the whole; null is not recorded. */
  readonly nextReviewDue?: string | null;
  /** Last review, where recorded. */
  readonly lastReviewed?: string | null;
  /** Months between reviews, where recorded. */
  readonly reviewCycleMonths?: number | null;
  /** Which body approves it: as put on record, else as the version in force says; null is not recorded. */
  readonly approvingBody?: string | null;
  /** When somebody was last reminded of its review, since that review date stands. */
  readonly lastNudgedAt?: string | null;
  /** The version in force. */
  readonly currentVersion?: PolicyVersion | null;
  /** The school's name. */
  readonly schoolName?: LocalText | null;
  /** One of its versions that the asker may read; without an id the one in force, else the newest. */
  readonly version?: PolicyVersion | null;
  /** All versions, newest first; for staff the one in force alone. */
  readonly versions: readonly PolicyVersion[];
}

/** Arguments of `Policy.version`. */
export interface PolicyVersionArgs {
  readonly id?: string | null;
}

/** The answer to something that the import was not sure of. */
export interface PolicyAnswer {
  /** The field: owner, approver, approvedOn, standingApproval, appliesTo, lastReviewed, nextReviewDue, partReviewDue, reviewCycleMonths, title, audience. */
  readonly field: string;
  /** The answer; an empty text says that it is not recorded. */
  readonly value: string;
}

/** A policy that the two moments show differently. */
export interface PolicyChange {
  /** What became of it. */
  readonly kind: PolicyChangeKind;
  /** Whose policy it is. */
  readonly schoolId: string;
  /** The policy. */
  readonly policyId: string;
  /** Code of its category. */
  readonly category: string;
  /** Its title at the later moment. */
  readonly title: LocalText;
  /** Number of the version in force at the earlier moment; null: none was. */
  readonly numberBefore?: number | null;
  /** Number of the version in force at the later moment; null: none was. */
  readonly numberAfter?: number | null;
  /** Review date at the earlier moment; null: not recorded. */
  readonly reviewBefore?: string | null;
  /** Review date at the later moment; null: not recorded. */
  readonly reviewAfter?: string | null;
  /** When its row last changed before the later moment. */
  readonly changedAt: string;
}

/** A page of changed policies. */
export interface PolicyChangeConnection {
  /** The policies of this page with their cursors. */
  readonly edges: readonly PolicyChangeEdge[];
  /** How to go on. */
  readonly pageInfo: PageInfo;
  /** How many policies the two moments show differently. */
  readonly totalCount: number;
}

/** A changed policy in a page. */
export interface PolicyChangeEdge {
  /** Where this row stands. */
  readonly cursor: string;
  /** The change. */
  readonly node: PolicyChange;
}

/** What became of a policy between two moments; where several hold, the first. */
export type PolicyChangeKind = 'WITHDRAWN' | 'PUBLISHED' | 'ADOPTED' | 'REVIEWED' | 'REGISTERED';

/** A page of policies. */
export interface PolicyConnection {
  /** The policies of this page with their cursors. */
  readonly edges: readonly PolicyEdge[];
  /** How to go on. */
  readonly pageInfo: PageInfo;
  /** All policies that the question matches. */
  readonly totalCount: number;
}

/** One detail of a policy as it is put on record. */
export interface PolicyDetailInput {
  /** One of owner, approvingBody, lastReviewed, nextReviewDue, reviewCycleMonths and audience. */
  readonly field: string;
  /** Its value: a name, a day or month, a number of months, kinds of person with commas; empty says that it is not recorded. */
  readonly value: string;
}

/** A policy in a page. */
export interface PolicyEdge {
  /** Where this row stands. */
  readonly cursor: string;
  /** The policy. */
  readonly node: Policy;
}

/** Something the check of a document found. */
export interface PolicyFinding {
  /** The rule, as listed in the documentation of policy rules. */
  readonly rule: string;
  /** Line of the extracted text; null is about what is absent. */
  readonly line?: number | null;
  /** The words found, if there are any. */
  readonly excerpt?: string | null;
  /** Why that matters. */
  readonly reason: string;
  /** Where the rule comes from. */
  readonly source: string;
}

/** A document was read; with `dryRun: false` it was stored as a draft as well. */
export interface PolicyImport {
  /** True when nothing was stored. */
  readonly dryRun: boolean;
  /** What was read, with the answers that were given. */
  readonly reading: PolicyReading;
  /** The policy; null on a dry run. */
  readonly policyId?: string | null;
  /** The draft; null on a dry run. */
  readonly versionId?: string | null;
  /** Where the record stands now; null on a dry run. */
  readonly position?: Position | null;
  /** True when this idempotency key was answered before. */
  readonly replayed: boolean;
}

/** Something the import could not read for sure. */
export interface PolicyQuestion {
  /** The field that is asked about. */
  readonly field: string;
  /** Line of the extracted text, if there is one. */
  readonly line?: number | null;
  /** What the document might mean. */
  readonly candidates: readonly string[];
  /** The question in words. */
  readonly question: string;
}

/** What was read from a document. */
export interface PolicyReading {
  /** The title in each language. */
  readonly title: LocalText;
  /** Languages found. */
  readonly languages: readonly string[];
  /** Who keeps it. */
  readonly owner?: string | null;
  /** Sections: number, heading, level. */
  readonly sections: readonly PolicySection[];
  /** Approvals that the document records. */
  readonly approvals: readonly RecordedApproval[];
  /** Last review. */
  readonly lastReviewed?: string | null;
  /** Next review of the whole. */
  readonly nextReviewDue?: string | null;
  /** Months between reviews. */
  readonly reviewCycleMonths?: number | null;
  /** Who it is for. */
  readonly audience: readonly string[];
  /** What the check found. */
  readonly findings: readonly PolicyFinding[];
  /** What could not be read for sure. */
  readonly questions: readonly PolicyQuestion[];
}

/** One section of a version's text. */
export interface PolicySection {
  /** The section's number as printed, or null. */
  readonly number?: string | null;
  /** Its heading. */
  readonly heading: string;
  /** 1 for a top section, 2 below it and so on. */
  readonly level: number;
  /** Its text, paragraphs divided by empty lines. */
  readonly text: string;
}

/** One section of a draft. */
export interface PolicySectionInput {
  /** The section's number as printed. */
  readonly number?: string | null;
  /** Its heading. */
  readonly heading: string;
  /** 1 for a top section. */
  readonly level: number;
  /** Its text. */
  readonly text: string;
}

/** How a policy stands: computed from dates when it is asked, never stored. */
export type PolicyStatus = 'IN_DATE' | 'DUE' | 'OVERDUE' | 'AWAITING_APPROVAL' | 'NOT_RECORDED' | 'NOT_REQUIRED' | 'BEFORE_JOINED';

/** A version of a policy. */
export interface PolicyVersion {
  /** The version's id. */
  readonly id: string;
  /** 1, 2, 3 ... within the policy. */
  readonly number: number;
  /** Where it stands. */
  readonly status: VersionStatus;
  /** SHA-256 of its text and metadata, hexadecimal; what an approval or an acknowledgement names. */
  readonly contentHash: string;
  /** What changed, and why, in its author's words. */
  readonly changes?: string | null;
  /** Whether readers must be asked again. */
  readonly material: boolean;
  /** When it was drafted. */
  readonly draftedAt: string;
  /** When it was published, if it was. */
  readonly publishedAt?: string | null;
  /** Its sections. */
  readonly sections: readonly PolicySection[];
  /** Approvals that the document records. */
  readonly approvals: readonly RecordedApproval[];
  /** The title that it gives the policy, in each language. */
  readonly title: LocalText;
  /** Who drafted it, by name, where the asker may see it. */
  readonly draftedBy?: string | null;
  /** Who published it, by name, where the asker may see it. */
  readonly publishedBy?: string | null;
  /** Whether the check has read this very text; one that was written or edited here it has not. */
  readonly checked: boolean;
  /** Posts or bodies that are to approve it, as somebody answered where the document names none. */
  readonly approvers: readonly string[];
  /** What the check found, with what became of it; empty for who only reads what is in force. */
  readonly findings: readonly VersionFinding[];
  /** What is still to be answered; empty for who only reads what is in force. */
  readonly questions: readonly PolicyQuestion[];
}

/** Where an answer stands in the record of one tenant. */
export interface Position {
  /** The school or central body whose record it is. */
  readonly tenant: string;
  /** 1, 2, 3 ... within that record. */
  readonly position: number;
}

/** A post that people of a list hold, and how many of them. */
export interface PostCount {
  /** Key of the post, as the list is filtered by. */
  readonly post: string;
  /** What it is called. */
  readonly label: string;
  /** People who hold it on the asked day. */
  readonly people: number;
}

/** A post that a person holds or held. */
export interface PostHeld {
  /** What the post is called. */
  readonly post: string;
  /** From when. */
  readonly startDate?: string | null;
  /** Until when; null while it lasts. */
  readonly endDate?: string | null;
}

/** Who of a school's record is in a list. */
export type Presence = 'PRESENT' | 'LEFT' | 'EVERYBODY';

/** A signed head of a record's tree. */
export interface ProofCheckpoint {
  /** Which tree: the log's name, the record's id, and a number where a history was begun anew. */
  readonly origin: string;
  /** Events that it covers: positions 1 to this. */
  readonly size: number;
  /** The root over them, base64. */
  readonly root: string;
  /** When it was signed. */
  readonly signedAt: string;
  /** The signed note, as c2sp.org/tlog-checkpoint has it. */
  readonly note: string;
}

/** Why a record is not signed any further. */
export interface ProofFault {
  /** `PROOF.EVENT_CHANGED`, `PROOF.EVENT_MISSING`, `PROOF.LOG_WENT_BACK`, `PROOF.FORK` or one about the signer's own files. */
  readonly code: string;
  /** The first position that does not hold, where it is known. */
  readonly position?: number | null;
  /** When it was last found so. */
  readonly since: string;
}

/** What is to be erased, and by what right. */
export interface ProposeErasureInput {
  /** The school or central body in whose record it stands. */
  readonly schoolId: string;
  /** A person or a case. */
  readonly kind: RetainedKind;
  /** Its id. */
  readonly subjectId: string;
  /** By the schedule, or because somebody asked. */
  readonly ground: ErasureGround;
  /** Why, in 3 to 500 characters; it goes with what is erased. */
  readonly reason: string;
  /** The day on which the person reaches the age that the rule names; the record has no dates of birth. */
  readonly reachesAgeOn?: string | null;
  /** Makes a repeat harmless. */
  readonly idempotencyKey?: string | null;
}

/** An approved version comes into force. */
export interface PublishVersionInput {
  /** The school. */
  readonly schoolId: string;
  /** The policy. */
  readonly policyId: string;
  /** The version. */
  readonly versionId: string;
  /** Next review; kept as the document has it when absent. */
  readonly nextReviewDue?: string | null;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** Questions; each feature adds its own. */
export interface Query {
  /** Keys of one school or central body, newest first; none where the asker does not reach. For leads, heads and auditors. */
  readonly credentials?: readonly Credential[];
  /** One campaign; null when it is absent or not the asker's. */
  readonly campaign?: Campaign | null;
  /** Campaigns of the schools that the asker may see, newest first. */
  readonly campaigns?: CampaignConnection;
  /** What the asker is asked to read, open ones first. */
  readonly myRequests?: readonly AcknowledgementRequest[];
  /** What a person is or was asked to read in the schools that the asker may see, open ones first. */
  readonly personRequests?: AcknowledgementRequestConnection;
  /** The receipt of a signature; null when it is absent or not the asker's to see. */
  readonly receipt?: Receipt | null;
  /** Links of people who have not signed; for a school that hands them out itself. Clerks and heads only. */
  readonly readLinks?: readonly ReadLink[];
  /** Approvals that wait for the asker's decision by the posts that they hold, the longest waiting first; at most 200. */
  readonly approvalsForMe?: readonly Approval[];
  /** Approvals that the asker asked for and that came back without a yes, the newest of each policy, at most 50. */
  readonly approvalsReturned?: readonly Approval[];
  /** One approval; null when it is absent or not the asker's. Staff see those that wait for them, those that they decided on, and those that they asked for. */
  readonly approval?: Approval | null;
  /** Approvals of the schools that the asker may see, oldest first. */
  readonly approvals?: ApprovalConnection;
  /** Events of the records that the asker may see, newest first; confidential ones without their text. */
  readonly events?: AuditEventConnection;
  /** How many events there are in each day, week, month, quarter or year. */
  readonly eventDensity?: EventDensity;
  /** The changes before and after a moment. */
  readonly nearestEvents?: NearestEvents;
  /**
   * What two moments show differently: policies, statuses, people. Without `to` the later one is now. Null when the school
   * is absent or not the asker's.
   */
  readonly changesBetween?: ChangesBetween | null;
  /**
   * The events of one thing with the state after each, from version `from` on; null when it is absent, not the asker's, or
   * a breach.
   */
  readonly streamHistory?: StreamHistory | null;
  /** Why the event at a place happened, and what it set off; null when it is absent, not the asker's, or about a breach. */
  readonly eventChain?: EventChain | null;
  /**
   * A sample by a seed: the `size` smallest of SHA-256(seed, line feed, key). Null when the range is of a record that is
   * absent or not the asker's.
   */
  readonly sample?: Sample | null;
  /** One breach; null when it is absent or not the asker's. Reading a confidential one is itself recorded. */
  readonly breach?: Breach | null;
  /** Breaches that the asker may see, newest first unless `order` says otherwise. Confidential ones only for who may read them; `countOnly` and figures count them too. */
  readonly breaches?: BreachConnection;
  /** What to do and who is told when a breach of this category is reported; null where the asker may not report. */
  readonly breachGuide?: BreachGuide | null;
  /** At most ten people of a school whose name holds these words, for a report to name; none for fewer than two letters. */
  readonly breachPeople?: readonly BreachPerson[];
  /** The first screen of the asker's group or school; `since` is when the asker last looked. */
  readonly overview?: Overview;
  /** The matrix of the asker's group or school. */
  readonly matrix?: Matrix;
  /** How one school stands; null when it is absent or not the asker's. */
  readonly schoolCompliance?: SchoolCompliance | null;
  /** Messages of one school to its people, newest first: what was sent, and what still lies here. Clerks, heads and trust leads. */
  readonly outbox?: readonly Mail[];
  /** Who asks, and what they may do. */
  readonly viewer: Viewer;
  /** One school; null when it is absent or not the asker's. */
  readonly school?: School | null;
  /** The schools that the asker may see, by name. */
  readonly schools?: SchoolConnection;
  /**
   * People of the schools that the asker may see, by family name; without `presence` those who have not left. `search`
   * finds names by their parts. With `on` who was there that day and which posts they held then, as known at `asOf`;
   * without it the day is that of `asOf`.
   */
  readonly people?: PersonConnection;
  /** A person's record in each school that the asker may see; empty for nobody. */
  readonly person?: readonly PersonRecord[];
  /**
   * What differs between two versions of a policy; null where one of them is absent or not the asker's to read. Without
   * `to` the newest version is meant, without `from` the one before it.
   */
  readonly compareVersions?: VersionComparison | null;
  /** One policy; null when it is absent or not the asker's. */
  readonly policy?: Policy | null;
  /** Policies of the schools that the asker may see, by title. */
  readonly policies?: PolicyConnection;
  /** How far a record is signed; null when it is not in sight. */
  readonly recordProof?: RecordProof | null;
  /** That an event is in the record, at the size of the latest checkpoint or at another; null when it is not in sight. */
  readonly inclusionProof?: InclusionProof | null;
  /** That the record begins as it was at an earlier size; null when it is not in sight. */
  readonly consistencyProof?: ConsistencyProof | null;
  /** Every key that ever signed for this log, oldest first. */
  readonly verifierKeys: readonly VerifierKey[];
  /** How far the read models of each record are. Of now alone: the past needs no catching up. For leads, heads and auditors. */
  readonly records?: RecordsState;
  /** What is to be erased, when, under which rule, and what keeps it. Cases only for those who may read them; null for a school that the asker does not see. For leads, heads, clerks and auditors. */
  readonly retention?: Retention | null;
  /** What erasing a person or a case would do, school by school; null: there is none that the asker may see. */
  readonly erasurePlan?: ErasurePlan | null;
  /** One erasure, and its certificate once it is done. */
  readonly erasure?: Erasure | null;
}

/** Arguments of `Query.credentials`. */
export interface QueryCredentialsArgs {
  readonly schoolId: string;
}

/** Arguments of `Query.campaign`. */
export interface QueryCampaignArgs {
  readonly id: string;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.campaigns`. */
export interface QueryCampaignsArgs {
  readonly schoolId?: string | null;
  readonly policyId?: string | null;
  readonly first: number;
  readonly after?: string | null;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.myRequests`. */
export interface QueryMyRequestsArgs {
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.personRequests`. */
export interface QueryPersonRequestsArgs {
  readonly personId: string;
  readonly first: number;
  readonly after?: string | null;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.receipt`. */
export interface QueryReceiptArgs {
  readonly requestId: string;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.readLinks`. */
export interface QueryReadLinksArgs {
  readonly campaignId: string;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.approvalsForMe`. */
export interface QueryApprovalsForMeArgs {
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.approvalsReturned`. */
export interface QueryApprovalsReturnedArgs {
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.approval`. */
export interface QueryApprovalArgs {
  readonly id: string;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.approvals`. */
export interface QueryApprovalsArgs {
  readonly schoolId?: string | null;
  readonly status?: ApprovalStatus | null;
  readonly first: number;
  readonly after?: string | null;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.events`. */
export interface QueryEventsArgs {
  readonly filter?: EventFilter | null;
  readonly first: number;
  readonly after?: string | null;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.eventDensity`. */
export interface QueryEventDensityArgs {
  readonly filter?: EventFilter | null;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.nearestEvents`. */
export interface QueryNearestEventsArgs {
  readonly filter?: EventFilter | null;
  readonly at: string;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.changesBetween`. */
export interface QueryChangesBetweenArgs {
  readonly from: string;
  readonly to?: string | null;
  readonly schoolId?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.streamHistory`. */
export interface QueryStreamHistoryArgs {
  readonly tenantId: string;
  readonly streamId: string;
  readonly from: number;
  readonly first: number;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.eventChain`. */
export interface QueryEventChainArgs {
  readonly tenantId: string;
  readonly position: number;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.sample`. */
export interface QuerySampleArgs {
  readonly of: SampleOf;
  readonly seed: string;
  readonly size: number;
  readonly range?: SampleRange | null;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.breach`. */
export interface QueryBreachArgs {
  readonly id: string;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.breaches`. */
export interface QueryBreachesArgs {
  readonly schoolId?: string | null;
  readonly open?: boolean | null;
  readonly category?: BreachCategory | null;
  readonly clock?: BreachClockFilter | null;
  readonly order?: BreachOrder | null;
  readonly first: number;
  readonly after?: string | null;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.breachGuide`. */
export interface QueryBreachGuideArgs {
  readonly schoolId: string;
  readonly category: BreachCategory;
  readonly subjectPersonId?: string | null;
}

/** Arguments of `Query.breachPeople`. */
export interface QueryBreachPeopleArgs {
  readonly schoolId: string;
  readonly find: string;
}

/** Arguments of `Query.overview`. */
export interface QueryOverviewArgs {
  readonly since?: string | null;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.matrix`. */
export interface QueryMatrixArgs {
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.schoolCompliance`. */
export interface QuerySchoolComplianceArgs {
  readonly schoolId: string;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.outbox`. */
export interface QueryOutboxArgs {
  readonly schoolId: string;
  readonly status?: MailStatus | null;
  readonly first: number;
}

/** Arguments of `Query.school`. */
export interface QuerySchoolArgs {
  readonly id: string;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.schools`. */
export interface QuerySchoolsArgs {
  readonly first: number;
  readonly after?: string | null;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.people`. */
export interface QueryPeopleArgs {
  readonly schoolId?: string | null;
  readonly search?: string | null;
  readonly post?: string | null;
  readonly kind?: string | null;
  readonly presence?: Presence | null;
  readonly on?: string | null;
  readonly first: number;
  readonly after?: string | null;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.person`. */
export interface QueryPersonArgs {
  readonly id: string;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.compareVersions`. */
export interface QueryCompareVersionsArgs {
  readonly policyId: string;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.policy`. */
export interface QueryPolicyArgs {
  readonly id: string;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.policies`. */
export interface QueryPoliciesArgs {
  readonly schoolId?: string | null;
  readonly status?: PolicyStatus | null;
  readonly first: number;
  readonly after?: string | null;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.recordProof`. */
export interface QueryRecordProofArgs {
  readonly tenantId: string;
}

/** Arguments of `Query.inclusionProof`. */
export interface QueryInclusionProofArgs {
  readonly tenantId: string;
  readonly position: number;
  readonly size?: number | null;
}

/** Arguments of `Query.consistencyProof`. */
export interface QueryConsistencyProofArgs {
  readonly tenantId: string;
  readonly from: number;
  readonly to: number;
}

/** Arguments of `Query.records`. */
export interface QueryRecordsArgs {
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.retention`. */
export interface QueryRetentionArgs {
  /** One school; absent: all that the asker may see. */
  readonly schoolId?: string | null;
  /** Items of one state. */
  readonly state?: RetentionState | null;
  /** How many items, 1 to 100. */
  readonly first: number;
  /** The cursor of the last item that was seen. */
  readonly after?: string | null;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.erasurePlan`. */
export interface QueryErasurePlanArgs {
  readonly kind: RetainedKind;
  readonly subjectId: string;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** Arguments of `Query.erasure`. */
export interface QueryErasureArgs {
  readonly schoolId: string;
  readonly id: string;
  readonly asOf?: string | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** A copy of a file of a case. That it was read is recorded first. */
export interface ReadEvidenceInput {
  /** The school. */
  readonly schoolId: string;
  /** The case. */
  readonly breachId: string;
  /** The file. */
  readonly evidenceId: string;
  /** Repeats of the same key are one reading. */
  readonly idempotencyKey?: string | null;
}

/** A file, or a refusal. */
export type ReadEvidenceResult = Named<EvidenceFile, 'EvidenceFile'> | Named<Refused, 'Refused'>;

/** A link by which one person reads and signs without an account. */
export interface ReadLink {
  /** The person. */
  readonly personId: string;
  /** Path below this server's address: /read/TOKEN. Opening it never spends it; the signature does. */
  readonly path: string;
}

/** The read models of one feature for one record: what its screens are drawn from. */
export interface ReadModelGroup {
  /** The feature: `policy`, `breach`. */
  readonly group: string;
  /** How many read models it has. */
  readonly models: number;
  /** The position that the least advanced of them has reached. */
  readonly position: number;
  /** Events that it has still to take in. */
  readonly behind: number;
  /** How many of them have met an event that they cannot take in and stand still. */
  readonly parked: number;
  /** Since when the first of those stands still. */
  readonly parkedSince?: string | null;
}

/** One making anew of a record's read models. */
export interface Rebuild {
  /** Its id. */
  readonly id: string;
  /** How it stands. */
  readonly status: RebuildStatus;
  /** Read models made anew. */
  readonly done: number;
  /** Read models in all. */
  readonly of: number;
  /** When it was asked for. */
  readonly askedAt: string;
  /** Who asked, by name, where the asker may see it. */
  readonly askedByName?: string | null;
  /** When it ended; null while it goes on. */
  readonly endedAt?: string | null;
  /** The read model that could not be made. */
  readonly failedModel?: string | null;
}

/** How making the read models of a record anew stands. */
export type RebuildStatus = 'WAITING' | 'RUNNING' | 'STOPPING' | 'DONE' | 'STOPPED' | 'FAILED';

/** What a signer gets: proof of what was signed, and when. */
export interface Receipt {
  /** The request that was signed. */
  readonly requestId: string;
  /** The version that was read. */
  readonly versionId: string;
  /** SHA-256 of that version's content, hexadecimal. */
  readonly contentHash: string;
  /** The statement agreed to. */
  readonly statement: LocalText;
  /** When it was recorded. */
  readonly signedAt: string;
  /** Where it stands in the school's record. */
  readonly position: Position;
  /** The receipt as a file that proves it later, without this server; what is not signed yet is signed for it. Null while the record is stopped because it is not what was signed. */
  readonly file?: ReceiptFile | null;
}

/** A file to keep. */
export interface ReceiptFile {
  /** A name for it. */
  readonly name: string;
  /** What it is: application/json. */
  readonly mediaType: string;
  /** What is in it: the event, its proof, the signed checkpoint, the verifier key, and how to check them. */
  readonly content: string;
}

/** What a document left out, or what was read from it wrongly; no word of the text changes. */
export interface RecordDetailsInput {
  /** The school. */
  readonly schoolId: string;
  /** The policy. */
  readonly policyId: string;
  /** The details; what is not named stays. */
  readonly details: readonly PolicyDetailInput[];
  /** Why, or where it was found; the record keeps it. */
  readonly because: string;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** A measure taken. */
export interface RecordMeasureInput {
  /** The school. */
  readonly schoolId: string;
  /** The case. */
  readonly breachId: string;
  /** What was done. */
  readonly measure: string;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** How far a record is signed. */
export interface RecordProof {
  /** The record: a school's or a central body's. */
  readonly tenantId: string;
  /** The last position of the record. */
  readonly head: number;
  /** Events that no checkpoint covers yet. */
  readonly unsealed: number;
  /** The checkpoint that was signed last; null before the first. */
  readonly checkpoint?: ProofCheckpoint | null;
  /** Why it is not signed any further; null while all is well. */
  readonly fault?: ProofFault | null;
  /** Signed statements by which histories of this record were begun anew, oldest first. */
  readonly histories: readonly string[];
}

/** A review that changed nothing: acknowledgements stay. */
export interface RecordReviewInput {
  /** The school. */
  readonly schoolId: string;
  /** The policy. */
  readonly policyId: string;
  /** When it was reviewed. */
  readonly reviewedOn: string;
  /** When it is due again. */
  readonly nextReviewDue?: string | null;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** One record: a school's, or a central body's. */
export interface RecordState {
  /** The school or central body. */
  readonly tenantId: string;
  /** Its name; null for the central body itself, which `viewer` names. */
  readonly tenantName?: LocalText | null;
  /** Whether it is a school's or a central body's. */
  readonly kind: TenantKind;
  /** Its events: the position of the last one. */
  readonly head: number;
  /** The position that every screen shows. */
  readonly position: number;
  /** When the first event was recorded that some screen does not show yet; null when all show everything. */
  readonly behindSince?: string | null;
  /** Its read models by feature. */
  readonly groups: readonly ReadModelGroup[];
  /** The newest making anew, if there ever was one. */
  readonly rebuild?: Rebuild | null;
}

/** An approval that the document itself records. */
export interface RecordedApproval {
  /** The approving body. */
  readonly body?: string | null;
  /** The role of who signed. */
  readonly role?: string | null;
  /** Who signed. */
  readonly signedBy?: string | null;
  /** When. */
  readonly approvedOn?: string | null;
  /** When that approval is to be looked at again. */
  readonly nextReviewDue?: string | null;
  /** `whole`, or the part that it covers: `Appendix A`. */
  readonly appliesTo: string;
}

/** The records that the asker may see, and how far the screens are. */
export interface RecordsState {
  /** That in one sentence. */
  readonly sentence: LocalText;
  /** The moment of the answer. */
  readonly at: string;
  /** Whether the asker may have a record made anew. */
  readonly mayRebuild: boolean;
  /** The records: the central body first, then by name. */
  readonly records: readonly RecordState[];
}

/** An expected no: a stable code, a sentence with the cure, and the field that it is about. */
export interface Refusal {
  /** Stable code, `FEATURE.REASON`. */
  readonly code: string;
  /** What is wrong and what to do, in English. */
  readonly message: string;
  /** The same in Welsh. */
  readonly messageCy: string;
  /** The field of the input, outermost first; empty where none is to blame. */
  readonly path: readonly string[];
}

/** The answer of a mutation that was refused; nothing was stored. */
export interface Refused {
  /** Stable code, `FEATURE.REASON`. */
  readonly code: string;
  /** What is wrong and what to do, in English. */
  readonly message: string;
  /** The same in Welsh. */
  readonly messageCy: string;
  /** The field of the input, outermost first; empty where none is to blame. */
  readonly path: readonly string[];
}

/** Begins a person's record in a school. */
export interface RegisterPersonInput {
  /** The school. */
  readonly schoolId: string;
  /** What the school's own system calls the person: by it an imported list knows them again. */
  readonly reference?: string | null;
  /** Given name. */
  readonly givenName: string;
  /** Family name. */
  readonly familyName: string;
  /** E-mail address; absent: has none. */
  readonly email?: string | null;
  /** One of staff, teacher, support, governor, trustee, volunteer, contractor, trainee, parent and pupil. */
  readonly kind: string;
  /** Preferred language: en or cy. */
  readonly language: string;
  /** A post that begins with the record. */
  readonly post?: string | null;
  /** Its first day; absent: not recorded. */
  readonly postStartDate?: string | null;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** A no to the step that waits. */
export interface RejectInput {
  /** The school. */
  readonly schoolId: string;
  /** The approval. */
  readonly approvalId: string;
  /** The post in which one decides. */
  readonly post: string;
  /** Why; the author reads it. */
  readonly reason: string;
  /** True where the text should come back changed. */
  readonly asksForChange: boolean;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** A report. */
export interface ReportBreachInput {
  /** The school. */
  readonly schoolId: string;
  /** What kind. */
  readonly category: BreachCategory;
  /** What happened, where, who saw it. */
  readonly summary: string;
  /** When it happened, if known. */
  readonly happenedOn?: string | null;
  /** Where it happened, in words. */
  readonly place?: string | null;
  /** The person it is about, if known: left out of the routing, the head included. */
  readonly subjectPersonId?: string | null;
  /** The policy that was broken, if known. */
  readonly policyId?: string | null;
  /** Whether the reporter asks for confidence. */
  readonly confidential: boolean;
  /** At most three files. They are stored with the report, all or none. */
  readonly evidence?: readonly ReportedFileInput[] | null;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** A file that comes with a report. Refused for indecent images, with the reason. */
export interface ReportedFileInput {
  /** What it shows. */
  readonly description: string;
  /** The file's name. */
  readonly fileName: string;
  /** The file, base64; at most 5 MB of file. */
  readonly contentBase64: string;
}

/** Where one person's request to read and confirm stands. */
export type RequestStatus = 'OUTSTANDING' | 'LATE' | 'SIGNED' | 'RELEASED';

/** What can be held or erased. */
export type RetainedKind = 'PERSON' | 'CASE' | 'RECORD';

/** What is to be erased, when, under which rule, and what keeps it. */
export interface Retention {
  /** That in one sentence. */
  readonly sentence: LocalText;
  /** How many stand where, of all. */
  readonly counts: readonly RetentionCount[];
  /** Those of the asked state, or all; what waits for somebody first. */
  readonly items: RetentionItemConnection;
  /** Holds; those that hold first. */
  readonly holds: readonly LegalHold[];
  /** Erasures, newest first, at most 200. */
  readonly erasures: readonly Erasure[];
  /** The schedule as it stood on the asked day. */
  readonly schedule: readonly RetentionRule[];
  /** What the schedule never ends. */
  readonly keptForGood: LocalText;
  /** Whether the asker may place holds and put erasures forward. */
  readonly mayAct: boolean;
}

/** How many items stand where. */
export interface RetentionCount {
  /** Where. */
  readonly state: RetentionState;
  /** How many. */
  readonly count: number;
}

/** Something that the schedule is about, and where it stands. */
export interface RetentionItem {
  /** The record that it stands in. */
  readonly schoolId: string;
  /** That school's name; null for the asker's own central body. */
  readonly schoolName?: LocalText | null;
  /** A person or a case. */
  readonly kind: RetainedKind;
  /** Its id. */
  readonly subjectId: string;
  /** The person's name, or a name for the case. */
  readonly name?: LocalText | null;
  /** Where it stands. */
  readonly state: RetentionState;
  /** The rule; null: none was made for it. */
  readonly rule?: RetentionRule | null;
  /** The day that the time is counted from. */
  readonly countedFrom?: string | null;
  /** From when it may be erased; null: cannot be said. */
  readonly dueOn?: string | null;
  /** Where that cannot be said: not before this day at any rate. */
  readonly notBefore?: string | null;
  /** What the record does not say. */
  readonly missing?: LocalText | null;
  /** What keeps it. */
  readonly holds: readonly LegalHold[];
  /** The erasure under way. */
  readonly erasureId?: string | null;
}

/** A page of what the schedule is about. */
export interface RetentionItemConnection {
  /** The items of this page with their cursors. */
  readonly edges: readonly RetentionItemEdge[];
  /** How to go on. */
  readonly pageInfo: PageInfo;
  /** All that the question matches. */
  readonly totalCount: number;
}

/** An item in a page. */
export interface RetentionItemEdge {
  /** Its place. */
  readonly cursor: string;
  /** The item. */
  readonly node: RetentionItem;
}

/** A rule of the retention schedule, in one edition. */
export interface RetentionRule {
  /** The rule and the first day of its edition: `staff-record@1981-05-01`. */
  readonly name: string;
  /** What it is about. */
  readonly words: LocalText;
  /** How long, in words. */
  readonly term: LocalText;
  /** Whether law, guidance or custom says so. */
  readonly basis: LocalText;
  /** Where it stands. */
  readonly source: string;
  /** Where to read it. */
  readonly address: string;
  /** First day of this edition. */
  readonly since: string;
}

/** Where a record stands between being kept and being erased, at the asked time. */
export type RetentionState = 'PROPOSED' | 'UNDER_WAY' | 'DUE' | 'HELD' | 'UNKNOWN' | 'LATER';

/** Which key is to end. */
export interface RevokeCredentialInput {
  /** The school or central body that the key belongs to. */
  readonly schoolId: string;
  /** The key's own id. */
  readonly credentialId: string;
  /** Makes a repeat harmless. */
  readonly idempotencyKey?: string | null;
}

/** What somebody may do here. */
export type Role = 'TRUST_LEAD' | 'HEADTEACHER' | 'CLERK' | 'STAFF' | 'AUDITOR' | 'INTEGRATOR';

/** One thing wrong with a row of an import. */
export interface RowError {
  /** Row of the file, the heading being row 1. */
  readonly row: number;
  /** The column that it is about. */
  readonly column?: string | null;
  /** What stands there, cut to 80 characters. */
  readonly value?: string | null;
  /** Stable code. */
  readonly code: string;
  /** What is wrong and what to do, in English. */
  readonly message: string;
  /** The same in Welsh. */
  readonly messageCy: string;
}

/** A sample that anybody can draw again: the same seed over the same range of the same record gives the same. */
export interface Sample {
  /** What it is drawn from. */
  readonly of: SampleOf;
  /** The seed. */
  readonly seed: string;
  /** How many were asked for. */
  readonly size: number;
  /** How many it was drawn from. */
  readonly population: number;
  /** How it is drawn, in words. */
  readonly method: LocalText;
  /** Those drawn, smallest number first. */
  readonly items: readonly SampleItem[];
}

/** One that was drawn. */
export interface SampleItem {
  /** 1 for the smallest number. */
  readonly rank: number;
  /** What its number is computed from, besides the seed. */
  readonly key: string;
  /** The number: SHA-256, hexadecimal. */
  readonly hash: string;
  /** The event; of a policy its newest one in the range. */
  readonly event: AuditEvent;
}

/** What a sample is drawn from. */
export type SampleOf = 'EVENTS' | 'SIGN_OFFS' | 'POLICIES';

/** The range that a sample is drawn from. */
export interface SampleRange {
  /** Of this school or central body. */
  readonly tenantId?: string | null;
  /** Recorded at or after. */
  readonly from?: string | null;
  /** Recorded before. */
  readonly to?: string | null;
}

/** A school, as at the asked time. */
export interface School {
  /** The school's tenant id; it outlives every URN. */
  readonly id: string;
  /** The school's name. */
  readonly name: LocalText;
  /** Unique reference number at the asked time; Welsh schools have none. */
  readonly urn?: string | null;
  /** Code of the local authority. */
  readonly laCode?: string | null;
  /** Name of the local authority. */
  readonly laName?: string | null;
  /** Primary, secondary and so on; null is not recorded. */
  readonly phase?: string | null;
  /** England or Wales. */
  readonly country: string;
  /** True once the school has closed. */
  readonly closed: boolean;
  /** The group that it belongs to at the asked time. */
  readonly groupId?: string | null;
  /** Name of that group. */
  readonly groupName?: string | null;
  /** Since when; null is not recorded. */
  readonly joinedOn?: string | null;
}

/** How one school stands. */
export interface SchoolCompliance {
  /** The school. */
  readonly school: School;
  /** One computed sentence. */
  readonly sentence: LocalText;
  /** Its row of the matrix. */
  readonly row: MatrixRow;
  /** The columns in order. */
  readonly columns: readonly MatrixColumn[];
  /** Its policies with their status. */
  readonly policies: readonly Policy[];
  /** Its running campaigns. */
  readonly campaigns: readonly Campaign[];
  /** Approvals that wait. */
  readonly approvals: readonly Approval[];
  /** Breaches that are open, by category; names nobody. */
  readonly openBreaches: readonly CategoryCount[];
  /** Events in its record at the asked time. */
  readonly events: number;
  /** The asked time. */
  readonly at: string;
  /** True when `asOf` was given. */
  readonly past: boolean;
}

/** A page of schools. */
export interface SchoolConnection {
  /** The schools of this page with their cursors. */
  readonly edges: readonly SchoolEdge[];
  /** How to go on. */
  readonly pageInfo: PageInfo;
  /** All schools that the asker may see. */
  readonly totalCount: number;
}

/** A school in a page. */
export interface SchoolEdge {
  /** Where this row stands. */
  readonly cursor: string;
  /** The school. */
  readonly node: School;
}

/** What became of a section between two versions. */
export type SectionChange = 'UNCHANGED' | 'CHANGED' | 'NEW' | 'REMOVED';

/** A section as it was. */
export interface SectionRef {
  /** Its number as printed, or null. */
  readonly number?: string | null;
  /** Its heading. */
  readonly heading: string;
}

/** A body need not be told: its clock ends, and why stays on record. */
export interface SetClockAsideInput {
  /** The school. */
  readonly schoolId: string;
  /** The case. */
  readonly breachId: string;
  /** Whose clock. */
  readonly clock: BreachClockBody;
  /** Why that body need not be told. */
  readonly reason: string;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** A signature by somebody signed in. */
export interface SignInput {
  /** The school. */
  readonly schoolId: string;
  /** The request; must be the asker's own. */
  readonly requestId: string;
  /** The version that was read. */
  readonly versionId: string;
  /** The signer's name as typed. */
  readonly typedName: string;
  /** Must be true: I have read it and agree. */
  readonly agreed: boolean;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** Starts a post, and ends it if its last day is known. */
export interface StartPostInput {
  /** The school. */
  readonly schoolId: string;
  /** The person. */
  readonly personId: string;
  /** What the post is called. */
  readonly post: string;
  /** In what capacity it is held; a teacher may be a governor too. */
  readonly kind: string;
  /** First day; absent: not recorded. */
  readonly startDate?: string | null;
  /** Last day, where it is known. */
  readonly endDate?: string | null;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** A cell of the matrix that the two moments show differently, or a school that one of them does not show. */
export interface StatusChange {
  /** Worse, better, or neither; or a whole school. */
  readonly kind: StatusChangeKind;
  /** The school. */
  readonly schoolId: string;
  /** Its name. */
  readonly schoolName: LocalText;
  /** Code of the column; null: the whole school. */
  readonly category?: string | null;
  /** What the column is called. */
  readonly label?: LocalText | null;
  /** The policy that the cell shows, if there is one. */
  readonly policyId?: string | null;
  /** At the earlier moment; null for a whole school. */
  readonly before?: StatusThen | null;
  /** At the later moment; null for a whole school. */
  readonly after?: StatusThen | null;
}

/** A page of changed statuses. */
export interface StatusChangeConnection {
  /** The changes of this page with their cursors. */
  readonly edges: readonly StatusChangeEdge[];
  /** How to go on. */
  readonly pageInfo: PageInfo;
  /** How many cells and schools the two moments show differently. */
  readonly totalCount: number;
  /** How many of them got worse. */
  readonly worse: number;
  /** How many of them got better. */
  readonly better: number;
}

/** A changed status in a page. */
export interface StatusChangeEdge {
  /** Where this row stands. */
  readonly cursor: string;
  /** The change. */
  readonly node: StatusChange;
}

/** How a status changed between two moments. */
export type StatusChangeKind = 'WORSE' | 'BETTER' | 'OTHER' | 'JOINED' | 'LEFT';

/** A status at one moment. */
export interface StatusThen {
  /** A letter, as in a row of the matrix. */
  readonly code: string;
  /** Days left for D, overdue for O; null otherwise. */
  readonly days?: number | null;
}

/** Where one step of an approval stands. */
export type StepStatus = 'PENDING' | 'WAITING' | 'APPROVED' | 'REJECTED';

/** Which making anew is to stop. */
export interface StopRebuildInput {
  /** The school or central body. */
  readonly tenantId: string;
  /** The id that `askRebuild` has answered. */
  readonly rebuildId: string;
  /** Makes a repeat harmless. */
  readonly idempotencyKey?: string | null;
}

/** The events of one thing with the state after each, folded from the log. */
export interface StreamHistory {
  /** The school or central body whose record it stands in. */
  readonly tenantId: string;
  /** The stream: `policy-...`, `campaign-...`, `approval-...`, `person-...`, `school-...`. */
  readonly streamId: string;
  /** How many of its events the asker may see, of the first 2,000. */
  readonly total: number;
  /** Version of the first of them. */
  readonly firstVersion: number;
  /** Those asked for, oldest first. */
  readonly steps: readonly HistoryStep[];
}

/** A draft goes to approval. */
export interface SubmitVersionInput {
  /** The school. */
  readonly schoolId: string;
  /** The policy. */
  readonly policyId: string;
  /** The version. */
  readonly versionId: string;
  /** Who decides, in order. */
  readonly chain: readonly ApprovalStepInput[];
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** What is told while a connection is open: WebSocket at this address, protocol `graphql-transport-ws`, one key in `connection_init` as `{"authorization": "Bearer KEY"}`. */
export interface Subscription {
  /**
   * The records that the asker may see: all of them at first, then those that moved. Who reads slowly is told of the newest
   * position alone. Not for staff.
   */
  readonly moved?: readonly Moved[];
}

/** Arguments of `Subscription.moved`. */
export interface SubscriptionMovedArgs {
  /** Positions to count from, as they were told before; a record that is not named counts from `askedAgo`. */
  readonly since?: readonly MinPosition[] | null;
  /** Seconds since what is on the screen was asked for, at most 3,600; without it, counting begins now. */
  readonly askedAgo?: number | null;
}

/** Whether a tenant is a school or the central body of a group. */
export type TenantKind = 'SCHOOL' | 'GROUP';

/** Somebody takes a case up. */
export interface TriageBreachInput {
  /** The school. */
  readonly schoolId: string;
  /** The case. */
  readonly breachId: string;
  /** How serious: low, serious, critical. */
  readonly severity: string;
  /** The person who handles it; never its subject, nor who reported it. */
  readonly handlerPersonId?: string | null;
  /** A note for the file. */
  readonly note?: string | null;
  /** True: refused where somebody took the case up meanwhile. Without it severity and handler change. */
  readonly isFirst: boolean;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** A key by which signatures of this log are verified. */
export interface VerifierKey {
  /** The key in one line, as signed notes have it: name, hash, public key. */
  readonly verifierKey: string;
  /** Since when it signs. */
  readonly since: string;
  /** Until when it signed; null while it signs. */
  readonly until?: string | null;
  /** The note that introduced it, signed by the keys before it; null for the first. */
  readonly introduction?: string | null;
}

/** Two versions of a policy side by side. */
export interface VersionComparison {
  /** The policy. */
  readonly policyId: string;
  /** The school. */
  readonly schoolId: string;
  /** The version that is compared from. */
  readonly from: PolicyVersion;
  /** The version that is compared to. */
  readonly to: PolicyVersion;
  /** All sections of both. */
  readonly sections: readonly ComparedSection[];
  /** What the versions say about themselves. */
  readonly details: readonly DetailDifference[];
  /** Sections whose heading or words changed. */
  readonly changed: number;
  /** Sections that are new. */
  readonly added: number;
  /** Sections that are there no more. */
  readonly removed: number;
  /** Sections that moved, changed or not. */
  readonly moved: number;
  /** Sections whose heading and words are the same. */
  readonly unchanged: number;
}

/** Something the check of a version found, and what became of it. */
export interface VersionFinding {
  /** The finding's own id: the same in every version that has it. */
  readonly id: string;
  /** The rule, as listed in the documentation of policy rules. */
  readonly rule: string;
  /** Line of the extracted text; null is about what is absent. */
  readonly line?: number | null;
  /** The words found, if there are any. */
  readonly excerpt?: string | null;
  /** The section that it stands in; null about what is absent, outside of all sections, or where several have its words. */
  readonly section?: FindingSection | null;
  /** Why that matters. */
  readonly reason: string;
  /** Where the rule comes from. */
  readonly source: string;
  /** How it stands at the asked time. */
  readonly state: FindingState;
  /** The newest answer; null where nobody gave one. */
  readonly answer?: FindingAnswer | null;
  /** Number of the next version in which the check no longer finds it, in force or not. */
  readonly goneFrom?: number | null;
  /** Whether it can be mended by putting something on record, without a new version. */
  readonly ofTheRecord: boolean;
}

/** Where a version of a policy stands. */
export type VersionStatus = 'DRAFT' | 'SUBMITTED' | 'APPROVED' | 'PUBLISHED' | 'SUPERSEDED';

/** Who asks. */
export interface Viewer {
  /** What the credential may do. */
  readonly role: Role;
  /** Id of the school or central body that the credential belongs to. */
  readonly tenantId: string;
  /** Whether that is a school or a group. */
  readonly tenantKind: TenantKind;
  /** Its name. */
  readonly tenantName: LocalText;
  /** The person behind the credential, if there is one. */
  readonly personId?: string | null;
  /** That person's name. */
  readonly personName?: string | null;
  /** Approvals that wait for the asker's decision now, by the posts that they hold. */
  readonly approvalsWaiting: number;
}

/** Approvals that wait. */
export interface WaitingFigure {
  /** How many now. */
  readonly count: number;
  /** How many at `since`. */
  readonly before?: number | null;
  /** Days that the oldest has waited. */
  readonly oldestDays?: number | null;
  /** The school of the oldest. */
  readonly oldestSchool?: LocalText | null;
}

/** A finding is left as it is until a day. */
export interface WaiveFindingInput {
  /** The school. */
  readonly schoolId: string;
  /** The policy. */
  readonly policyId: string;
  /** The version that has it. */
  readonly versionId: string;
  /** The finding. */
  readonly findingId: string;
  /** Why; the record keeps it. */
  readonly reason: string;
  /** Until when, three years at most; then it waits for an answer again. */
  readonly until: string;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** The requester takes an approval back. */
export interface WithdrawApprovalInput {
  /** The school. */
  readonly schoolId: string;
  /** The approval. */
  readonly approvalId: string;
  /** Repeats of the same key answer as the first time. */
  readonly idempotencyKey?: string | null;
}

/** What is to be taken back. */
export interface WithdrawErasureInput {
  /** The school or central body in whose record it stands. */
  readonly schoolId: string;
  /** What kind of thing it is about. */
  readonly kind: RetainedKind;
  /** The erasure. */
  readonly erasureId: string;
  /** Makes a repeat harmless. */
  readonly idempotencyKey?: string | null;
}

/** What became of a run of words. */
export type WordChange = 'SAME' | 'INS' | 'DEL';
