import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { withPositions } from '../api/positions.js';
import type { Position } from '../api/positions.js';
import { LiveNotice } from '../design/live-notice.js';
import { LiveStore } from './live-store.js';
import { aboutOf } from './moves.js';

const useAbout = (): string | null =>
  useRouterState({
    select: ({ matches, location }) => aboutOf(matches.at(-1)?.params ?? {}, location.search),
  });

/** Asks again for what is on the screen, at least as new as what was announced; what is not on it is asked when opened. */
const refresh = async (client: QueryClient, positions: readonly Position[]): Promise<void> => {
  await withPositions(positions, () => client.invalidateQueries({ refetchType: 'active' }));
};

/** The button goes when it was pressed: who came to it by keyboard goes on at the page. */
const keepFocus = (): void => {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body || !activeElement.isConnected) {
    document.getElementById('main')?.focus({ preventScroll: true });
  }
};

/** "3 new events": said when records move that the screen shows, and shown when the reader wishes. */
export const Live = (): ReactNode => {
  const client = useQueryClient();
  const [store] = useState(() => new LiveStore(client));
  const about = useAbout();
  useEffect(() => store.start(), [store]);
  const { count, positions } = useSyncExternalStore(store.subscribe, () => store.news(about));
  return (
    // A press by the mouse leaves the focus where it was, in a field that is being filled in, say.
    <div
      onMouseDown={(event) => {
        event.preventDefault();
      }}
    >
      <LiveNotice
        count={count}
        show={() => {
          void refresh(client, positions).then(keepFocus);
        }}
      />
    </div>
  );
};
