import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BreachCategory, BreachEvent, BreachOutcome, ClockBody } from '#contracts/breach.events.js';
import { fold } from '#platform/kernel/decider.js';
import { contextOf } from '#platform/testing/given.js';
import type { BreachCommand } from './breach.commands.js';
import { actionsOn, type BreachAction } from './breach.actions.js';
import { clockKindsOf, clocksOf, isRunning } from './breach.clocks.js';
import { breachDecider } from './breach.decider.js';

const id = '22222222-2222-4222-8222-222222222222';
const people = ['person-1', 'person-2', 'person-3', 'person-4'];
const person = fc.constantFrom(...people);
const words = fc.constantFrom('', '  ', 'Some words.');

const command: fc.Arbitrary<BreachCommand> = fc.oneof(
  fc.record({
    kind: fc.constant('ReportBreach' as const),
    breachId: fc.constant(id),
    category: fc.constantFrom<BreachCategory>('INDECENT_IMAGES', 'DATA_BREACH', 'HARASSMENT'),
    summary: words,
    happenedOn: fc.constantFrom(null, '2026-11-20', '2099-01-01', 'x'),
    place: fc.option(words),
    subjectPersonId: fc.option(person),
    policyId: fc.constant(null),
    confidential: fc.boolean(),
    aboutHead: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('TriageBreach' as const),
    severity: fc.constantFrom('low', 'Critical', 'x'),
    handlerPersonId: fc.option(person),
    note: fc.option(words),
  }),
  fc.record({
    kind: fc.constant('EscalateBreach' as const),
    to: fc.constantFrom('POLICE', 'LADO', 'ICO', 'x'),
    toldAt: fc.constantFrom(null, '2026-11-20T16:00:00.000Z', '2099-01-01T00:00:00.000Z', '', 'x'),
    reference: fc.option(words),
  }),
  fc.record({ kind: fc.constant('RecordMeasure' as const), measure: words }),
  fc.record({
    kind: fc.constant('SetClockAside' as const),
    clock: fc.constantFrom<ClockBody>('ICO', 'LADO'),
    reason: words,
  }),
  fc.record({
    kind: fc.constant('AttachEvidence' as const),
    ...{ evidenceId: fc.constant(id), contentType: fc.constant('image/png'), sha256: fc.constant('c'.repeat(64)) },
    ...{ description: words, fileName: words, size: fc.integer(), storedAs: fc.constant('x') },
  }),
  fc.record({
    kind: fc.constant('DecideBreach' as const),
    outcome: fc.constantFrom<BreachOutcome>('FALSE', 'MALICIOUS', 'SUBSTANTIATED'),
    reason: words,
  }),
  fc.constant({ kind: 'CloseBreach' as const }),
  fc.constant({ kind: 'NoteReading' as const, what: 'case' }),
);

const sequence = fc.array(fc.tuple(command, person), { maxLength: 25 });
const run = (all: readonly (readonly [BreachCommand, string])[]): readonly BreachEvent[] =>
  all.reduce<readonly BreachEvent[]>((events, [one, actorId]) => {
    const decided = breachDecider.decide(one, fold(breachDecider, events), contextOf({ actorId }));
    return decided.ok ? [...events, ...decided.value] : events;
  }, []);

