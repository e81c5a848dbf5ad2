import type { PersonEvent } from '#contracts/people.events.js';
import type { HeldPost, PersonState, RegisteredPerson } from './person.state.js';

type Body<Type extends PersonEvent['type']> = Extract<PersonEvent, { type: Type }>['body'];

const begun = ({ personId, kind, language }: Body<'PersonRegistered'>): RegisteredPerson => ({
  status: 'present',
  personId,
  kind,
  language,
  posts: [],
});

/** The same person again without being absent or gone. */
const here = ({ personId, kind, language, posts }: RegisteredPerson): RegisteredPerson => ({
  status: 'present',
  personId,
  kind,
  language,
  posts,
});

const ended = (posts: readonly HeldPost[], { post, startDate, endDate }: Body<'PostEnded'>): readonly HeldPost[] =>
  posts.map((held) => (held.post === post && held.startDate === startDate ? { ...held, endDate } : held));

const later = (state: RegisteredPerson, event: PersonEvent): RegisteredPerson => {
  switch (event.type) {
    case 'PersonRegistered':
      return begun(event.body);
    case 'PersonDetailsChanged': {
      const { kind = state.kind, language = state.language } = event.body;
      return { ...state, kind, language };
    }
    case 'PostStarted': {
      const { post, startDate } = event.body;
      return { ...state, posts: [...state.posts, { post, startDate, endDate: null }] };
    }
    case 'PostEnded':
      return { ...state, posts: ended(state.posts, event.body) };
    case 'AbsenceStarted':
      return { ...here(state), status: 'absent', absentSince: event.body.startedOn };
    case 'AbsenceEnded':
    case 'PersonReturned':
      return here(state);
    case 'PersonLeft':
      return { ...here(state), status: 'left', leftOn: event.body.leftOn };
  }
};

/** What an event means for the person. A log begins with PersonRegistered; the decider sees to that. */
export const evolvePerson = (state: PersonState, event: PersonEvent): PersonState => {
  if (state.status !== 'unregistered') return later(state, event);
  return event.type === 'PersonRegistered' ? begun(event.body) : state;
};
