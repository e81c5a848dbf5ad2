import { describe, expect, it } from '@jest/globals';
import type { Made } from '#platform/read-store/request-snapshot.js';
import type { ScopeVersion } from '#platform/read-store/scope-version.js';
import { Answers, type Answer } from './answers.js';

const actor = {
  ...{ actorId: 'lead', credentialId: 'key', tenantId: 'trust', personId: null },
  ...({ tenantKind: 'group', role: 'TRUST_LEAD' } as const),
};
const asked = { documentHash: 'matrix', operationName: null, variables: {}, actor };

/** A record that grows, and everybody who asks about it at the same time. */
class Crowd {
  head = 1;
  made = 0;
  /** Snapshots that are held and not given back. */
  held = 0;
  private release: () => void = () => undefined;
  private readonly gate = new Promise<void>((resolve) => (this.release = resolve));
  readonly answers = new Answers({
    ...{ bytes: 100_000, bytesOfTenant: 100_000, clock: () => 1_000 },
    settled: { has: () => false },
  });

  constructor(private readonly keep = true) {}

  ask(who: typeof actor = actor): Promise<Answer | null> {
    let at = 0;
    const version = (): ScopeVersion => {
      if (at === 0) this.held += 1;
      at ||= this.head;
      const heads = String(at);
      return {
        ...{ tenants: ['trust'], epoch: 'e', cells: '1', positions: heads, generations: '0', home: heads, heads },
        ...{ keys: '0', keyStands: true, complete: true },
      };
    };
    const snapshot = {
      reach: () => Promise.resolve(),
      version: () => Promise.resolve(version()),
      made: (): Promise<Made> =>
        Promise.resolve({
          ...{ versions: new Map([['', version()]]), minPositions: [], keep: this.keep },
          ...{ madeAtMs: 0, validUntilMs: 9_000 },
        }),
    };
    const renew = (): typeof snapshot => {
      if (at > 0) this.held -= 1;
      at = 0;
      return snapshot;
    };
    const make = async (): Promise<{ text: string }> => {
      version();
      const text = `${who.actorId} at ${String(at)}`;
      this.made += 1;
      await this.gate;
      return { text };
    };
    return this.answers.give({ ...asked, actor: who }, { snapshot, renew, make });
  }

  async finish(all: readonly Promise<Answer | null>[]): Promise<(string | undefined)[]> {
    await new Promise((resolve) => setImmediate(resolve));
    this.release();
    return (await Promise.all(all)).map((answer) => answer?.text);
  }
}

describe('sixteen who ask for the same at the same time', () => {
  it('have it made once, and only its maker holds a snapshot meanwhile', async () => {
    const crowd = new Crowd();
    const all = Array.from({ length: 16 }, () => crowd.ask());
    await new Promise((resolve) => setImmediate(resolve));
    expect(crowd.held).toBe(1);
    expect(new Set(await crowd.finish(all))).toEqual(new Set(['lead at 1']));
    expect(crowd.made).toBe(1);
  });

  it('each get their own where they are not the same person', async () => {
    const crowd = new Crowd();
    const texts = await crowd.finish([crowd.ask(), crowd.ask({ ...actor, actorId: 'head' })]);
    expect(texts).toEqual(['lead at 1', 'head at 1']);
  });

  it('are told nothing that is older than their question', async () => {
    const crowd = new Crowd();
    const first = crowd.ask();
    await new Promise((resolve) => setImmediate(resolve));
    crowd.head = 2;
    const texts = await crowd.finish([first, crowd.ask(), crowd.ask()]);
    expect(texts).toEqual(['lead at 1', 'lead at 2', 'lead at 2']);
  });

  it('do not wait one after the other for what cannot be kept', async () => {
    const crowd = new Crowd(false);
    await crowd.finish(Array.from({ length: 4 }, () => crowd.ask()));
    expect(crowd.made).toBe(4);
  });
});

describe('an answer that has gone stale', () => {
  it('is made once more for all who find it so, and who waits has given the snapshot back', async () => {
    const crowd = new Crowd();
    await crowd.finish([crowd.ask()]);
    crowd.head = 2;
    crowd.held = 0;
    const all = Array.from({ length: 16 }, () => crowd.ask());
    const texts = await crowd.finish(all);
    expect(new Set(texts)).toEqual(new Set(['lead at 2']));
    expect(crowd.made).toBeLessThanOrEqual(3);
  });
});

describe('a making that fails', () => {
  it('fails for its own asker alone', async () => {
    const crowd = new Crowd();
    const snapshot = {
      reach: () => Promise.resolve(),
      version: () => Promise.resolve(null),
      made: () => Promise.reject(new Error('gone')),
    };
    const failing = crowd.answers.give(asked, {
      snapshot,
      renew: () => snapshot,
      make: () => Promise.reject(new Error('lost')),
    });
    const others = crowd.finish([crowd.ask(), crowd.ask()]);
    await expect(failing).rejects.toThrow('lost');
    expect(await others).toEqual(['lead at 1', 'lead at 1']);
  });
});
