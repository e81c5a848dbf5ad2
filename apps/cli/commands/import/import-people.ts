import type { Command } from 'commander';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { findRegister } from '#features/organisation/import/register.known.js';
import { ImportPeople, type PeopleImport, type PeopleImportOutcome } from '#features/people/import/people.import.js';
import { readPeople } from '#features/people/import/people.read.js';
import { deriveId, isUuid } from '#platform/command/ids.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Installation } from '../../../composition/installation.js';
import { EXIT } from '../../exit-codes.js';
import { printJson, printLine, refused } from '../../output.js';
import { withApplication } from '../../with-application.js';
import { encodingOf, printRowErrors } from './row-errors.js';

interface PeopleOptions {
  readonly dryRun?: boolean;
  readonly tenant?: string;
  readonly encoding?: string;
  readonly json?: boolean;
}

/** The tenant whose schools the rows name: the group of the first school that is known, or that school itself. */
const tenantOf = async ({ reads, store }: Installation, file: Uint8Array, options: PeopleOptions): Promise<string> => {
  if (options.tenant) {
    if (!isUuid(options.tenant)) throw refused(`--tenant must be a tenant's id, not "${options.tenant}".`);
    return options.tenant;
  }
  const { rows } = await readPeople([file], encodingOf(options.encoding));
  const { schools } = await findRegister(reads, await store.tenants());
  const known = rows.map(({ urn }) => schools.get(urn)).find((school) => school !== undefined);
  if (!known)
    throw refused('No row names a school that is on record. Import the register first, or name the --tenant.');
  return known.memberships[0]?.groupId ?? known.schoolId;
};

/** The operator acts in the name of the tenant's own lead; the log names the command line, not a person. */
const operator = async ({ store, clock }: Installation, tenantId: string): Promise<RequestContext> => {
  const tenant = (await store.tenants()).find((row) => row.tenantId === tenantId);
  if (!tenant) throw refused(`There is no tenant ${tenantId}; see \`trustlog tenants\`.`);
  const role = tenant.kind === 'group' ? 'TRUST_LEAD' : 'CLERK';
  return {
    actor: {
      actorId: deriveId('system', 'command-line'),
      credentialId: 'system:command-line',
      tenantId,
      tenantKind: tenant.kind,
      role,
      personId: null,
    },
    correlationId: randomUUID(),
    now: clock(),
  };
};

const run = (path: string, options: PeopleOptions): Promise<PeopleImportOutcome> =>
  withApplication(async (installation, app) => {
    const file = await readFile(path).catch(() => {
      throw refused(`${path} is not a file that can be read.`);
    });
    const context = await operator(installation, await tenantOf(installation, file, options));
    const encoding = encodingOf(options.encoding);
    const input = { file, dryRun: options.dryRun ?? false, ...(encoding ? { encoding } : {}) };
    const outcome = await app.get(ImportPeople, { strict: false }).run(context, input);
    if (outcome.ok) for (const { tenant } of outcome.account.positions) await installation.engine.catchUp(tenant);
    return outcome;
  });

/** `trustlog import people`: staff and others and their posts. With any error nothing is stored. */
export const importPeopleCommand = (group: Command): void => {
  group
    .command('people <file>')
    .description('import people: person_ref,given_name,family_name,email,kind,urn,post,start_date,end_date,language')
    .option('--dry-run', 'say what would happen and store nothing')
    .option('--tenant <id>', 'the group or school whose people they are; else the group of the first school named')
    .option('--encoding <name>', 'utf-8 (as asked for) or windows-1252')
    .option('--json', 'print one JSON object')
    .action(async (file: string, options: PeopleOptions) => {
      const outcome = await run(file, options);
      if (!outcome.ok) throw refused(`${outcome.refusal.code}: ${outcome.refusal.message}`);
      if (options.json) printJson(outcome.account);
      else print(outcome.account);
      if (outcome.account.errors.length > 0) process.exitCode = EXIT.refused;
    });
};

const print = ({ dryRun, rows, registered, changed, posts, unchanged, errors }: PeopleImport): void => {
  printRowErrors(errors);
  if (errors.length > 0) {
    printLine(`${String(errors.length)} errors; nothing was stored.`);
    return;
  }
  const would = dryRun ? 'would be ' : '';
  printLine(
    `${String(rows)} rows: ${String(registered)} people ${would}registered, ${String(changed)} changed, ${String(posts)} posts, ${String(unchanged)} rows as they were.`,
  );
};
