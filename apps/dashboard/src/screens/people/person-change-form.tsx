import type { ReactNode } from 'react';
import type { PersonRecord } from '../../../../../libs/contracts/graphql/schema.types.js';
import { carryOut } from '../../api/mutate.js';
import { Button } from '../../design/button.js';
import { Form } from '../../design/form.js';
import { Radios } from '../../design/radios.js';
import { Select } from '../../design/select.js';
import { TextField } from '../../design/text-field.js';
import { useForm } from '../../design/use-form.js';
import { messages } from '../../shared/messages.js';
import { peopleMessages as words } from './messages.js';
import { isKind, kindOptions } from './people-words.js';
import type { Kind } from './people-words.js';
import { changePerson } from './people.query.js';
import { refusals } from './refusals.js';

/** The answers of the form. A name is shown whole and never taken apart: both its fields begin empty and stay so. */
interface Changes {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly kind: Kind | '';
  readonly language: 'en' | 'cy' | '';
}

/** Only what is different is sent: what stays is no event. */
export const changedOnly = (values: Changes, before: Changes): Partial<Record<keyof Changes, string | null>> => {
  const changed = Object.entries(values).filter(([name, value]) => value !== before[name as keyof Changes]);
  return Object.fromEntries(changed.map(([name, value]) => [name, name === 'email' && value === '' ? null : value]));
};

const languageOf = (language: string): Changes['language'] => (language === 'cy' ? 'cy' : 'en');

/** Details that change; an empty name leaves the name. */
export const ChangeForm = ({
  record: { person },
  done,
  cancel,
}: {
  record: PersonRecord;
  done: () => unknown;
  cancel: () => void;
}): ReactNode => {
  const before: Changes = {
    ...{ givenName: '', familyName: '', email: person.email ?? '' },
    ...{ kind: isKind(person.kind) ? person.kind : '', language: languageOf(person.language) },
  };
  const form = useForm({
    name: `change-${person.id}-${person.schoolId}`,
    initial: before,
    check: (values) =>
      Object.keys(changedOnly(values, before)).length === 0 ? [{ field: null, text: words.nothingChanged }] : [],
    refusals: refusals(),
    send: (values, idempotencyKey) =>
      carryOut(changePerson, {
        input: { schoolId: person.schoolId, personId: person.id, ...changedOnly(values, before), idempotencyKey },
      }),
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
