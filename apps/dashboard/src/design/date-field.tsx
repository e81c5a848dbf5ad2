import type { ReactNode } from 'react';
import { isoDay } from './day.js';
import { Field, describedBy } from './field.js';
import type { FieldBinding, FieldTexts } from './field.js';
import { designMessages as words } from './messages.js';

interface DateFieldProps extends FieldBinding<string>, FieldTexts {
  readonly min?: string;
  readonly max?: string;
}

/** The browser's own date field hands over `2026-11-21`; one that is too old for it shows a line of text. */
const hasDates = (): boolean => {
  const probe = document.createElement('input');
  probe.type = 'date';
  return probe.type === 'date';
};

/** A day, as `2026-11-21`; what is no day yet is handed over as it was typed. */
export const DateField = (props: DateFieldProps): ReactNode => {
  const { id, label, hint, error, isOptional = false, value, onChange, min, max } = props;
  const asText = !hasDates();
  const help = hint ?? (asText ? words.dateHint : undefined);
  return (
    <Field id={id} label={label} hint={help} error={error} isOptional={isOptional}>
      <input
        id={id}
        name={id}
        type={asText ? 'text' : 'date'}
        className="day"
        value={value}
        min={min}
        max={max}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={describedBy(id, help, error)}
        onChange={(event) => onChange(isoDay(event.target.value) ?? event.target.value)}
      />
    </Field>
  );
};
