import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { carryOut } from '../../api/mutate.js';
import { useAnswer, useMoment } from '../../api/use-answer.js';
import type { WithNames } from '../../api/viewer.js';
import { DateField } from '../../design/date-field.js';
import { Form } from '../../design/form.js';
import { Radios } from '../../design/radios.js';
import { Select } from '../../design/select.js';
import { TextField } from '../../design/text-field.js';
import type { Problem } from '../../design/problems.js';
import { useForm } from '../../design/use-form.js';
import { wordsOf } from '../../shared/local-text.js';
import { Answered, Forbidden } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { peopleMessages as words } from './messages.js';
import { keepsPeople, kindOptions } from './people-words.js';
import type { Kind } from './people-words.js';
import { namesQuery } from './names.query.js';
import { NotThen } from './not-then.js';
import { registerPerson } from './people.query.js';
import { refusals } from './refusals.js';

interface Registration {
  readonly schoolId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly kind: Kind | '';
  readonly email: string;
  readonly language: 'en' | 'cy' | '';
  readonly reference: string;
  readonly post: string;
  readonly postStartDate: string;
}

const problemsOf = ({ schoolId, givenName, familyName, kind }: Registration): Problem[] => [
  ...(schoolId === '' ? [{ field: 'schoolId', text: words.schoolMissing }] : []),
  ...(`${givenName}${familyName}`.trim() === '' ? [{ field: 'familyName', text: words.nameMissing }] : []),
  ...(kind === '' ? [{ field: 'kind', text: words.kindMissing }] : []),
];

const Register = ({ answer: { names, viewer } }: { answer: WithNames }): ReactNode => {
  const client = useQueryClient();
  const navigate = useNavigate();
  const only = viewer.tenantKind === 'SCHOOL' ? viewer.tenantId : '';
  const form = useForm<Registration, { id?: string | null }>({
    name: 'register-person',
    initial: {
      ...{ schoolId: only, givenName: '', familyName: '', kind: '', email: '', language: 'en' },
      ...{ reference: '', post: '', postStartDate: '' },
    },
    check: problemsOf,
    fieldOf: (path) => (path.includes('startDate') ? 'postStartDate' : null),
    refusals: refusals(),
    send: (values, idempotencyKey) => {
      const given = Object.entries<string>({ ...values }).filter(([, value]) => value.trim() !== '');
      return carryOut(registerPerson, {
        input: { givenName: '', familyName: '', ...Object.fromEntries(given), idempotencyKey },
      });
    },
    done: async ({ id }) => {
      await client.invalidateQueries();
      await navigate(id ? { to: '/people/$personId', params: { personId: id } } : { to: '/people' });
    },
  });
  const schools = names.rows.map(({ schoolId, name }) => ({ value: schoolId, label: wordsOf(name) }));
  return (
    <>
      <h1>{words.registerHeading}</h1>
      <p>{words.registerLead}</p>
      <Form
        form={form}
        label={words.registerHeading}
        submitLabel={words.register}
        beside={<Link to="/people">{words.backToPeople}</Link>}
      >
        {only === '' && (
          <Select {...form.field('schoolId')} label={words.school} options={[{ value: '', label: '' }, ...schools]} />
        )}
        <TextField {...form.field('givenName')} label={words.givenName} width={30} />
        <TextField {...form.field('familyName')} label={words.familyName} width={30} />
        <Select {...form.field('kind')} label={words.kindIs} options={[{ value: '', label: '' }, ...kindOptions()]} />
        <TextField {...form.field('email')} label={words.email} type="email" isOptional width={40} />
        <Radios
          {...form.field('language')}
          label={words.language}
          options={[
            { value: 'en', label: words.languageIs.en },
            { value: 'cy', label: words.languageIs.cy },
          ]}
        />
        <TextField
          {...form.field('reference')}
          label={words.referenceLabel}
          hint={words.referenceHint}
          isOptional
          width={20}
        />
        <TextField {...form.field('post')} label={words.postLabel} hint={words.postHint} isOptional width={40} />
        <DateField {...form.field('postStartDate')} label={words.firstDay} hint={words.firstDayHint} isOptional />
      </Form>
    </>
  );
};

/** `/people/new`: one person by a form. */
export const RegisterScreen = (): ReactNode => {
  useTitle(words.registerHeading);
  const past = useMoment().kind === 'at';
  const answer = useAnswer(namesQuery, {});
  return (
    <Answered answer={answer}>
      {(data) => {
        if (!keepsPeople(data.viewer.role)) return <Forbidden />;
        return past ? <NotThen title={words.registerHeading} /> : <Register answer={data} />;
      }}
    </Answered>
  );
};
