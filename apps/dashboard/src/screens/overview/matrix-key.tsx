import type { ReactNode } from 'react';
import { lookOf } from '../../shared/status.js';
import type { StatusCode } from '../../shared/status.js';
import { overviewMessages as words } from './messages.js';

const exampleDays: Partial<Record<StatusCode, number>> = { D: 9, O: 4 };

/** What the shapes and letters of the matrix mean. */
export const MatrixKey = (): ReactNode => (
  <ul className="key" aria-label={words.key}>
    {(Object.keys(words.keyOf) as StatusCode[]).map((code) => {
      const { shape, sign } = lookOf(code, exampleDays[code] ?? null);
      return (
        <li key={code}>
          <span className={`cell ${shape}`} aria-hidden="true">
            {sign}
          </span>
          {words.keyOf[code]}
        </li>
      );
    })}
  </ul>
);
