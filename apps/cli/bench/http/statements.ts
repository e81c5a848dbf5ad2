import pg from 'pg';

/** A statement as it was sent. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

type Query = (this: pg.Client, ...given: readonly unknown[]) => unknown;

/** The statements that connections of one database role send while `work` runs, in their order. */
export const statementsOf = async (role: string, work: () => Promise<unknown>): Promise<Statement[]> => {
  const statements: Statement[] = [];
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = function (this: pg.Client, ...given) {
    const [first, values] = given;
    const text = typeof first === 'string' ? first : (first as { text?: unknown }).text;
    const bound = Array.isArray(values) ? (values as unknown[]) : ((first as { values?: unknown[] }).values ?? []);
    if (this.user === role && typeof text === 'string') statements.push({ text, values: bound });
    return Reflect.apply(original, this, given);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return statements;
};
