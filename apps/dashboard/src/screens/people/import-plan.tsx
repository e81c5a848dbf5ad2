import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PeopleImport, RowError } from '../../../../../libs/contracts/graphql/schema.types.js';
import { Button } from '../../design/button.js';
import { Confirm } from '../../design/confirm.js';
import { DataTable } from '../../design/data-table.js';
import { LinkButton } from '../../design/link-button.js';
import { Notice } from '../../design/notice.js';
import { SummaryList } from '../../design/summary-list.js';
import { currentLanguage } from '../../i18n/language.js';
import { formatCount } from '../../shared/format.js';
import type { RunEnd } from './import-run.js';
import { importMessages as words } from './import.messages.js';

type Counts = Pick<PeopleImport, 'registered' | 'changed' | 'posts' | 'unchanged'>;

const Account = ({ counts }: { counts: Counts }): ReactNode => (
  <SummaryList
    rows={[
      { label: words.registered, value: formatCount(counts.registered) },
      { label: words.changed, value: formatCount(counts.changed) },
      { label: words.posts, value: formatCount(counts.posts) },
      { label: words.unchanged, value: formatCount(counts.unchanged) },
    ]}
  />
);

/** More than these nobody mends at one sitting. */
const SHOWN = 100;

/** What to do about an error, in the reader's language. */
const cureOf = ({ message, messageCy }: RowError): string => (currentLanguage() === 'cy' ? messageCy : message);

const Errors = ({ errors }: { errors: readonly RowError[] }): ReactNode => (
  <>
    <Notice kind="error" heading={words.errors({ count: errors.length })}>
      {errors.length > SHOWN && <p>{words.firstErrors({ shown: SHOWN, count: errors.length })}</p>}
    </Notice>
    <DataTable
      caption={words.errorsCaption}
      rows={errors.slice(0, SHOWN).map((error, index) => ({ ...error, index }))}
      idOf={({ index }) => `error-${index}`}
      columns={[
        { name: words.row, cell: ({ row }) => formatCount(row) },
        { name: words.column, cell: ({ column }) => column && <code>{column}</code> },
        { name: words.value, cell: ({ value }) => value },
        { name: words.cure, cell: cureOf },
      ]}
    />
  </>
);

/** What would happen, and the way to let it. */
export const ImportPlan = ({
  plan,
  store,
  again,
}: {
  plan: PeopleImport;
  store: () => unknown;
  again: () => void;
}): ReactNode => {
  const [asking, setAsking] = useState(false);
  const { rows, errors } = plan;
  const changes = plan.registered + plan.changed + plan.posts;
  return (
    <section className="part">
      <h2>{words.would}</h2>
      {errors.length > 0 ? (
        <Errors errors={errors} />
      ) : (
        <>
          <p>{changes === 0 ? words.nothing : words.wouldSentence({ rows, people: plan.registered })}</p>
          <Account counts={plan} />
        </>
      )}
      <p className="form-end">
        {errors.length === 0 && changes > 0 && (
          <Button kind="primary" onClick={() => setAsking(true)}>
            {words.store({ rows })}
          </Button>
        )}
        <Button onClick={again}>{words.another}</Button>
      </p>
      <Confirm
        isOpen={asking}
        isDanger={false}
        heading={words.confirmHeading({ rows })}
        confirmLabel={words.store({ rows })}
        onConfirm={store}
        onCancel={() => setAsking(false)}
      >
        <p>{words.confirmText}</p>
      </Confirm>
    </section>
  );
};

/** What became of it: all, or exactly how much. */
export const ImportResult = ({
  end,
  of,
  goOn,
  again,
  failure,
}: {
  end: RunEnd;
  of: number;
  goOn: () => unknown;
  again: () => void;
  failure: (error: unknown) => string;
}): ReactNode => {
  const { rows } = end.stored;
  return (
    <section>
      {end.kind === 'done' && <Notice kind="success" heading={words.done} />}
      {end.kind === 'stopped' && (
        <Notice kind="warning" heading={words.stopped}>
          <p>{words.stoppedSentence({ rows, of })}</p>
        </Notice>
      )}
      {end.kind === 'broken' && (
        <Notice kind="error" heading={words.broken}>
          <p>{words.brokenSentence({ rows, of })}</p>
          <p>{failure(end.error)}</p>
        </Notice>
      )}
      <Account counts={end.stored} />
      <p className="form-end">
        {end.kind !== 'done' && (
          <Button kind="primary" onClick={goOn}>
            {words.goOn}
          </Button>
        )}
        <LinkButton to="/people">{words.toPeople}</LinkButton>
        <Button onClick={again}>{words.another}</Button>
      </p>
    </section>
  );
};
