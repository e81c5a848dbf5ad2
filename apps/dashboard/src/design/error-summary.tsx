import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { designMessages as words } from './messages.js';
import type { Problem } from './problems.js';

const toField = (id: string): void => {
  const element = document.getElementById(id);
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
};

/** All that is wrong with a form, above it; it takes the focus, and each line leads to its field. */
export const ErrorSummary = ({
  problems,
  lead = toField,
}: {
  problems: readonly Problem[];
  /** Leads to a field that is not on this page. */
  lead?: (field: string) => void;
}): ReactNode => {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box} aria-labelledby={id}>
      <h2 id={id}>{words.problems({ count: problems.length })}</h2>
      <ul>
        {problems.map(({ field, text }) => (
          <li key={`${field ?? ''}${text}`}>
            {field === null ? (
              text
            ) : (
              <a
                href={`#${field}`}
                onClick={(event) => {
                  // The address stays what it is: Back leads to the page before, not to the same one.
                  event.preventDefault();
                  lead(field);
                }}
              >
                {text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
};
