import type { ReactNode } from 'react';
import type { Pages } from '../api/use-answer.js';
import { messages } from '../shared/messages.js';
import { Button } from './button.js';

/** The way to the next page of a list; nothing where there is none. */
export const More = <Data, Node>({
  pages: { hasMore, isFetchingMore, more },
}: {
  pages: Pick<Pages<Data, Node>, 'hasMore' | 'isFetchingMore' | 'more'>;
}): ReactNode =>
  hasMore && (
    <p className="more">
      <Button isBusy={isFetchingMore} onClick={more}>
        {isFetchingMore ? messages.moreLoading : messages.more}
      </Button>
    </p>
  );
