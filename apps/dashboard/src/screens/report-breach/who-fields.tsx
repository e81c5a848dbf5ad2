import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useAnswer } from '../../api/use-answer.js';
import { Radios } from '../../design/radios.js';
import { TextField } from '../../design/text-field.js';
import type { FieldBinding } from '../../design/field.js';
import type { FormState } from '../../design/use-form.js';
import { wordsOf } from '../../shared/local-text.js';
import { postName } from '../../shared/post-name.js';
import { reportMessages as words } from './messages.js';
import type { ReportValues } from './report-flow.js';
import { peopleFoundQuery } from './report.query.js';
import type { PersonFound } from './report.query.js';

const QUIET_MS = 300;

/** The server answers no more than these at once. */
const MOST_FOUND = 10;

/** What has been typed, once the typing rests. */
const useRested = (text: string): string => {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
};

const postsOf = ({ posts }: PersonFound): string =>
  posts.map((post) => postName(wordsOf(post))).join(', ') || words.noPost;

const Found = ({
  schoolId,
  find,
  chosenId,
  choose,
}: {
  schoolId: string;
  find: string;
  chosenId: string;
  choose: (person: PersonFound) => void;
}): ReactNode => {
  const { data, error, isStale } = useAnswer(peopleFoundQuery, { schoolId, find });
  const people = data?.breachPeople ?? [];
  const id = 'subjectPersonId';
  const pick = (personId: string): void => {
    const person = people.find((one) => one.personId === personId);
    if (person !== undefined) choose(person);
  };
  if (error !== null) return <p role="alert">{words.findFailed}</p>;
  if (data === undefined || isStale) return null;
  return (
    <>
      <p role="status">
        {people.length < MOST_FOUND ? words.found({ count: people.length }) : words.foundMost({ count: MOST_FOUND })}
      </p>
      {people.length > 0 && (
        <Radios
          {...{ id, value: chosenId, onChange: pick, error: undefined }}
          label={words.person}
          options={people.map((one) => ({ value: one.personId, label: one.name, hint: postsOf(one) }))}
        />
      )}
    </>
  );
};

/** A person of a school by name: looked up while one types, never listed whole. */
export const PersonSearch = ({
  schoolId,
  find,
  chosen,
  choose,
}: {
  schoolId: string;
  find: FieldBinding<string>;
  chosen: { readonly id: string; readonly name: string };
  choose: (person: PersonFound) => void;
}): ReactNode => {
  const rested = useRested(find.value).trim();
  return (
    <>
      <TextField {...find} type="search" autoComplete="off" label={words.find} hint={words.findHint} width={30} />
      {chosen.id !== '' && (
        <p role="status">
          <b>{words.chosen({ name: chosen.name })}</b>
        </p>
      )}
      {rested.length > 1 && <Found schoolId={schoolId} find={rested} chosenId={chosen.id} choose={choose} />}
    </>
  );
};

/** Whom a report is about: somebody who is looked up, or not known. */
export const WhoFields = ({ form, schoolId }: { form: FormState<ReportValues>; schoolId: string }): ReactNode => {
  const { who, subjectPersonId, subjectName } = form.values;
  return (
    <>
      <Radios
        {...form.field('who')}
        label={words.who}
        hint={words.whoHint}
        options={[
          { value: 'person', label: words.whoPerson },
          { value: 'unknown', label: words.whoUnknown },
        ]}
      />
      {who === 'person' && (
        <>
          <p className="hint">{words.whoPupil}</p>
          <PersonSearch
            schoolId={schoolId}
            find={form.field('find')}
            chosen={{ id: subjectPersonId, name: subjectName }}
            choose={({ personId, name }) => form.set({ subjectPersonId: personId, subjectName: name })}
          />
        </>
      )}
    </>
  );
};
