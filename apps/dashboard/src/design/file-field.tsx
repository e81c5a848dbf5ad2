import { useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { Field, describedBy } from './field.js';
import type { FieldBinding, FieldTexts } from './field.js';
import { fileProblem, fileSize } from './files.js';
import type { FileRule } from './files.js';
import { designMessages as words } from './messages.js';

/** Keeps what has been chosen, or says at once why it cannot be taken. */
const useFile = (onChange: (file: File | null) => void, rule: FileRule) => {
  const [refused, setRefused] = useState<string>();
  const [over, setOver] = useState(false);
  const take = (file: File | undefined): void => {
    if (file === undefined) return;
    const problem = fileProblem(file, rule);
    setRefused(problem ?? undefined);
    onChange(problem === null ? file : null);
  };
  const drop = {
    onDragOver: (event: DragEvent): void => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (): void => setOver(false),
    onDrop: (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer.files[0]);
    },
  };
  return { refused, over, take, drop };
};

/** One file, chosen or dropped. Which kinds and how large is said before. */
export const FileField = (props: FieldBinding<File | null> & FieldTexts & { readonly rule: FileRule }): ReactNode => {
  const { id, label, hint, error, isOptional = false, value, onChange, rule } = props;
  const { refused, over, take, drop } = useFile(onChange, rule);
  const problem = refused ?? error;
  const help = (
    <>
      {hint} {words.fileRule({ kinds: rule.kinds.join(', '), most: fileSize(rule.mostBytes) })}
    </>
  );
  return (
    <Field id={id} label={label} hint={help} error={problem} isOptional={isOptional}>
      <div className={over ? 'drop over' : 'drop'} {...drop}>
        <input
          type="file"
          id={id}
          name={id}
          accept={rule.kinds.join(',')}
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={describedBy(id, help, problem)}
          onChange={(event) => take(event.target.files?.[0])}
        />
        <p role="status" className="small soft">
          {value === null ? words.dropHere : words.chosenFile({ name: value.name, size: fileSize(value.size) })}
        </p>
      </div>
    </Field>
  );
};
