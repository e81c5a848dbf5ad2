import { acknowledgementEvents } from '#contracts/acknowledgement.events.js';
import { breachEvents } from '#contracts/breach.events.js';
import { organisationEvents } from '#contracts/organisation.events.js';
import { peopleEvents } from '#contracts/people.events.js';
import { AcknowledgementModule, acknowledgementReactions } from '#features/acknowledgement/acknowledgement.module.js';
import { acknowledgementProjections } from '#features/acknowledgement/acknowledgement.projections.js';
import { BreachModule, breachReactions } from '#features/breach/breach.module.js';
import { breachProjections } from '#features/breach/breach.projections.js';
import { OrganisationModule } from '#features/organisation/organisation.module.js';
import { organisationProjections } from '#features/organisation/organisation.projections.js';
import { PeopleModule } from '#features/people/people.module.js';
import { peopleProjections } from '#features/people/people.projections.js';
import { EventCatalogue } from '#platform/catalogue/event-catalogue.js';

/** Every feature of the installation. A new one is added in these lists and nowhere else. */
export const featureModules = [OrganisationModule, PeopleModule, AcknowledgementModule, BreachModule];

export const projections = [
  ...organisationProjections,
  ...peopleProjections,
  ...acknowledgementProjections,
  ...breachProjections,
];

/** Classes of what happens by itself; made by their modules. */
export const reactionClasses = [...acknowledgementReactions, ...breachReactions];

export const catalogue = new EventCatalogue([
  ...organisationEvents,
  ...peopleEvents,
  ...acknowledgementEvents,
  ...breachEvents,
]);
