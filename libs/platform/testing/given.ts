import { expect } from '@jest/globals';
import { fold } from '../kernel/decider.js';
import type { CommandContext, Decider } from '../kernel/decider.js';
import type { DomainEvent } from '../kernel/event.js';
import type { Refusal, Result } from '../kernel/result.js';

/** What a decision is expected to be; `then` compares whole events, not parts of them. */
export interface Decision<Event> {
  /** Exactly these events, in this order. */
  then(events: readonly Event[]): void;
  /** Refused with this code, naming this field, in a sentence; and nothing happens. */
  thenRefused(code: string, path?: readonly string[]): Refusal;
  readonly result: Result<readonly Event[]>;
}

/** A fixed moment and a fixed person; what a spec is about it changes. */
export const contextOf = (changes: Partial<CommandContext> = {}): CommandContext => ({
  tenantId: '11111111-1111-4111-8111-111111111111',
  actorId: 'aaaaaaaa-0000-4000-8000-000000000001',
  now: '2026-11-21T09:14:00.000Z',
  ...changes,
});

/** `given(decider, [what happened]).when(command, context).then([what follows])`. */
export const given = <State, Command, Event extends DomainEvent<string, object>>(
  decider: Decider<State, Command, Event>,
  history: readonly Event[] = [],
): { when(command: Command, context?: CommandContext): Decision<Event> } => ({
  when: (command, context = contextOf()) => {
    const result = decider.decide(command, fold(decider, history), context);
    return {
      result,
      then: (events) => expect(result).toEqual({ ok: true, value: events }),
      thenRefused: (code, path = []) => {
        if (result.ok) throw new Error(`expected ${code}, got ${result.value.map(({ type }) => type).join(', ')}`);
        expect({ code: result.refusal.code, path: result.refusal.path }).toEqual({ code, path });
        expect(result.refusal.message).toMatch(/^[A-Z"0-9].+\.$/s);
        expect(result.refusal.messageCy).toMatch(/^[A-Z"0-9].+\.$/s);
        return result.refusal;
      },
    };
  },
});
