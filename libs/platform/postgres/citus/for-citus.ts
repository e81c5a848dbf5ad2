/** A statement of a migration as it is given to a cluster. */
export interface ClusterStatement {
  readonly sql: string;
  /** Whether the nodes are to carry it out too; what is not told to them stays with the coordinator. */
  readonly told: boolean;
}

const TOKEN = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$[A-Za-z_]*\$)[\s\S]*?\1|;/g;
const COMMENT = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/;

/** The statements of a file of SQL, without the comments ahead of each. */
export const splitStatements = (sql: string): readonly string[] => {
  const found: string[] = [];
  let from = 0;
  for (const token of sql.matchAll(TOKEN)) {
    if (token[0] !== ';') continue;
    found.push(sql.slice(from, token.index));
    from = token.index + 1;
  }
  found.push(sql.slice(from));
  return found.map((text) => text.replace(COMMENT, '').trim()).filter((text) => text !== '');
};

const TRIGGER = /^CREATE\s+(?:OR\s+REPLACE\s+)?(?:CONSTRAINT\s+)?TRIGGER\b/i;
const FUNCTION =
  /^(?:(?:CREATE(?:\s+OR\s+REPLACE)?|ALTER|DROP)\s+(?:FUNCTION|PROCEDURE)\b|(?:GRANT|REVOKE)\b[^;]*?\bON\s+(?:FUNCTION|PROCEDURE)\b)/i;
const READ_ONCE =
  /\(\s*SELECT\s+(string_to_array\(current_setting\('app\.tenants',\s*true\),\s*','\)::uuid\[\])\s*\)::uuid\[\]/gi;

/** Policies on distributed tables may have no sub-select: the setting is read once a row there. */
export const plainPolicy = (sql: string): string => sql.replaceAll(READ_ONCE, '$1');

/**
 * A migration as a cluster takes it. Triggers are left out: distributed tables have none, and grants say the same.
 * Functions stay with the coordinator, where clients call them; those that run beside the rows are made by
 * `infra/postgres/citus`.
 */
export const forCitus = (sql: string): readonly ClusterStatement[] =>
  splitStatements(sql)
    .filter((text) => !TRIGGER.test(text))
    .map((text) => ({ sql: plainPolicy(text), told: !FUNCTION.test(text) }));
