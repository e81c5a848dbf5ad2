import type { ReactNode } from 'react';
import { FieldError, FieldGroup } from './field.js';
import type { FieldBinding, FieldTexts } from './field.js';
import type { Option } from './select.js';

const Box = ({
  id,
  name,
  option: { label, hint },
  checked,
  onChange,
  invalid = false,
}: {
  id: string;
  name: string;
  option: Omit<Option, 'value'>;
  checked: boolean;
  onChange: (checked: boolean) => void;
  invalid?: boolean;
}): ReactNode => (
  <div className="option">
    <input
      type="checkbox"
      id={id}
      name={name}
      checked={checked}
      aria-invalid={invalid || undefined}
      aria-describedby={
        [hint === undefined ? '' : `${id}-about`, invalid ? `${id}-error` : ''].join(' ').trim() || undefined
      }
      onChange={(event) => onChange(event.target.checked)}
    />
    <label htmlFor={id}>{label}</label>
    {hint !== undefined && (
      <p className="hint" id={`${id}-about`}>
        {hint}
      </p>
    )}
  </div>
);

/** Any number of answers. */
export const Checkboxes = <Value extends string>(
  props: FieldBinding<readonly Value[]> & FieldTexts & { readonly options: readonly Option<Value>[] },
): ReactNode => {
  const { id, label, hint, error, isOptional = false, value, onChange, options } = props;
  return (
    <FieldGroup id={id} label={label} hint={hint} error={error} isOptional={isOptional}>
      {options.map((option, index) => (
        <Box
          key={option.value}
          id={index === 0 ? id : `${id}-${option.value}`}
          name={id}
          option={option}
          checked={value.includes(option.value)}
          onChange={(checked) =>
            onChange(checked ? [...value, option.value] : value.filter((other) => other !== option.value))
          }
        />
      ))}
    </FieldGroup>
  );
};

/** One thing to agree to. */
export const Checkbox = ({
  id,
  label,
  hint,
  error,
  value,
  onChange,
}: FieldBinding<boolean> & { readonly label: string; readonly hint?: string }): ReactNode => (
  <div className={error === undefined ? 'field' : 'field wrong'}>
    <FieldError id={id} text={error} />
    <Box
      id={id}
      name={id}
      option={hint === undefined ? { label } : { label, hint }}
      checked={value}
      onChange={onChange}
      invalid={error !== undefined}
    />
  </div>
);
