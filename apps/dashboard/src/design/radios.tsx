import type { ReactNode } from 'react';
import { FieldGroup } from './field.js';
import type { FieldBinding, FieldTexts } from './field.js';
import type { Option } from './select.js';

/** One of a few answers. None is chosen at first: a question that answers itself is not asked. */
export const Radios = <Value extends string>(
  props: FieldBinding<Value | ''> & FieldTexts & { readonly options: readonly Option<Value>[] },
): ReactNode => {
  const { id, label, hint, error, isOptional = false, value, onChange, options } = props;
  return (
    <FieldGroup id={id} label={label} hint={hint} error={error} isOptional={isOptional}>
      {options.map((option, index) => {
        const own = index === 0 ? id : `${id}-${option.value}`;
        return (
          <div className="option" key={option.value}>
            <input
              type="radio"
              id={own}
              name={id}
              checked={value === option.value}
              aria-describedby={option.hint === undefined ? undefined : `${own}-about`}
              onChange={() => onChange(option.value)}
            />
            <label htmlFor={own}>{option.label}</label>
            {option.hint !== undefined && (
              <p className="hint" id={`${own}-about`}>
                {option.hint}
              </p>
            )}
          </div>
        );
      })}
    </FieldGroup>
  );
};
