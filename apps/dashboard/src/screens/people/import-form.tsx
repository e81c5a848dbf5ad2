import type { ReactNode } from 'react';
import { FileField } from '../../design/file-field.js';
import { Form } from '../../design/form.js';
import { Radios } from '../../design/radios.js';
import { useForm } from '../../design/use-form.js';
import { importMessages as words } from './import.messages.js';

const RULE = { kinds: ['.csv', '.txt'], mostBytes: 20_000_000 } as const;

type Encoding = 'utf-8' | 'windows-1252';

/** The file's text; null where it is not in this encoding: a guessed letter would be a wrong name. */
export const decoded = (bytes: ArrayBuffer, encoding: Encoding): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

interface Chosen {
  readonly file: File | null;
  readonly encoding: Encoding | '';
}

/** The list and how it is written. */
export const ImportForm = ({ read }: { read: (csv: string) => Promise<void> }): ReactNode => {
  const form = useForm<Chosen, string | null>({
    name: 'import-people',
    initial: { file: null, encoding: 'utf-8' },
    check: ({ file }) => (file === null ? [{ field: 'file', text: words.fileMissing }] : []),
    send: async ({ file, encoding }) => (file === null ? null : decoded(await file.arrayBuffer(), encoding || 'utf-8')),
    done: (csv, values) => {
      if (csv !== null) return read(csv);
      form.set(values);
      form.show([{ field: 'file', text: words.badEncoding }]);
      return undefined;
    },
  });
  return (
    <Form form={form} label={words.title} submitLabel={words.check}>
      <FileField {...form.field('file')} label={words.file} rule={RULE} />
      <Radios
        {...form.field('encoding')}
        label={words.encoding}
        hint={words.encodingHint}
        options={[
          { value: 'utf-8', label: words.utf8 },
          { value: 'windows-1252', label: words.windows },
        ]}
      />
    </Form>
  );
};
