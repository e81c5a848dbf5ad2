import type { ReactNode } from 'react';
import { designMessages as words } from './messages.js';

/** What a form hands to a field: `form.field('title')`. */
export interface FieldBinding<Value> {
  /** Also its element's id, so that the summary of errors leads there. */
  readonly id: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly error: string | undefined;
}

/** What every field takes beside its binding. */
export interface FieldTexts {
  readonly label: string;
  /** What helps to answer, said before. */
  readonly hint?: ReactNode;
  readonly isOptional?: boolean;
}

/** Ids of the hint and the error, for `aria-describedby`. */
export const describedBy = (id: string, hint: ReactNode, error: string | undefined): string | undefined => {
  const ids = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`];
  return ids.filter((part) => part !== '').join(' ') || undefined;
};

/** What is wrong with a field, above it. */
export const FieldError = ({ id, text }: { id: string; text: string | undefined }): ReactNode =>
  text !== undefined && (
    <p className="field-error" id={`${id}-error`}>
      <span className="hidden">{words.errorPrefix}</span> {text}
    </p>
  );

/** A label's words, and that an answer may be left out. */
export const LabelText = ({ label, isOptional = false }: Pick<FieldTexts, 'label' | 'isOptional'>): ReactNode => (
  <>
    {label}
    {isOptional && <span className="soft plain"> {words.optional}</span>}
  </>
);

/** What stands between the question and its control. */
const Above = ({ id, hint, error }: { id: string; hint?: ReactNode; error: string | undefined }): ReactNode => (
  <>
    {hint !== undefined && (
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    <FieldError id={id} text={error} />
  </>
);

/** Label, hint and error around one control. */
export const Field = ({
  id,
  label,
  hint,
  error,
  isOptional = false,
  children,
}: FieldTexts & { id: string; error: string | undefined; children: ReactNode }): ReactNode => (
  <div className={error === undefined ? 'field' : 'field wrong'}>
    <label htmlFor={id}>
      <LabelText label={label} isOptional={isOptional} />
    </label>
    <Above id={id} hint={hint} error={error} />
    {children}
  </div>
);

/** Question, hint and error around several controls. */
export const FieldGroup = ({
  id,
  label,
  hint,
  error,
  isOptional = false,
  children,
}: FieldTexts & { id: string; error: string | undefined; children: ReactNode }): ReactNode => (
  <fieldset className={error === undefined ? 'field' : 'field wrong'} aria-describedby={describedBy(id, hint, error)}>
    <legend>
      <LabelText label={label} isOptional={isOptional} />
    </legend>
    <Above id={id} hint={hint} error={error} />
    {children}
  </fieldset>
);
