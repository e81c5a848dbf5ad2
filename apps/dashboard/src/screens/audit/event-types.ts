/** What an event is about. */
export type Subject = 'policy' | 'approval' | 'sign-off' | 'breach' | 'person' | 'school' | 'key';

/**
 * The stored names of each subject, as libs/contracts publishes them. A test compares this list with theirs: a new
 * event needs its place here.
 */
export const typesOf: Readonly<Record<Subject, readonly string[]>> = {
  policy: [
    'PolicyRegistered',
    'VersionDrafted',
    'DraftEdited',
    'QuestionsAnswered',
    'VersionSubmitted',
    'VersionReturnedToDraft',
    'VersionApproved',
    'VersionPublished',
    'VersionSuperseded',
    'ReviewRecorded',
    'FindingAccepted',
    'FindingFixed',
    'FindingWaived',
    'DetailsRecorded',
    'ReviewNudged',
    'PolicyArchived',
  ],
  approval: [
    'ApprovalRequested',
    'StepApproved',
    'StepRejected',
    'ApprovalCompleted',
    'ApprovalVoided',
    'ApprovalWithdrawn',
    'ApprovalNudged',
  ],
  'sign-off': [
    'CampaignLaunched',
    'CampaignEnded',
    'AudienceAsked',
    'AcknowledgementRequested',
    'AcknowledgementSigned',
    'PersonNudged',
    'RequestReleased',
    'DeliveryRecorded',
  ],
  breach: [
    'BreachReported',
    'BreachTriaged',
    'BreachEscalated',
    'ClockSetAside',
    'MeasureRecorded',
    'EvidenceAttached',
    'OutcomeRecorded',
    'BreachClosed',
    'ConfidentialRecordRead',
  ],
  person: [
    'PersonRegistered',
    'PersonDetailsChanged',
    'PostStarted',
    'PostEnded',
    'AbsenceStarted',
    'AbsenceEnded',
    'PersonLeft',
    'PersonReturned',
    'HoldPlaced',
    'HoldLifted',
    'ErasureProposed',
    'ErasureDecided',
    'ErasureDeclined',
    'ErasureWithdrawn',
    'SubjectErased',
    'ErasureReapplied',
  ],
  key: ['CredentialIssued', 'CredentialRevoked'],
  school: [
    'SchoolRegistered',
    'SchoolDetailsChanged',
    'SchoolStatusChanged',
    'SchoolClosed',
    'SchoolJoinedGroup',
    'SchoolLeftGroup',
    'GroupRegistered',
    'GroupDetailsChanged',
    'MemberJoined',
    'MemberLeft',
    'RebuildAsked',
    'RebuildStopAsked',
    'RebuildEnded',
  ],
};

const subjects = new Map(
  (Object.entries(typesOf) as [Subject, readonly string[]][]).flatMap(([subject, types]) =>
    types.map((type): [string, Subject] => [type, subject]),
  ),
);

/** What an event is about; null for a name that this page does not know. */
export const subjectOf = (type: string): Subject | null => subjects.get(type) ?? null;

/** A subject of the address; undefined for anything else. */
export const readSubject = (text: string | undefined): Subject | undefined =>
  text !== undefined && text in typesOf ? (text as Subject) : undefined;
