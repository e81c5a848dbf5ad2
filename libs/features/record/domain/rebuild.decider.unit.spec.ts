import { describe, it } from '@jest/globals';
import { RebuildAsked, RebuildEnded, RebuildStopAsked } from '#contracts/record.events.js';
import { given } from '#platform/testing/given.js';
import { rebuildDecider, type AskRebuild } from './rebuild.decider.js';

const rebuildId = '55555555-5555-4555-8555-555555555555';
const other = '66666666-6666-4666-8666-666666666666';
const ask: AskRebuild = { kind: 'AskRebuild', rebuildId, reason: ' After the repair ' };
const asked = RebuildAsked({ rebuildId, reason: 'After the repair' });
const stop = { kind: 'StopRebuild', rebuildId } as const;
const end = { kind: 'EndRebuild', rebuildId, outcome: 'done', done: 16, of: 16 } as const;
const ended = RebuildEnded({ rebuildId, outcome: 'done', done: 16, of: 16 });

describe('a record at rest', () => {
  const sut = given(rebuildDecider);

  it('is made anew when somebody says why', () => {
    sut.when(ask).then([asked]);
  });

  it('is not without a reason, nor with a novel', () => {
    for (const reason of ['', '  a ', 'x'.repeat(501)])
      sut.when({ ...ask, reason }).thenRefused('RECORD.REASON_MISSING', ['reason']);
  });

  it('has nothing to stop, and ends nothing', () => {
    sut.when(stop).thenRefused('RECORD.NOTHING_TO_STOP', ['rebuildId']);
    sut.when(end).then([]);
  });
});

describe('a record that is being made anew', () => {
  const sut = given(rebuildDecider, [asked]);

  it('is not made anew twice at once', () => {
    sut.when({ ...ask, rebuildId: other }).thenRefused('RECORD.REBUILD_UNDER_WAY', ['tenantId']);
  });

  it('is stopped once, however often that is asked', () => {
    sut.when(stop).then([RebuildStopAsked({ rebuildId })]);
    given(rebuildDecider, [asked, RebuildStopAsked({ rebuildId })])
      .when(stop)
      .then([]);
  });

  it('is not stopped by the id of another one', () => {
    sut.when({ ...stop, rebuildId: other }).thenRefused('RECORD.NOTHING_TO_STOP', ['rebuildId']);
  });

  it('ends once', () => {
    sut.when(end).then([ended]);
    sut.when({ ...end, rebuildId: other }).then([]);
    given(rebuildDecider, [asked, ended]).when(end).then([]);
  });
});

describe('a record that was made anew', () => {
  it('takes a stop that came too late for what it is', () => {
    const sut = given(rebuildDecider, [asked, ended]);
    sut.when(stop).then([]);
    sut.when({ ...stop, rebuildId: other }).thenRefused('RECORD.NOTHING_TO_STOP', ['rebuildId']);
  });

  it('may be again', () => {
    given(rebuildDecider, [asked, ended])
      .when({ ...ask, rebuildId: other })
      .then([RebuildAsked({ rebuildId: other, reason: 'After the repair' })]);
  });
});
