import { keepEarly } from './api/early.js';
import { ask } from './api/graphql.js';
import { lastRole } from './api/last-role.js';
import { FEW_TO_CHASE, overviewQuery } from './screens/overview/overview.query.js';
import { noteLook } from './shared/last-look.js';

/**
 * The first screen's question, put as the first thing of all: its answer comes while the libraries are still being
 * fetched and read. This module and what it imports are a small file of their own, so none of them may import a library.
 * Only the address without a date or anything else; every other page asks when it is drawn.
 */
const putFirstQuestion = (): void => {
  const { pathname, search } = location;
  if (pathname !== '/' || search !== '' || lastRole() === 'STAFF') return;
  const variables = { since: noteLook(new Date()), chase: FEW_TO_CHASE, asOf: null, minPosition: null };
  keepEarly(overviewQuery, variables, ask(overviewQuery, variables));
};

putFirstQuestion();
