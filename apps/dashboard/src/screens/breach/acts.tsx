import type { ReactNode } from 'react';
import type { BreachAction } from '../../../../../libs/contracts/graphql/schema.types.js';
import { Details } from '../../design/details.js';
import { actsOf, nextStepOf } from './case-acts.js';
import type { NextStep } from './case-acts.js';
import type { CaseShown } from './case.query.js';
import { AttachForm, CloseForm, DecideForm, MeasureForm } from './deed-forms.js';
import { caseMessages as words } from './messages.js';
import { AsideForm, TellingForm } from './telling-forms.js';
import { TriageForm } from './triage-form.js';
import type { ActProps } from './use-case-form.js';

const forms: Readonly<Record<BreachAction, (props: ActProps) => ReactNode>> = {
  TRIAGE: TriageForm,
  ESCALATE: TellingForm,
  SET_CLOCK_ASIDE: AsideForm,
  MEASURE: MeasureForm,
  ATTACH: AttachForm,
  DECIDE: DecideForm,
  CLOSE: CloseForm,
};

/** The act that stands open, because it comes next. */
const openFor: Readonly<Partial<Record<NextStep, BreachAction>>> = {
  police: 'ESCALATE',
  tell: 'ESCALATE',
  takeUp: 'TRIAGE',
  decide: 'DECIDE',
  close: 'CLOSE',
};

const nameOf = (act: BreachAction, { status }: CaseShown): string =>
  act === 'TRIAGE' && status !== 'REPORTED' ? words.triageAgain : words.act[act];

/** What somebody who handles the case can do now, and nothing that would be refused. */
export const Acts = (props: ActProps): ReactNode => {
  const { one } = props;
  const acts = actsOf(one);
  const next = openFor[nextStepOf(one)];
  return (
    <section id="acts" aria-labelledby="acts-heading">
      <h2 id="acts-heading">{words.acts}</h2>
      {acts.length === 0 && <p className="soft">{words.actsNone}</p>}
      {acts.map((act) => {
        const Act = forms[act];
        return (
          <Details key={`${act}-${one.steps.length}`} summary={nameOf(act, one)} isOpen={act === next}>
            <Act {...props} />
          </Details>
        );
      })}
    </section>
  );
};
