import { Client, escapeLiteral } from 'pg';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clusterUrl } from './citus/cluster-client.js';
import type { DatabaseKind } from './citus/database-kind.js';
import { withParts } from './database-url.js';
import { rolePassword, scramVerifier } from './role-secret.js';
import { sqlFolder } from './repository.js';
import { errorCode } from './startup.error.js';

/** The addresses that each part of the program connects with; every role but the owner is bound by row-level security. */
export interface DatabaseUrls {
  /** Owns the schemas; migrations and the making of read tables only. */
  readonly owner: string;
  /** May call `append()`, nothing else. */
  readonly append: string;
  /** May call `append_at()`, nothing else: the sandbox's seed. */
  readonly seed: string;
  /** SELECT under row-level security. */
  readonly read: string;
  /** Reads events, writes read tables and checkpoints. */
  readonly project: string;
  /** Credentials, sessions, subject keys, mail. */
  readonly platform: string;
  /** Reads events, keeps how far they are published to Kafka. */
  readonly relay: string;
  /** Reads events, keeps the trees over them and their signed checkpoints. */
  readonly seal: string;
}

const LOGINS = [
  'owner',
  'append',
  'seed',
  'read',
  'project',
  'platform',
  'relay',
  'seal',
] as const satisfies readonly (keyof DatabaseUrls)[];

/** The addresses of all roles for a database of the administrator's server. */
export const databaseUrls = (
  adminUrl: string,
  database: string,
  secret: string,
  kind: DatabaseKind = 'postgres',
): DatabaseUrls => {
  const address = (role: keyof DatabaseUrls): string => {
    const user = `trustlog_${role}`;
    const url = withParts(adminUrl, { user, password: rolePassword(secret, user), database });
    return kind === 'citus' ? clusterUrl(url) : url;
  };
  return Object.fromEntries(LOGINS.map((role) => [role, address(role)])) as unknown as DatabaseUrls;
};

/** Makes missing roles. The caller holds the server's set-up lock. Throws when a role has more rights than it may have. */
export const createRoles = async (admin: Client): Promise<void> => {
  await admin.query(await readFile(join(sqlFolder, 'roles.sql'), 'utf8'));
};

/** Schemas and rights of one database; `admin` is connected to it and holds the server's set-up lock elsewhere. */
export const grantRights = async (admin: Client): Promise<void> => {
  await admin.query(await readFile(join(sqlFolder, 'grants.sql'), 'utf8'));
};

const canLogIn = async (url: string): Promise<boolean> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (errorCode(error).startsWith('28')) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
};

/**
 * Gives each role the password its address holds, but only where logging in fails: setting them at every start
 * would throw out a second machine that has the same secret for the moment between two statements.
 */
export const setPasswords = async (admin: Client, urls: DatabaseUrls): Promise<void> => {
  const fine = await Promise.all(LOGINS.map((role) => canLogIn(urls[role])));
  for (const [index, role] of LOGINS.entries()) {
    if (fine[index] === true) continue;
    const verifier = scramVerifier(decodeURIComponent(passwordIn(urls[role])));
    await admin.query(`ALTER ROLE trustlog_${role} PASSWORD ${escapeLiteral(verifier)}`);
  }
};

const passwordIn = (address: string): string => {
  const url = new URL(address);
  return url.password === '' ? (url.searchParams.get('password') ?? '') : url.password;
};
