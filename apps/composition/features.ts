import { acknowledgementEvents } from '#contracts/acknowledgement.events.js';
import { AcknowledgementModule, acknowledgementReactions } from '#features/acknowledgement/acknowledgement.module.js';
import { acknowledgementProjections } from '#features/acknowledgement/acknowledgement.projections.js';
import { EventCatalogue } from '#platform/catalogue/event-catalogue.js';

/** Every feature of the installation. A new one is added in these lists and nowhere else. */
export const featureModules = [AcknowledgementModule];

export const projections = [...acknowledgementProjections];

/** Classes of what happens by itself; made by their modules. */
export const reactionClasses = [...acknowledgementReactions];

export const catalogue = new EventCatalogue([...acknowledgementEvents]);
