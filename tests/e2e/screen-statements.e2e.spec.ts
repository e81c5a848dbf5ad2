import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { repositoryRoot } from '#platform/postgres/repository.js';
import { TRUST_ID } from '../../apps/cli/sandbox/sandbox-ids.js';
import { findShown, screenCases, type Shown } from '../support/screens/asked.js';
import { screenQueries } from '../support/screens/documents.js';
import { GrownSandbox } from '../support/screens/grown-sandbox.js';
import { SentStatements, type Sent } from '../support/screens/statements.js';
import { startTrustlog, type TrustlogServer } from '../support/trustlog-server.js';

const TABLE = path.join(repositoryRoot, 'docs', 'statements.md');
const TIMES = 3;

let documents: ReadonlyMap<string, string>;
let small: ReadonlyMap<string, readonly Sent[]>;
let large: ReadonlyMap<string, readonly Sent[]>;
let members: { readonly small: number; readonly large: number };

const shownIn = async (adminUrl: string): Promise<Shown> => {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  return findShown(admin).finally(() => admin.end());
};

/** What each screen's document makes the server ask of its database. */
const sentBy = async (server: TrustlogServer, shown: Shown): Promise<ReadonlyMap<string, readonly Sent[]>> => {
  const sent = new SentStatements(server);
  const found = new Map<string, readonly Sent[]>();
  for (const [name, text] of documents) {
    const { as, variables } = screenCases[name] ?? { as: 'staff', variables: () => ({}) };
    found.set(name, await sent.of(server.keys[as], text, variables(shown)));
  }
  sent.stop();
  return found;
};

/** A trust of three times the schools; the shown school and its shown records have three times as much of everything. */
const grow = async (adminUrl: string, shown: Shown): Promise<void> => {
  const sandbox = await GrownSandbox.of(adminUrl);
  const { schoolId, policyId, campaignId, breachId, personId } = shown;
  await sandbox.schools(TRUST_ID, TIMES);
  await sandbox.within([TRUST_ID, schoolId], TIMES, [policyId, campaignId, breachId, personId]);
  await sandbox.analyse();
  await sandbox.end();
};

const membersOf = async ({ installation }: TrustlogServer): Promise<number> =>
  (await installation.reads.membersNow(TRUST_ID)).length;

beforeAll(async () => {
  documents = await screenQueries();
  const server = await startTrustlog({ seed: true });
  const shown = await shownIn(server.adminUrl);
  small = await sentBy(server, shown);
  const before = await membersOf(server);
  await server.stop();
  const grown = await startTrustlog({ seed: true, prepare: (adminUrl) => grow(adminUrl, shown) });
  large = await sentBy(grown, shown);
  members = { small: before, large: await membersOf(grown) };
  await grown.stop();
}, 600_000);

/** How often each statement was sent, by its text. */
const tally = (sent: readonly Sent[]): Readonly<Record<string, number>> => {
  const counted: Record<string, number> = {};
  for (const { role, text } of sent) {
    const line = `${role}: ${text.replaceAll(/\s+/g, ' ').slice(0, 160)}`;
    counted[line] = (counted[line] ?? 0) + 1;
  }
  return counted;
};

const LINE = /^\| (\w+) +\| (\w+) +\| +(\d+) +\|$/;
const lineOf = (name: string, sent: readonly Sent[]): string =>
  `| ${name} | ${screenCases[name]?.as ?? ''} | ${String(sent.length)} |`;

/** The table as it is to be read, without its padding. */
const linesIn = (text: string): string[] =>
  text.split('\n').flatMap((line) => {
    const [, name, as, count] = LINE.exec(line) ?? [];
    return name && as && count ? [`| ${name} | ${as} | ${count} |`] : [];
  });

const padded = (lines: readonly string[]): string[] =>
  lines.map((line) => {
    const [, name = '', as = '', count = ''] = LINE.exec(line) ?? [];
    return `| ${name.padEnd(15)} | ${as.padEnd(11)} | ${count.padStart(10)} |`;
  });

describe('the documents of the screens', () => {
  it('each have a case here, and no case is of a document that is gone', () => {
    expect(Object.keys(screenCases).sort()).toEqual([...documents.keys()].sort());
  });

  it('send the same statements for three times the schools, and three times the rows of each list', () => {
    expect(members.large).toBe(members.small * TIMES);
    const tallies = (sent: ReadonlyMap<string, readonly Sent[]>): object =>
      Object.fromEntries([...sent].map(([name, statements]) => [name, tally(statements)]));
    expect(tallies(large)).toEqual(tallies(small));
  });

  it('send as many as docs/statements.md says: TRUSTLOG_WRITE_STATEMENTS=1 writes it anew', async () => {
    const lines = [...large].map(([name, sent]) => lineOf(name, sent)).sort();
    const text = await readFile(TABLE, 'utf8');
    if (process.env['TRUSTLOG_WRITE_STATEMENTS']) {
      const [head = ''] = text.split(/(?<=\| -+ \| -+ \| -+: \|\n)/);
      await writeFile(TABLE, `${head}${padded(lines).join('\n')}\n`);
    }
    expect(linesIn(await readFile(TABLE, 'utf8'))).toEqual(lines);
  });
});
