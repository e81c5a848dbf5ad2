import type { ReactNode } from 'react';
import { StatusTag } from '../../shared/status-tag.js';
import type { StatusCode } from '../../shared/status.js';
import { styleguideMessages as words } from './messages.js';
import { Group, Part } from './sample.js';

/** Ink and paper as they stand together in the screens. */
const PAIRS: readonly (readonly [string, string])[] = [
  ...([
    ['ink', 'paper'],
    ['soft', 'paper'],
    ['accent', 'paper'],
    ['accent-ink', 'accent'],
  ] as const),
  ...([
    ['ok', 'ok-bg'],
    ['due', 'due-bg'],
    ['late', 'late-bg'],
    ['wait', 'wait-bg'],
  ] as const),
  ...([
    ['none', 'card'],
    ['past', 'past-bg'],
    ['card', 'late'],
    ['ink', 'card'],
  ] as const),
];

const CODES: readonly StatusCode[] = ['I', 'D', 'O', 'A', 'N', 'X', 'B'];

/** Colours in the pairs that they are used in, and the seven shapes of a status. */
export const TokensPart = (): ReactNode => (
  <Group heading={words.groups.tokens}>
    <Part name="tokens">
      <ul className="swatches">
        {PAIRS.map(([ink, paper]) => (
          <li key={`${ink}${paper}`} style={{ color: `var(--${ink})`, background: `var(--${paper})` }}>
            <b>{ink}</b> {words.textOn({ name: paper })}
          </li>
        ))}
      </ul>
    </Part>
    <Part name="StatusTag">
      <ul className="plain-list">
        {CODES.map((code) => (
          <li key={code}>
            <StatusTag code={code} days={code === 'D' || code === 'O' ? 12 : null} />
          </li>
        ))}
      </ul>
    </Part>
  </Group>
);
