import { randomUUID } from 'node:crypto';
import type { GraphqlAnswer } from '../../support/trustlog-server.js';
import { idsIn } from './secrets.js';

/** The same request about things that do not exist: every id, and each word of `words`, is another one. */
export interface Twin<Input extends object> {
  readonly input: Input;
  /** An answer about the twin, as it would read of the original. */
  readonly back: (text: string) => string;
}

export const twinOf = <Input extends object>(
  input: Input,
  keep: readonly string[],
  words: Readonly<Record<string, string>> = {},
): Twin<Input> => {
  const text = JSON.stringify(input);
  const pairs = [
    ...[...idsIn(text)].filter((id) => !keep.includes(id)).map((id) => [id, randomOf(id)] as const),
    ...Object.entries(words),
  ];
  const there = (within: string): string => pairs.reduce((now, [from, to]) => now.replaceAll(from, to), within);
  const back = (within: string): string => pairs.reduce((now, [from, to]) => now.replaceAll(to, from), within);
  return { input: JSON.parse(there(text)) as Input, back };
};

const randomOf = (id: string): string =>
  id.length === 64 ? (randomUUID() + randomUUID()).replaceAll('-', '') : randomUUID();

/** The answer's bytes without what differs from one request to the next: correlation ids and the asked time. */
export const steady = ({ status, text }: GraphqlAnswer): string =>
  `${String(status)} ${text
    .replaceAll(/"correlationId":"[^"]*"/g, '"correlationId":"-"')
    .replaceAll(/"at":"[^"]*"/g, '"at":"-"')}`;

/**
 * Headers too, without those that name the moment or the length. The tag of an answer is a hash in which the question
 * stands, so two questions have two of them; what one could learn from that is asked by a test of its own.
 */
export const headersOf = ({ headers }: GraphqlAnswer): string =>
  JSON.stringify(
    [...headers]
      .filter(([name]) => !['date', 'content-length'].includes(name))
      .map(([name, value]) => [name, name === 'etag' ? value.replaceAll(/[\w-]/g, 'x') : value]),
  );

/** The tag of an answer; null where it is made anew each time. */
export const tagOf = ({ headers }: GraphqlAnswer): string | null => headers.get('etag');
