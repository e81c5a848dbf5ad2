import type { Command } from 'commander';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { readRegister } from '#features/organisation/import/register.read.js';
import {
  IMPORT_LIMITS,
  readPolicyDocument,
  toPolicyContract,
  type PolicyReading,
} from '#features/policy/import/index.js';
import { printJson, printLine, printTable, refused } from '../../output.js';

interface PolicyOptions {
  readonly register?: string;
  readonly schoolName?: string;
  readonly json?: boolean;
}

const bytesOf = async (file: string, most: number): Promise<Uint8Array> => {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw refused(`${file} is not a file that can be read.`);
  if (found.size > most)
    throw refused(
      `${file} has ${String(Math.ceil(found.size / 1_048_576))} MB; at most ${String(most / 1_048_576)} MB are read.`,
    );
  return new Uint8Array(await readFile(file));
};

/** The country's schools, so that the check knows whose name stands in a text that is not theirs. */
const schoolsOf = async (file: string): Promise<{ urn: string; name: string }[]> => {
  const register = await readRegister(createReadStream(file));
  if (!register.readable) throw refused(`${file}: ${register.errors[0]?.message ?? 'is not a register.'}`);
  return register.rows.map(({ urn, details }) => ({ urn, name: details.name.en ?? '' }));
};

const read = async (file: string, { register, schoolName }: PolicyOptions): Promise<PolicyReading> => {
  const bytes = await bytesOf(file, IMPORT_LIMITS.fileBytes);
  const reading = await readPolicyDocument(bytes, path.basename(file), {
    today: new Date().toISOString().slice(0, 10),
    ...(register ? { register: await schoolsOf(register) } : {}),
    ...(schoolName ? { ownSchoolName: schoolName } : {}),
  });
  if (!reading.ok) throw refused(`${reading.refusal.code}: ${reading.refusal.message}`);
  return reading.value;
};

/** `trustlog import policy`: needs no server and no database. Policies are stored through the API, by people. */
export const importPolicyCommand = (group: Command): void => {
  group
    .command('policy <file>')
    .description('read a policy (.docx, .pdf, .txt, .md) and say what it says; stores nothing')
    .option('--dry-run', 'say what was read; needs no server and no database')
    .option('--register <file>', 'the country’s register of schools, for the check of names')
    .option('--school-name <name>', 'whose policy it is')
    .option('--json', 'print one JSON object')
    .action(async (file: string, options: PolicyOptions) => {
      const reading = await read(file, options);
      if (options.json) printJson(toPolicyContract(reading));
      else print(reading);
    });
};

const print = (reading: PolicyReading): void => {
  printLine(reading.title.en ?? reading.title.cy ?? 'no title');
  printLine(`${String(reading.sections.length)} sections; next review: ${reading.nextReviewDue ?? 'not recorded'}`);
  printTable(
    ['approved', 'by', 'applies to'],
    reading.approvals.map(({ approvedOn, body, role, appliesTo }) => [
      approvedOn ?? 'not recorded',
      body ?? role ?? '',
      appliesTo,
    ]),
  );
  printLine('');
  printTable(
    ['line', 'finding', 'reason'],
    reading.findings.map(({ line, rule, reason }) => [line === null ? '' : String(line), rule, reason]),
  );
  for (const { question, line } of reading.unsure)
    printLine(`? ${question}${line === null ? '' : ` (line ${String(line)})`}`);
};
