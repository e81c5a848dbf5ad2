import pg from 'pg';

/** A statement as it was sent. */
export interface Statement {
  /** The database role of the connection that sent it. */
  readonly role: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

type Query = (this: pg.Client, ...given: readonly unknown[]) => unknown;

/** The statements that connections of these database roles send while `work` runs, in their order. */
export const statementsOf = async (
  roles: string | readonly string[],
  work: () => Promise<unknown>,
): Promise<Statement[]> => {
  const statements: Statement[] = [];
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = function (this: pg.Client, ...given) {
    const [first, values] = given;
    const text = typeof first === 'string' ? first : (first as { text?: unknown }).text;
    const bound = Array.isArray(values) ? (values as unknown[]) : ((first as { values?: unknown[] }).values ?? []);
    const role = this.user ?? '';
    if (roles.includes(role) && typeof text === 'string') statements.push({ role, text, values: bound });
    return Reflect.apply(original, this, given);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return statements;
};

/** Role by which the read models are asked, and role by which keys are. */
export const READER = 'trustlog_read';
const KEEPER = 'trustlog_platform';

/** What stands in the same text as the tenants in sight, and says what an answer to be kept rests on. */
const VERSION = /; SELECT \* FROM read\.answer_version\(.*$/s;

/**
 * What a page asks the database: the questions to the read models in their transaction, and the look-up of the keys
 * that open names. Not among them is what every request does to know who asks, nor what only keeping an answer takes.
 */
export const questionsOf = async (work: () => Promise<unknown>): Promise<Statement[]> =>
  (await statementsOf([READER, KEEPER], work))
    .filter(({ role, text }) => role === READER || /\bplatform\.(tenant|subject)_key\b/.test(text))
    .map((statement) => ({ ...statement, text: statement.text.replace(VERSION, '') }));
