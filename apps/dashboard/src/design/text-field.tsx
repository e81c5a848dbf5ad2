import type { HTMLAttributes, ReactNode } from 'react';
import { Field, describedBy } from './field.js';
import type { FieldBinding, FieldTexts } from './field.js';

interface TextFieldProps extends FieldBinding<string>, FieldTexts {
  readonly type?: 'text' | 'email' | 'search' | 'tel' | 'url';
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  readonly autoComplete?: string;
  /** About how many characters an answer has; the field is that wide. */
  readonly width?: number;
  readonly maxLength?: number;
}

/** One line of text. */
export const TextField = (props: TextFieldProps): ReactNode => {
  const { id, label, hint, error, isOptional, value, onChange, width, type = 'text', ...rest } = props;
  return (
    <Field id={id} label={label} hint={hint} error={error} isOptional={isOptional ?? false}>
      <input
        {...rest}
        id={id}
        name={id}
        type={type}
        value={value}
        style={width === undefined ? undefined : { width: `${width + 3}ch` }}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
};
