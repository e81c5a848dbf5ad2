import { describe } from '@jest/globals';
import { feedContract } from './feed.contract.js';
import { InProcessFeed } from './in-process-feed.js';

describe('the feed inside the process', () => {
  feedContract(() =>
    Promise.resolve({
      feed: (options, sweeps) => new InProcessFeed({ ...options, sweepEvery: sweeps ? 50 : 3_600_000 }),
      deliver: (events, feeds) => {
        // It is told that there is something; what, it reads by itself.
        for (const { event } of events) feeds[0]?.appended(event.metadata.tenantId);
        return Promise.resolve();
      },
      rewind: () => Promise.resolve(),
      close: () => Promise.resolve(),
    }),
  );
});
