import type { BreachAction } from '../../../../../libs/contracts/graphql/schema.types.js';
import { RefusedCommand } from '../../api/mutate.js';
import { useForm } from '../../design/use-form.js';
import type { FormOptions, FormState } from '../../design/use-form.js';
import type { CaseShown } from './case.query.js';
import { caseMessages as words } from './messages.js';
import { caseRefusals } from './refusals.js';

/** Longest text of a field; the server refuses more. */
export const LONGEST = 10_000;

/** What the form of an act needs. */
export interface ActProps {
  readonly one: CaseShown;
  /** What to say once it is recorded. */
  readonly done: (said: string) => unknown;
  /** Somebody was quicker: the page is asked anew, where the form may not stand any more, and says why itself. */
  readonly meanwhile: (said: string) => unknown;
}

/** Refusals that say that the case is not any more as the page shows it. */
const MEANWHILE: readonly string[] = [
  ...['BREACH.ALREADY_CLOSED', 'BREACH.ALREADY_DECIDED', 'BREACH.CLOCK_STOPPED', 'BREACH.NOT_DECIDED'],
  ...['BREACH.NOT_TAKEN_UP', 'BREACH.TAKEN_UP', 'BREACH.UNKNOWN', 'COMMAND.CONFLICT'],
];

/** Names the case, as every command to it does. */
export const aboutCase = ({ id: breachId, schoolId }: CaseShown) => ({ schoolId, breachId });

/** The form of one act: its draft hangs on the act and the case. */
export const useCaseForm = <Values extends object>(
  act: BreachAction,
  { one, done, meanwhile }: ActProps,
  options: Pick<FormOptions<Values, unknown>, 'initial' | 'check' | 'send' | 'fieldOf'>,
): FormState<Values> =>
  useForm<Values, unknown>({
    ...options,
    name: `${act}/${one.id}`,
    refusals: caseRefusals(),
    send: async (values, key) => {
      try {
        return await options.send(values, key);
      } catch (error) {
        if (error instanceof RefusedCommand && MEANWHILE.includes(error.code)) {
          void meanwhile(caseRefusals()[error.code] ?? error.words);
        }
        throw error;
      }
    },
    done: () => done(words.done[act]),
  });
