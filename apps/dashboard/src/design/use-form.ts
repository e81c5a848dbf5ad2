import { useRef, useState } from 'react';
import { freshKey } from '../api/mutate.js';
import { dropDraft, keepDraft, openDraft } from './drafts.js';
import type { FieldBinding } from './field.js';
import { problemOf } from './problems.js';
import type { Problem, RefusalRules } from './problems.js';

/** What a form is made of. */
export interface FormOptions<Values extends object, Answer> extends Omit<RefusalRules, 'fields'> {
  /** The form's name, with the id of what it is about: under it the draft is kept. */
  readonly name: string;
  readonly initial: Values;
  /** What can be told without the server; the server checks again. */
  readonly check?: (values: Values) => readonly Problem[];
  readonly send: (values: Values, idempotencyKey: string) => Promise<Answer>;
  readonly done: (answer: Answer, values: Values) => unknown;
}

/** A form that is being filled in. */
export interface FormState<Values extends object> {
  readonly values: Values;
  readonly set: (change: Partial<Values>) => void;
  readonly field: <Name extends keyof Values & string>(name: Name) => FieldBinding<Values[Name]>;
  readonly problems: readonly Problem[];
  readonly show: (problems: readonly Problem[]) => void;
  readonly isBusy: boolean;
  /** Checks, then sends once, however often it is called meanwhile. */
  readonly submit: () => Promise<void>;
  /** Gives up what was typed. */
  readonly discard: () => void;
}

/** The values and their key; every change is kept as a draft at once. */
const useDraft = <Values extends object>(name: string, initial: Values) => {
  const [draft, setDraft] = useState(() => openDraft(name, initial));
  // Two fields that change in one event must not undo each other.
  const latest = useRef(draft);
  const write = (values: Values, idempotencyKey: string): void => {
    latest.current = { values, idempotencyKey };
    keepDraft(name, latest.current);
    setDraft(latest.current);
  };
  const set = (change: Partial<Values>): void =>
    write({ ...latest.current.values, ...change }, latest.current.idempotencyKey);
  const forget = (): void => {
    write(initial, freshKey());
    dropDraft(name);
  };
  return { draft, latest, set, forget };
};

/**
 * A form: what was typed survives a failed request, a change of language and a look elsewhere; it is sent once under a
 * key that was made when it was opened; a refusal stands at its field.
 */
export const useForm = <Values extends object, Answer>(options: FormOptions<Values, Answer>): FormState<Values> => {
  const { draft, latest, set, forget } = useDraft(options.name, options.initial);
  const [problems, show] = useState<readonly Problem[]>([]);
  const [isBusy, setBusy] = useState(false);
  const sending = useRef(false);

  const send = async (): Promise<void> => {
    const { values, idempotencyKey } = latest.current;
    try {
      const answer = await options.send(values, idempotencyKey);
      forget();
      await options.done(answer, values);
    } catch (error) {
      show([problemOf(error, { ...options, fields: Object.keys(options.initial) })]);
    }
  };

  const submit = async (): Promise<void> => {
    if (sending.current) return;
    const found = options.check?.(latest.current.values) ?? [];
    show(found);
    if (found.length > 0) return;
    sending.current = true;
    setBusy(true);
    await send();
    sending.current = false;
    setBusy(false);
  };

  return {
    values: draft.values,
    set,
    field: (name) => ({
      id: name,
      value: draft.values[name],
      onChange: (value) => set({ [name]: value } as unknown as Partial<Values>),
      error: problems.find((problem) => problem.field === name)?.text,
    }),
    problems,
    show,
    isBusy,
    submit,
    discard: forget,
  };
};
