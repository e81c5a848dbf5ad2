import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PersonRecord } from '../../../../../libs/contracts/graphql/schema.types.js';
import { RefusedCommand, carryOut } from '../../api/mutate.js';
import { Button } from '../../design/button.js';
import { Form } from '../../design/form.js';
import { Notice } from '../../design/notice.js';
import { Radios } from '../../design/radios.js';
import { Select } from '../../design/select.js';
import { TextField } from '../../design/text-field.js';
import { useForm } from '../../design/use-form.js';
import type { FormState } from '../../design/use-form.js';
import { messages } from '../../shared/messages.js';
import { peopleMessages as words } from './messages.js';
import { kindOptions } from './people-words.js';
import { changePerson, personQuery } from './people.query.js';
import { changedOnly, changesOf, differences, goOnFrom, seenOf } from './person-changes.js';
import type { Changes, Seen } from './person-changes.js';
import { refusals } from './refusals.js';

/** What somebody else recorded while this form was open, before it is sent. */
const Meanwhile = ({ form, now }: { form: FormState<Changes>; now: Seen }): ReactNode => {
  const { seen } = form.values;
  if (seen.version === now.version) return null;
  const lines = differences(seen, now);
  return (
    <Notice kind="warning" heading={words.meanwhile}>
      {lines.length === 0 ? (
        <p>{words.meanwhileOther}</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <Button onClick={() => form.set(goOnFrom(form.values, now))}>{words.goOnFromNow}</Button>
    </Notice>
  );
};

/** The slower of two is told by the server; what the faster one did is then fetched. */
const isOvertaken = (error: unknown): boolean =>
  error instanceof RefusedCommand && error.code === 'PEOPLE.CHANGED_MEANWHILE';

/** Details that change; an empty name leaves the name. */
export const ChangeForm = ({
  record,
  done,
  cancel,
}: {
  record: PersonRecord;
  done: () => unknown;
  cancel: () => void;
}): ReactNode => {
  const { person } = record;
  const client = useQueryClient();
  const now = seenOf(record);
  const form = useForm({
    name: `change-${person.id}-${person.schoolId}`,
    initial: changesOf(now),
    check: (values) =>
      Object.keys(changedOnly(values)).length === 0 ? [{ field: null, text: words.nothingChanged }] : [],
    refusals: refusals(),
    send: async (values, idempotencyKey) => {
      const of = { schoolId: person.schoolId, personId: person.id, seenVersion: values.seen.version };
      try {
        return await carryOut(changePerson, { input: { ...of, ...changedOnly(values), idempotencyKey } });
      } catch (error) {
        if (isOvertaken(error)) await client.invalidateQueries({ queryKey: [personQuery.name] });
        throw error;
      }
    },
    done,
  });
  return (
    <Form
      form={form}
      label={words.change}
      submitLabel={words.change}
      beside={
        <Button kind="text" onClick={cancel}>
          {messages.cancel}
        </Button>
      }
    >
      <Meanwhile form={form} now={now} />
      <TextField
        {...form.field('givenName')}
        label={words.givenName}
        hint={person.name ?? undefined}
        isOptional
        width={30}
      />
      <TextField {...form.field('familyName')} label={words.familyName} isOptional width={30} />
      <TextField {...form.field('email')} label={words.email} type="email" isOptional width={40} />
      <Select {...form.field('kind')} label={words.kindIs} options={kindOptions()} />
      <Radios
        {...form.field('language')}
        label={words.language}
        options={[
          { value: 'en', label: words.languageIs.en },
          { value: 'cy', label: words.languageIs.cy },
        ]}
      />
    </Form>
  );
};