describe('any sequence of commands to a case', () => {
  it('closes it only after an outcome, and by somebody who is neither reporter nor subject', () => {
    fc.assert(
      fc.property(sequence, (all) => {
        const events = run([[reportOf('DATA_BREACH'), 'person-1'], ...all]);
        const closer = events.flatMap((one) => (one.type === 'BreachClosed' ? [one.body.closedBy] : []));
        const excluded = events.flatMap((one) =>
          one.type === 'BreachReported' ? [one.body.reportedBy, one.body.subjectPersonId] : [],
        );
        expect(closer.filter((one) => excluded.includes(one))).toEqual([]);
        expect(closer.length).toBeLessThanOrEqual(events.filter(({ type }) => type === 'OutcomeRecorded').length);
      }),
      { numRuns: 300 },
    );
  });
  it('stores no file of indecent images, and no step of the school before the police were told', () => {
    fc.assert(
      fc.property(sequence, (all) => {
        const events = run([[reportOf('INDECENT_IMAGES'), 'person-1'], ...all]);
        expect(events.filter(({ type }) => type === 'EvidenceAttached')).toEqual([]);
        const police = events.findIndex((one) => one.type === 'BreachEscalated' && one.body.to === 'POLICE');
        const step = events.findIndex(({ type }) => type === 'MeasureRecorded' || type === 'OutcomeRecorded');
        if (step >= 0) expect(police >= 0 && police < step).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

/** One command of each action that nothing but the case's state could refuse. */
const tries = (category: BreachCategory): Readonly<Record<BreachAction, BreachCommand>> => ({
  TRIAGE: { kind: 'TriageBreach', severity: 'low', handlerPersonId: null, note: null },
  ESCALATE: { kind: 'EscalateBreach', to: 'HR', toldAt: null, reference: null },
  SET_CLOCK_ASIDE: { kind: 'SetClockAside', clock: clockKindsOf(category)[0] ?? 'ICO', reason: 'Some words.' },
  MEASURE: { kind: 'RecordMeasure', measure: 'Some words.' },
  ATTACH: {
    kind: 'AttachEvidence',
    ...{ evidenceId: id, description: 'x', fileName: 'x.png', contentType: 'image/png', size: 1, sha256: 'c' },
    storedAs: 'x',
  },
  DECIDE: { kind: 'DecideBreach', outcome: 'FALSE', reason: 'Some words.' },
  CLOSE: { kind: 'CloseBreach' },
});

describe('the actions that a page offers', () => {
  it('are those that would be carried out, and no other', () => {
    const category = fc.constantFrom<BreachCategory>('INDECENT_IMAGES', 'DATA_BREACH', 'FRIEND_REQUEST', 'HARASSMENT');
    const actor = fc.constantFrom('person-1', 'person-3', 'person-4');
    fc.assert(
      fc.property(category, sequence, actor, (kind, all, actorId) => {
        const context = contextOf({ actorId });
        const state = fold(breachDecider, run([[reportOf(kind), 'person-1'], ...all]));
        if (state.status === 'unreported') throw new Error('The first command reports.');
        const setAside = state.setAside.map((clock) => ({ clock, at: context.now }));
        const closedAt = state.status === 'closed' ? context.now : null;
        const clocks = clocksOf({ ...state, setAside, closedAt }, context.now);
        expect(clocks.filter(isRunning).length).toBeLessThanOrEqual(1);
        const offered = actionsOn({ ...state, status: state.status.toUpperCase(), clocks }, actorId);
        const taken = Object.entries(tries(kind)).filter(([, one]) => breachDecider.decide(one, state, context).ok);
        expect([...offered].sort()).toEqual(taken.map(([name]) => name).sort());
      }),
      { numRuns: 300 },
    );
  });
});

describe('any sequence of events', () => {
  it('leads to a state, even in an order that no decision would bring about', () => {
    const events = sequence.chain((all) =>
      fc.shuffledSubarray([...run([[reportOf('DATA_BREACH'), 'person-1'], ...all])]),
    );
    fc.assert(
      fc.property(events, (some) => {
        const statuses = ['unreported', 'reported', 'triaged', 'escalated', 'decided', 'closed'];
        expect(statuses).toContain(fold(breachDecider, some).status);
      }),
    );
  });
});

function reportOf(category: BreachCategory): BreachCommand {
  const about = { breachId: id, category, summary: 'Some words.', happenedOn: null, place: null, policyId: null };
  return { kind: 'ReportBreach', ...about, subjectPersonId: 'person-2', confidential: true, aboutHead: false };
}
