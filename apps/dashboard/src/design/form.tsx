import type { ReactNode, SubmitEvent } from 'react';
import { Button } from './button.js';
import { ErrorSummary } from './error-summary.js';
import { designMessages as words } from './messages.js';
import type { FormState } from './use-form.js';

/** A form with its errors above and its one button below. */
export const Form = <Values extends object>({
  form,
  label,
  submitLabel,
  isDanger = false,
  children,
  beside,
  lead,
}: {
  form: FormState<Values>;
  /** What the form is for, for those who listen. */
  label: string;
  submitLabel: string;
  isDanger?: boolean;
  children: ReactNode;
  /** Stands beside the button: a link back, as a rule. */
  beside?: ReactNode;
  /** Leads to a field that is not on this page. */
  lead?: (field: string) => void;
}): ReactNode => (
  <form
    className="form"
    aria-label={label}
    noValidate
    onSubmit={(event: SubmitEvent) => {
      event.preventDefault();
      void form.submit();
    }}
  >
    <ErrorSummary problems={form.problems} {...(lead === undefined ? {} : { lead })} />
    {children}
    <p className="form-end">
      <Button submits kind={isDanger ? 'danger' : 'primary'} isBusy={form.isBusy}>
        {form.isBusy ? words.sending : submitLabel}
      </Button>
      {beside}
    </p>
  </form>
);
