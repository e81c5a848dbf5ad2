import type { InboxBreach } from './inbox.query.js';
import { inboxMessages as words } from './messages.js';

/** What an open case waits for. One that was taken up can have lost who handles it: that is said as it is. */
export const breachAsks = ({ status, handlerPersonId }: Pick<InboxBreach, 'status' | 'handlerPersonId'>): string => {
  if (status === 'REPORTED') return words.breachNobody;
  if (status === 'DECIDED') return words.breachDecided;
  return handlerPersonId ? words.breachYours : words.breachUnhandled;
};

/** Who handles it, by name; a name that the asker may not see, or that was erased, is left out. */
export const breachHandledBy = ({
  handlerPersonId,
  handlerName,
}: Pick<InboxBreach, 'handlerPersonId' | 'handlerName'>): string => {
  if (!handlerPersonId) return words.handledByNobody;
  return handlerName ? words.handledBy({ who: handlerName }) : '';
};

/** A sentence for each body outside that has still to be told. */
export const bodiesToTell = ({ clocks }: Pick<InboxBreach, 'clocks'>): string[] =>
  clocks.flatMap(({ kind: body, status }) => {
    if (status === 'RUNNING') return [words.breachTell({ body })];
    return status === 'RUN_OUT' ? [words.breachTellLate({ body })] : [];
  });
