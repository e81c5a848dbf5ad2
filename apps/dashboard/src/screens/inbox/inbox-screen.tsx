import type { ReactNode } from 'react';
import { useAnswer, useMoment } from '../../api/use-answer.js';
import { EmptyState } from '../../design/empty-state.js';
import { AsOfPicker } from '../../shared/as-of-picker.js';
import { Answered } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { countKinds, inboxItems } from './inbox-items.js';
import type { InboxItem, ItemKind } from './inbox-items.js';
import { inboxQuery } from './inbox.query.js';
import type { InboxAnswer } from './inbox.query.js';
import { ItemLine } from './item-line.js';
import { inboxMessages as words } from './messages.js';

const KINDS: readonly ItemKind[] = ['breach', 'approval', 'returned', 'reading', 'review'];

const countsOf = (items: readonly InboxItem[]): string => {
  const counts = countKinds(items);
  return KINDS.filter((kind) => counts[kind] > 0)
    .map((kind) => words.counts[kind]({ count: counts[kind] }))
    .join(' · ');
};

const Items = ({ answer }: { answer: InboxAnswer }): ReactNode => {
  const moment = useMoment();
  const isPast = moment.kind === 'at';
  const items = inboxItems(answer, moment.kind === 'at' ? Date.parse(moment.instant) : Date.now());
  const count = items.length;
  return (
    <div className="inbox">
      <h1>{isPast ? words.pastSentence({ count }) : words.sentence({ count })}</h1>
      {count > 1 && <p className="soft">{countsOf(items)}</p>}
      <div className="asof filters">
        <AsOfPicker />
      </div>
      {count === 0 ? (
        <EmptyState>
          <p>{words.empty}</p>
        </EmptyState>
      ) : (
        <ol className="waiting-list" aria-label={words.list}>
          {items.map((item) => (
            <ItemLine key={`${item.kind}${item.id}`} item={item} isPast={isPast} />
          ))}
        </ol>
      )}
    </div>
  );
};

/** `/inbox`: what waits for who looks, by the posts that they hold, the most urgent first. */
export const InboxScreen = (): ReactNode => {
  useTitle(words.title);
  const answer = useAnswer(inboxQuery, {});
  return <Answered answer={answer}>{(found) => <Items answer={found} />}</Answered>;
};
