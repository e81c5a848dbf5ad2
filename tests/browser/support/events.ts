import type { Stage } from './stage.js';

const EVENTS = `query Events($filter: EventFilter) {
  events(filter: $filter, first: 100) { edges { node { type streamId } } }
}`;

/** Types of the events that a filter finds, oldest first, once everything stored has been projected. */
export const eventsOf = async (stage: Stage, filter: object): Promise<string[]> => {
  await stage.server.settled();
  const { events } = await stage.ask('headteacher', EVENTS, { filter });
  return events.edges.map(({ node }: { node: { type: string } }) => node.type).reverse();
};
