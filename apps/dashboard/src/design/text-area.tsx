import type { ReactNode } from 'react';
import { Field, describedBy } from './field.js';
import type { FieldBinding, FieldTexts } from './field.js';
import { designMessages as words } from './messages.js';

interface TextAreaProps extends FieldBinding<string>, FieldTexts {
  readonly rows?: number;
  /** Characters that may be used; more can be typed, and is counted, so that nothing pasted is cut off unseen. */
  readonly most?: number;
}

const Count = ({ id, left }: { id: string; left: number }): ReactNode => (
  <p className={left < 0 ? 'hint worse' : 'hint'} id={`${id}-count`}>
    {countOf(left)}
  </p>
);

const countOf = (left: number): string =>
  left >= 0 ? words.charactersLeft({ left }) : words.charactersTooMany({ over: -left });

/** Some lines of text, with what is left of the room where there is a limit. */
export const TextArea = (props: TextAreaProps): ReactNode => {
  const { id, label, hint, error, isOptional = false, value, onChange, rows = 5, most } = props;
  const described = [describedBy(id, hint, error) ?? '', most === undefined ? '' : `${id}-count`].join(' ').trim();
  return (
    <Field id={id} label={label} hint={hint} error={error} isOptional={isOptional}>
      <textarea
        id={id}
        name={id}
        rows={rows}
        value={value}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={described || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {most !== undefined && <Count id={id} left={most - value.length} />}
    </Field>
  );
};
