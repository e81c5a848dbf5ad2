import type { ReactNode } from 'react';
import { carryOut } from '../../api/mutate.js';
import { useViewer } from '../../api/use-answer.js';
import { Form } from '../../design/form.js';
import type { Problem } from '../../design/problems.js';
import { Radios } from '../../design/radios.js';
import { TextArea } from '../../design/text-area.js';
import { PersonSearch } from '../report-breach/who-fields.js';
import { triageMutation } from './case.query.js';
import { caseMessages as words } from './messages.js';
import { aboutCase, LONGEST, useCaseForm } from './use-case-form.js';
import type { ActProps } from './use-case-form.js';

interface Triage {
  readonly severity: 'low' | 'serious' | 'critical' | '';
  readonly handler: 'me' | 'other' | 'nobody' | '';
  readonly handlerPersonId: string;
  readonly handlerName: string;
  readonly find: string;
  readonly note: string;
}

const initial: Triage = { severity: '', handler: '', handlerPersonId: '', handlerName: '', find: '', note: '' };

const check = ({ severity, handler, handlerPersonId, note }: Triage): readonly Problem[] => [
  ...(severity === '' ? [{ field: 'severity', text: words.missing.severity }] : []),
  ...(handler === '' ? [{ field: 'handler', text: words.missing.handler }] : []),
  ...(handler === 'other' && handlerPersonId === '' ? [{ field: 'find', text: words.missing.person }] : []),
  ...(note.length > LONGEST ? [{ field: 'note', text: words.missing.tooLong }] : []),
];

/** A key that no person stands behind cannot be the one who handles it. */
const handlersFor = (me: string | null) => [
  ...(me === null ? [] : [{ value: 'me' as const, label: words.handlerMe }]),
  { value: 'other' as const, label: words.handlerOther },
  { value: 'nobody' as const, label: words.handlerNobody },
];

const severities = () =>
  (['low', 'serious', 'critical'] as const).map((value) => ({
    value,
    label: words.severityOf[value],
    hint: words.severityHint[value],
  }));

/** How serious a case is, and who handles it. */
export const TriageForm = (props: ActProps): ReactNode => {
  const me = useViewer()?.personId ?? null;
  const form = useCaseForm('TRIAGE', props, {
    initial,
    check,
    fieldOf: (path) => (path.includes('handlerPersonId') ? 'handler' : null),
    send: ({ severity, handler, handlerPersonId: other, note }: Triage, idempotencyKey) => {
      const handlerPersonId = { me, other, nobody: null, '': null }[handler];
      const isFirst = !props.one.severity;
      const about = { ...aboutCase(props.one), severity, handlerPersonId, isFirst };
      const input = { ...about, note: note.trim() || null, idempotencyKey };
      return carryOut(triageMutation, { input });
    },
  });
  const { handler, handlerPersonId, handlerName } = form.values;
  return (
    <Form form={form} label={words.act.TRIAGE} submitLabel={words.record}>
      <Radios {...form.field('severity')} label={words.severityQuestion} options={severities()} />
      <Radios
        {...form.field('handler')}
        label={words.handlerQuestion}
        hint={words.handlerHint}
        options={handlersFor(me)}
      />
      {handler === 'other' && (
        <PersonSearch
          schoolId={props.one.schoolId}
          find={form.field('find')}
          chosen={{ id: handlerPersonId, name: handlerName }}
          choose={({ personId, name }) => form.set({ handlerPersonId: personId, handlerName: name })}
        />
      )}
      <TextArea {...form.field('note')} label={words.note} rows={3} isOptional />
    </Form>
  );
};
