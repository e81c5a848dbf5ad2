import { describe, it } from '@jest/globals';
import {
  ErasureDecided,
  ErasureDeclined,
  ErasureProposed,
  ErasureReapplied,
  ErasureWithdrawn,
  HoldLifted,
  HoldPlaced,
  SubjectErased,
  type RetentionEvent,
} from '#contracts/retention.events.js';
import { fold } from '#platform/kernel/decider.js';
import { contextOf, given } from '#platform/testing/given.js';
import type { CompleteErasure, DecideErasure, PlaceHold, ProposeErasure } from './retention.commands.js';
import { retentionDecider } from './retention.decider.js';
import { NOTHING, type Subject } from './retention.state.js';

const maya = 'aaaaaaaa-0000-4000-8000-0000000000aa';
const allegation = 'cccccccc-0000-4000-8000-0000000000cc';
const tenant = '11111111-1111-4111-8111-111111111111';
const erasureId = 'eeeeeeee-0000-4000-8000-0000000000e1';
const holdId = 'dddddddd-0000-4000-8000-0000000000d1';
const clerk = 'aaaaaaaa-0000-4000-8000-000000000001';
const head = 'aaaaaaaa-0000-4000-8000-000000000002';

const person: Subject = { kind: 'person', subjectId: maya, personId: maya };
const hers: Subject = { kind: 'case', subjectId: allegation, personId: maya };
const all: Subject = { kind: 'record', subjectId: tenant, personId: null };
const deed = { post: 'school-business-manager', beside: NOTHING, byPersonId: clerk };
const rule = 'staff-record@1981-05-01';

const propose: ProposeErasure = {
  ...{ kind: 'ProposeErasure', ...deed, erasureId, subject: person, ground: 'schedule' },
  ...{ rule, dueOn: '2026-08-31', reason: ' Six years have gone by ' },
};
const proposed = ErasureProposed({
  ...person,
  ...{ erasureId, ground: 'schedule', rule, dueOn: '2026-08-31', proposedBy: clerk },
  ...{ post: 'school-business-manager', reason: 'Six years have gone by' },
});
const decide: DecideErasure = {
  ...{ kind: 'DecideErasure', erasureId, approve: true, reason: '' },
  ...{ post: 'headteacher', beside: NOTHING, byPersonId: head },
};
const decided = ErasureDecided({ ...person, erasureId, rule, post: 'headteacher' });
const place: PlaceHold = { kind: 'PlaceHold', ...deed, holdId, subject: person, reason: 'A claim at the tribunal' };
const placed = HoldPlaced({ ...person, holdId, post: 'school-business-manager', reason: 'A claim at the tribunal' });
const lifted = HoldLifted({ ...person, holdId, post: 'headteacher', reason: 'Settled' });
const gone = {
  erasedOn: '2026-11-21',
  keyId: 'key',
  wrappedBy: 'tenant key',
  fields: [],
  files: 0,
  mails: 2,
  labels: 0,
};
const complete: CompleteErasure = { kind: 'CompleteErasure', erasureId, ...gone };
const erased = SubjectErased({ ...person, erasureId, rule, ...gone });
const asHead = contextOf({ actorId: head });
const besideOf = (...events: RetentionEvent[]) => fold(retentionDecider, events);

describe('a person of whom nothing was decided', () => {
  const sut = given(retentionDecider);

  it('is put forward with a reason, and held with one', () => {
    sut.when(propose).then([proposed]);
    sut.when(place).then([placed]);
    for (const reason of ['', ' ab ', 'x'.repeat(501)]) {
      sut.when({ ...propose, reason }).thenRefused('RETENTION.REASON_MISSING', ['reason']);
      sut.when({ ...place, reason }).thenRefused('RETENTION.REASON_MISSING', ['reason']);
    }
  });

  it('is not put forward by themselves', () => {
    sut.when({ ...propose, byPersonId: maya }).thenRefused('RETENTION.ABOUT_YOURSELF', ['subjectId']);
  });

  it('is not decided on, taken back, lifted or done', () => {
    sut.when(decide, asHead).thenRefused('RETENTION.ERASURE_UNKNOWN', ['erasureId']);
    sut.when({ kind: 'WithdrawErasure', erasureId }).thenRefused('RETENTION.ERASURE_UNKNOWN', ['erasureId']);
    sut.when({ kind: 'LiftHold', ...deed, holdId, reason: 'why' }).thenRefused('RETENTION.HOLD_UNKNOWN', ['holdId']);
    sut.when(complete).then([]);
  });

  it('is erased again after a restore, once', () => {
    const reapply = { kind: 'ReapplyErasure', erasureId, subject: person, rule, erasedOn: '2026-03-01' } as const;
    const again = ErasureReapplied({ ...person, erasureId, rule, erasedOn: '2026-03-01' });
    sut.when(reapply).then([again]);
    for (const known of [[again], [proposed, decided], [proposed, decided, erased]])
      given(retentionDecider, known).when(reapply).then([]);
    given(retentionDecider, [proposed]).when(reapply).then([again]);
    given(retentionDecider, [again]).when(propose).thenRefused('RETENTION.ALREADY_ERASED', ['subjectId']);
  });
});

