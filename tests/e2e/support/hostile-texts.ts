import type { TextPlace } from './text-places.js';

/** What no answer to a mistake may hold: code, statements, paths, roles of the database. */
export const LEAK =
  /node_modules|\.[jt]s:\d|\bat \w+ \(|\b(SELECT|INSERT|UPDATE|DELETE)\b.*\b(FROM|INTO|SET)\b|\/libs\/|\/apps\/|trustlog_|\bpg_|stacktrace/;

/** Would run, load or break out of an attribute if any page took it for more than text. */
export const SCRIPT = `<img src=x onerror="window.ran=1">"'><script>window.ran=2</script>`;

/** Turns the reading direction round, and has letters that nobody sees. */
export const UNSEEN = 'a\u202Eb\u2066c\u200Bd\uFEFFe';

const TEXTS: readonly (readonly [string, string])[] = [
  ['script and unseen letters', SCRIPT + UNSEEN],
  ['half a letter', 'a\uD800b'],
  ['10,000 letters', 'long '.repeat(2_000)],
];

const IDS: readonly (readonly [string, string])[] = [
  ['script and a zero byte', `${SCRIPT}\u0000`],
  ['nothing', ''],
];

/** What is tried in a place, with a name each. */
export const hostileTexts = ({ isId }: TextPlace): readonly (readonly [string, string])[] => (isId ? IDS : TEXTS);
