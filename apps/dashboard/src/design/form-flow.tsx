import { useEffect, useRef, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { Button } from './button.js';
import { ErrorSummary } from './error-summary.js';
import { Form } from './form.js';
import { designMessages as words } from './messages.js';
import type { Problem } from './problems.js';
import { SummaryList } from './summary-list.js';
import type { SummaryRow } from './summary-list.js';
import type { FormState } from './use-form.js';

/** One thing to ask, on a page of its own. */
export interface FlowStep {
  /** Its part of the address: `?step=when`. */
  readonly id: string;
  readonly heading: string;
  readonly fields: ReactNode;
  /** The names of its fields: a refusal of the server leads back here. */
  readonly names: readonly string[];
  /** What is wrong with this step's answers as they are now. */
  readonly check: () => readonly Problem[];
  /** How the answers read before they are sent. */
  readonly answers: readonly { readonly label: string; readonly value: ReactNode }[];
}

/** The last page's step. */
export const CHECK = 'check';

interface FlowProps<Values extends object> {
  readonly form: FormState<Values>;
  readonly steps: readonly FlowStep[];
  /** The step of the address. */
  readonly step: string | undefined;
  /** Goes to a step: a new entry of the history, unless the one that is shown could not stay. */
  readonly goTo: (step: string, replace: boolean) => void;
  readonly checkHeading: string;
  readonly submitLabel: string;
  /** Said above the button of the last page: what happens then. */
  readonly before?: ReactNode;
}

const Step = <Values extends object>({
  form,
  step,
  next,
  at,
}: {
  form: FormState<Values>;
  step: FlowStep;
  next: () => void;
  at: string;
}): ReactNode => {
  const goOn = (event: SubmitEvent): void => {
    event.preventDefault();
    const found = step.check();
    form.show(found);
    if (found.length === 0) next();
  };
  return (
    <form className="form" noValidate onSubmit={goOn} aria-label={step.heading}>
      <ErrorSummary problems={form.problems} />
      <p className="eyebrow">{at}</p>
      <h1 tabIndex={-1}>{step.heading}</h1>
      {step.fields}
      <p className="form-end">
        <Button submits kind="primary">
          {words.goOn}
        </Button>
      </p>
    </form>
  );
};

const rowsOf = (steps: readonly FlowStep[], change: (step: FlowStep) => void): SummaryRow[] =>
  steps.flatMap((step) =>
    step.answers.map(({ label, value }) => ({
      label,
      value,
      action: (
        <Button kind="text" aria-label={words.changeWhat({ what: label })} onClick={() => change(step)}>
          {words.change}
        </Button>
      ),
    })),
  );

/** The page begins at its top, and is read from there. */
const useTop = (step: string): React.RefObject<HTMLDivElement | null> => {
  const box = useRef<HTMLDivElement>(null);
  const first = useRef(step);
  useEffect(() => {
    if (first.current === step) return;
    first.current = step;
    window.scrollTo(0, 0);
    box.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [step]);
  return box;
};

/** A form that asks one thing a page, then shows all answers before it is sent. Back is the browser's, and exact. */
export const FormFlow = <Values extends object>(props: FlowProps<Values>): ReactNode => {
  const { form, steps, step, goTo, checkHeading, submitLabel, before } = props;
  const [changing, setChanging] = useState(false);
  const missing = steps.find(({ check }) => check().length > 0);
  const asked = step === CHECK ? missing : (steps.find(({ id }) => id === step) ?? steps[0]);
  const shown = asked?.id ?? CHECK;
  const box = useTop(shown);
  // Nobody arrives at the last page, from a bookmark or after a reload, with answers missing.
  useEffect(() => {
    if (step !== undefined && step !== shown) goTo(shown, true);
  }, [step, shown, goTo]);

  const after = (current: FlowStep): string => (changing ? CHECK : (steps[steps.indexOf(current) + 1]?.id ?? CHECK));
  const change = ({ id }: FlowStep): void => {
    setChanging(true);
    goTo(id, false);
  };
  const lead = (field: string): void => {
    const owner = steps.find(({ names }) => names.includes(field));
    if (owner !== undefined) change(owner);
  };

  if (asked !== undefined) {
    const next = (): void => {
      setChanging(false);
      goTo(after(asked), false);
    };
    const at = words.stepOf({ number: steps.indexOf(asked) + 1, steps: steps.length });
    return (
      <div ref={box} className="flow">
        <Step key={asked.id} form={form} step={asked} at={at} next={next} />
      </div>
    );
  }
  return (
    <div ref={box} className="flow">
      <Form form={form} label={checkHeading} submitLabel={submitLabel} lead={lead}>
        <h1 tabIndex={-1}>{checkHeading}</h1>
        <SummaryList rows={rowsOf(steps, change)} />
        {before}
      </Form>
    </div>
  );
};
