import { acknowledgementEvents } from '#contracts/acknowledgement.events.js';
import { organisationEvents } from '#contracts/organisation.events.js';
import { peopleEvents } from '#contracts/people.events.js';
import { AcknowledgementModule, acknowledgementReactions } from '#features/acknowledgement/acknowledgement.module.js';
import { acknowledgementProjections } from '#features/acknowledgement/acknowledgement.projections.js';
import { OrganisationModule } from '#features/organisation/organisation.module.js';
import { organisationProjections } from '#features/organisation/organisation.projections.js';
import { PeopleModule } from '#features/people/people.module.js';
import { peopleProjections } from '#features/people/people.projections.js';
import { EventCatalogue } from '#platform/catalogue/event-catalogue.js';

/** Every feature of the installation. A new one is added in these lists and nowhere else. */
export const featureModules = [OrganisationModule, PeopleModule, AcknowledgementModule];

export const projections = [...organisationProjections, ...peopleProjections, ...acknowledgementProjections];

/** Classes of what happens by itself; made by their modules. */
export const reactionClasses = [...acknowledgementReactions];

export const catalogue = new EventCatalogue([...organisationEvents, ...peopleEvents, ...acknowledgementEvents]);
