import { accessEvents } from '#contracts/access.events.js';
import { acknowledgementEvents } from '#contracts/acknowledgement.events.js';
import { breachEvents } from '#contracts/breach.events.js';
import { approvalEvents } from '#contracts/approval.events.js';
import { organisationEvents } from '#contracts/organisation.events.js';
import { peopleEvents } from '#contracts/people.events.js';
import { recordEvents } from '#contracts/record.events.js';
import { retentionEvents } from '#contracts/retention.events.js';
import { policyEvents } from '#contracts/policy.events.js';
import { AccessModule, accessReactions } from '#features/access/access.module.js';
import { AcknowledgementModule, acknowledgementReactions } from '#features/acknowledgement/acknowledgement.module.js';
import { acknowledgementProjections } from '#features/acknowledgement/acknowledgement.projections.js';
import { BreachModule, breachReactions } from '#features/breach/breach.module.js';
import { breachProjections } from '#features/breach/breach.projections.js';
import { ApprovalModule, approvalReactions } from '#features/approval/approval.module.js';
import { approvalProjections } from '#features/approval/approval.projections.js';
import { MailModule } from '#features/mail/mail.module.js';
import { OrganisationModule, organisationReactions } from '#features/organisation/organisation.module.js';
import { organisationProjections } from '#features/organisation/organisation.projections.js';
import { PeopleModule } from '#features/people/people.module.js';
import { peopleProjections } from '#features/people/people.projections.js';
import { PolicyModule, policyReactions } from '#features/policy/policy.module.js';
import { policyProjections } from '#features/policy/policy.projections.js';
import { AuditModule } from '#features/audit/audit.module.js';
import { ComplianceModule } from '#features/compliance/compliance.module.js';
import { complianceProjections } from '#features/compliance/compliance.projections.js';
import { RecordModule, recordReactions } from '#features/record/record.module.js';
import { RetentionModule, retentionReactions } from '#features/retention/retention.module.js';
import { retentionProjections } from '#features/retention/retention.projections.js';
import type { ReadModel } from '#platform/rebuild/read-models.js';
import { EventCatalogue } from '#platform/catalogue/event-catalogue.js';

/** Every feature of the installation. A new one is added in these lists and nowhere else. */
export const featureModules = [
  OrganisationModule,
  PeopleModule,
  PolicyModule,
  ApprovalModule,
  AcknowledgementModule,
  BreachModule,
  AccessModule,
  ComplianceModule,
  AuditModule,
  RecordModule,
  RetentionModule,
  MailModule,
];

const projectionsOf = {
  organisation: organisationProjections,
  people: peopleProjections,
  policy: policyProjections,
  approval: approvalProjections,
  acknowledgement: acknowledgementProjections,
  breach: breachProjections,
  compliance: complianceProjections,
  retention: retentionProjections,
} as const;

/** Every read model, with the feature that it belongs to. */
export const readModels: readonly ReadModel[] = Object.entries(projectionsOf).flatMap(([group, own]) =>
  own.map((projection) => ({ group, projection })),
);

export const projections = readModels.map(({ projection }) => projection);

/** Classes of what happens by itself; made by their modules. */
export const reactionClasses = [
  ...organisationReactions,
  ...approvalReactions,
  ...policyReactions,
  ...acknowledgementReactions,
  ...breachReactions,
  ...accessReactions,
  ...recordReactions,
  ...retentionReactions,
];

export const catalogue = new EventCatalogue([
  ...organisationEvents,
  ...peopleEvents,
  ...policyEvents,
  ...approvalEvents,
  ...acknowledgementEvents,
  ...breachEvents,
  ...accessEvents,
  ...recordEvents,
  ...retentionEvents,
]);