describe('a person who was put forward', () => {
  const sut = given(retentionDecider, [proposed]);

  it('is decided on by somebody else', () => {
    sut.when(decide, asHead).then([decided]);
    sut.when(decide).thenRefused('RETENTION.OWN_PROPOSAL', ['erasureId']);
    sut.when({ ...decide, byPersonId: maya }, asHead).thenRefused('RETENTION.ABOUT_YOURSELF', ['subjectId']);
  });

  it('is declined with a reason, and may then be put forward again', () => {
    const declined = ErasureDeclined({ ...person, erasureId, post: 'headteacher', reason: 'A claim is likely' });
    sut.when({ ...decide, approve: false, reason: 'A claim is likely' }, asHead).then([declined]);
    sut.when({ ...decide, approve: false }, asHead).thenRefused('RETENTION.REASON_MISSING', ['reason']);
    given(retentionDecider, [proposed, declined]).when(propose).then([proposed]);
    given(retentionDecider, [proposed, declined]).when(decide, asHead).thenRefused('RETENTION.NOT_OPEN', ['erasureId']);
  });

  it('is taken back by who put them forward, and by nobody else', () => {
    const withdraw = { kind: 'WithdrawErasure', erasureId } as const;
    sut.when(withdraw).then([ErasureWithdrawn({ ...person, erasureId })]);
    sut.when(withdraw, asHead).thenRefused('RETENTION.NOT_PROPOSER', ['erasureId']);
  });

  it('is not put forward twice, and not done before it was decided', () => {
    sut.when(propose).thenRefused('RETENTION.ALREADY_PROPOSED', ['subjectId']);
    sut.when(complete).then([]);
  });

  it('can still be held, and is not erased then', () => {
    sut.when(place).then([placed]);
    given(retentionDecider, [proposed, placed]).when(decide, asHead).thenRefused('RETENTION.HELD', ['subjectId']);
    given(retentionDecider, [proposed, placed, lifted]).when(decide, asHead).then([decided]);
  });
});

describe('a person of whom it was decided', () => {
  const sut = given(retentionDecider, [proposed, decided]);

  it('is erased once, however often that is said', () => {
    sut.when(complete).then([erased]);
    given(retentionDecider, [proposed, decided, erased]).when(complete).then([]);
  });

  it('can be held no more', () => {
    sut.when(place).thenRefused('RETENTION.ALREADY_DECIDED', ['subjectId']);
    given(retentionDecider, [proposed, decided, erased])
      .when(place)
      .thenRefused('RETENTION.ALREADY_DECIDED', ['subjectId']);
  });
});

describe('a hold', () => {
  const held = (...events: RetentionEvent[]) => given(retentionDecider, events);
  const ofCase = { ...hers, holdId, post: 'designated-safeguarding-lead', reason: 'Police' };
  const ofRecord = { ...all, holdId, post: 'headteacher', reason: 'Inquiry' };

  it('on the person stops their erasure, and names the post', () => {
    const { message } = held(placed).when(propose).thenRefused('RETENTION.HELD', ['subjectId']);
    if (!message.includes('school-business-manager')) throw new Error(message);
  });

  it('on the whole record stops every erasure', () => {
    held(HoldPlaced(ofRecord)).when(propose).thenRefused('RETENTION.HELD', ['subjectId']);
  });

  it('on a case stops that of whom it is about, from the other stream of the record', () => {
    const beside = besideOf(HoldPlaced(ofCase));
    held()
      .when({ ...propose, beside })
      .thenRefused('RETENTION.HELD', ['subjectId']);
    held(proposed)
      .when({ ...decide, beside }, asHead)
      .thenRefused('RETENTION.HELD', ['subjectId']);
  });

  it('on a person stops that of a case about them, and of no other case', () => {
    const beside = besideOf(placed);
    held()
      .when({ ...propose, subject: hers, beside })
      .thenRefused('RETENTION.HELD', ['subjectId']);
    const other = { ...hers, subjectId: holdId, personId: null };
    if (!held().when({ ...propose, subject: other, beside }).result.ok) throw new Error('held');
  });

  it('on one case leaves another about the same person alone', () => {
    const sut = held(HoldPlaced({ ...ofCase, subjectId: erasureId })).when({ ...propose, subject: hers });
    if (!sut.result.ok) throw new Error(sut.result.refusal.code);
  });

  it('is lifted once, with a reason, and not by whom it is on', () => {
    const lift = { kind: 'LiftHold', ...deed, post: 'headteacher', holdId, reason: 'Settled' } as const;
    held(placed).when(lift).then([lifted]);
    held(placed)
      .when({ ...lift, byPersonId: maya })
      .thenRefused('RETENTION.ABOUT_YOURSELF', ['subjectId']);
    held(placed)
      .when({ ...lift, reason: '' })
      .thenRefused('RETENTION.REASON_MISSING', ['reason']);
    held(placed, lifted).when(lift).thenRefused('RETENTION.HOLD_LIFTED', ['holdId']);
    held(placed, lifted).when(propose).then([proposed]);
  });
});
