import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Failed } from '../../api/failures.js';
import { forgetRole } from '../../api/last-role.js';
import { forgetPositions } from '../../api/positions.js';
import { demoRoles, signInAsDemo } from '../../api/session.js';
import type { DemoRole } from '../../api/session.js';
import { dropAllDrafts } from '../../design/drafts.js';
import { playAs } from '../../shared/last-look.js';
import { messages } from '../../shared/messages.js';
import { Failure, Loading, PageMessage } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { signInMessages as words } from './messages.js';
import { nextPage } from './next-page.js';

/** A part that this page has no words for is offered by its own name. */
const isKnown = (role: string): role is keyof typeof words.role => role in words.role;

const Role = ({ role, enter }: { role: DemoRole; enter: () => void }): ReactNode => {
  const who = [role.person, role.tenant].filter((part) => part !== null).join(', ');
  return (
    <li>
      <button type="button" onClick={enter}>
        <b>{isKnown(role.role) ? words.role[role.role] : role.role}</b>
        {who !== '' && <span>{who}</span>}
        <span className="soft small">{isKnown(role.role) && words.does[role.role]}</span>
      </button>
    </li>
  );
};

/** Nothing that could be said of the door itself: whether the server was reached is all that is known. */
const whatToDo = (error: Error): string =>
  error instanceof Failed && !error.hasArrived ? messages.failedCureOffline : messages.failedCureAlone;

const Roles = ({ roles }: { roles: readonly DemoRole[] }): ReactNode => {
  const { next } = useSearch({ from: '/sign-in' });
  const router = useRouter();
  const client = useQueryClient();
  const { mutate, error } = useMutation({
    mutationFn: signInAsDemo,
    onSuccess: (_, role) => {
      playAs(role);
      forgetPositions();
      forgetRole();
      dropAllDrafts();
      client.removeQueries({ queryKey: ['viewer'] });
      client.clear();
      router.history.push(nextPage(next));
    },
  });
  return (
    <section className="door">
      <h1 tabIndex={-1}>{words.heading}</h1>
      <p>{words.lead}</p>
      {error !== null && (
        <p className="warning" role="alert">
          {words.failed}. {whatToDo(error)}
        </p>
      )}
      <ul>
        {roles.map((role) => (
          <Role key={role.role} role={role} enter={() => mutate(role.role)} />
        ))}
      </ul>
    </section>
  );
};

/** `/sign-in`: the door. */
export const SignInScreen = (): ReactNode => {
  useTitle(words.title);
  const { data, error, refetch } = useQuery({ queryKey: ['demo-roles'], queryFn: demoRoles, staleTime: 60_000 });
  if (error !== null) return <Failure error={error} retry={refetch} />;
  if (data === undefined) return <Loading />;
  if (data.length === 0) {
    return (
      <PageMessage heading={words.off}>
        <p>{words.offCure}</p>
      </PageMessage>
    );
  }
  return <Roles roles={data} />;
};
