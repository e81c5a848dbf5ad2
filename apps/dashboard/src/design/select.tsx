import type { ReactNode } from 'react';
import { Field, describedBy } from './field.js';
import type { FieldBinding, FieldTexts } from './field.js';

/** An answer to choose. */
export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
}

/** One of many answers; up to about seven are Radios. */
export const Select = <Value extends string>(
  props: FieldBinding<Value | ''> & FieldTexts & { readonly options: readonly Option<Value | ''>[] },
): ReactNode => {
  const { id, label, hint, error, isOptional = false, value, onChange, options } = props;
  return (
    <Field id={id} label={label} hint={hint} error={error} isOptional={isOptional}>
      <select
        id={id}
        name={id}
        value={value}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
};
