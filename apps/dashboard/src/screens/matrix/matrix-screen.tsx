import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { memo, useDeferredValue, useId, useMemo } from 'react';
import type { ReactNode } from 'react';
import { useAnswer } from '../../api/use-answer.js';
import { EmptyState } from '../../design/empty-state.js';
import { AsOfPicker } from '../../shared/as-of-picker.js';
import { Choice } from '../../shared/filters.js';
import { wordsOf } from '../../shared/local-text.js';
import { messages } from '../../shared/messages.js';
import { Answered } from '../../shared/states.js';
import type { StatusCode } from '../../shared/status.js';
import { useNarrow } from '../../shared/use-narrow.js';
import { useTitle } from '../../shared/use-title.js';
import { MatrixKey } from '../overview/matrix-key.js';
import { MatrixList } from '../overview/matrix-list.js';
import { MatrixTable } from '../overview/matrix.js';
import type { MatrixData } from '../overview/matrix.js';
import { narrow } from './matrix-filter.js';
import type { MatrixSearch, Narrowed } from './matrix-filter.js';
import { matrixQuery } from './matrix.query.js';
import { matrixMessages as words } from './messages.js';

const NameField = ({ value }: { value: string | undefined }): ReactNode => {
  const id = useId();
  const navigate = useNavigate();
  return (
    <span className="choice">
      <label htmlFor={id}>{words.school}</label>
      <input
        id={id}
        type="search"
        maxLength={200}
        value={value ?? ''}
        onChange={({ target }) =>
          void navigate({
            to: '.',
            replace: true,
            resetScroll: false,
            search: (search) => ({ ...search, name: target.value || undefined }),
          })
        }
      />
    </span>
  );
};

const Filters = ({ matrix, search }: { matrix: MatrixData; search: MatrixSearch }): ReactNode => {
  const statuses = (Object.entries(messages.status) as [StatusCode, string][]).map(([value, label]) => ({
    value,
    label,
  }));
  const policies = matrix.columns.map(({ category, label }) => ({ value: category, label: wordsOf(label) }));
  return (
    <div className="asof filters">
      <Choice
        label={words.status}
        name="status"
        value={search.status}
        options={[{ value: '', label: words.anyStatus }, ...statuses]}
      />
      <Choice
        label={words.policy}
        name="category"
        value={search.category}
        options={[{ value: '', label: words.allPolicies }, ...policies]}
      />
      <NameField value={search.name} />
      {(search.status ?? search.category ?? search.name) !== undefined && (
        <Link to="/matrix" search={{}}>
          {words.clear}
        </Link>
      )}
      <AsOfPicker />
    </div>
  );
};

const sentenceOf = (whole: MatrixData, { matrix, cells }: Narrowed, { status, name }: MatrixSearch): string => {
  const [shown, total] = [matrix.rows.length, whole.rows.length];
  if (status !== undefined) return words.found({ shown, total, cells, status: messages.status[status] });
  if (name !== undefined) return words.narrowed({ shown, total });
  return words.whole({ schools: shown, policies: matrix.columns.length });
};

const Shown = memo(({ matrix }: { matrix: MatrixData }): ReactNode => {
  const isNarrow = useNarrow();
  if (matrix.rows.length === 0) return <EmptyState>{words.none}</EmptyState>;
  if (isNarrow) return <MatrixList matrix={matrix} />;
  return (
    <>
      <MatrixKey />
      <MatrixTable matrix={matrix} room="matrix-room full" />
    </>
  );
});

/** A choice shows at once; the sentence and the rows that it leaves follow together as soon as they are drawn. */
const Found = ({ matrix, search }: { matrix: MatrixData; search: MatrixSearch }): ReactNode => {
  const shown = useDeferredValue(search);
  const narrowed = useMemo(() => narrow(matrix, shown), [matrix, shown]);
  return (
    <>
      <h1>{sentenceOf(matrix, narrowed, shown)}</h1>
      <Filters matrix={matrix} search={search} />
      <div aria-busy={shown !== search}>
        <Shown matrix={narrowed.matrix} />
      </div>
    </>
  );
};

/** `/matrix`: every school by every required policy, and what the address narrows it to. */
export const MatrixScreen = (): ReactNode => {
  useTitle(words.title);
  const search = useSearch({ from: '/matrix' });
  const answer = useAnswer(matrixQuery, {});
  return (
    <Answered answer={answer}>
      {({ matrix }) =>
        matrix.rows.length === 0 ? (
          <EmptyState heading={words.title}>{words.noSchools}</EmptyState>
        ) : (
          <Found matrix={matrix} search={search} />
        )
      }
    </Answered>
  );
};
