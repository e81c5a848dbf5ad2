import type { Command } from 'commander';
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { importRegister, type RegisterImport } from '#features/organisation/import/register.import.js';
import { CommandRunner } from '#platform/command/command-runner.js';
import { EXIT } from '../../exit-codes.js';
import { printJson, printLine, progress, refused } from '../../output.js';
import { withApplication } from '../../with-application.js';
import { encodingOf, printRowErrors } from './row-errors.js';

interface RegisterOptions {
  readonly dryRun?: boolean;
  readonly skipBadRows?: boolean;
  readonly encoding?: string;
  readonly json?: boolean;
}

const run = (file: string, options: RegisterOptions): Promise<RegisterImport & { readonly seconds: number }> =>
  withApplication(async ({ store, reads, clock, engine }, app) => {
    const began = performance.now();
    const parts = { store, reads, clock, runner: app.get(CommandRunner, { strict: false }) };
    // What is known is read from read models: they must have seen what an earlier run stored before it was cut off.
    await engine.catchUpAll(await store.tenants());
    const result = await importRegister(parts, createReadStream(file), {
      dryRun: options.dryRun ?? false,
      skipBadRows: options.skipBadRows ?? false,
      ...(options.encoding ? { encoding: encodingOf(options.encoding) ?? 'windows-1252' } : {}),
      onProgress: progress('import'),
    });
    // Read models follow at once, so that the import is done when the command is.
    if (!result.dryRun && !result.refusal) await engine.catchUpAll(await store.tenants());
    return { ...result, seconds: Math.round(performance.now() - began) / 1000 };
  });

/** `trustlog import register`: schools, trusts and who belongs to whom, from the national register. */
export const importRegisterCommand = (group: Command): void => {
  group
    .command('register <file>')
    .description('import schools and trusts from the register of schools (edubasealldata CSV)')
    .option('--dry-run', 'say what would happen and store nothing')
    .option('--skip-bad-rows', 'leave out rows that have errors')
    .option('--encoding <name>', 'windows-1252 (as published) or utf-8')
    .option('--json', 'print one JSON object')
    .action(async (file: string, options: RegisterOptions) => {
      await access(file).catch(() => {
        throw refused(`${file} is not a file that can be read.`);
      });
      const result = await run(file, options);
      if (options.json) printJson(result);
      else print(result);
      if (result.refusal || result.errors.length > 0) process.exitCode = EXIT.refused;
    });
};

const print = (result: RegisterImport & { readonly seconds: number }): void => {
  const { dryRun, rows, schools, groups, joined, left, errors, warnings, refusal, seconds } = result;
  printRowErrors([...errors, ...warnings]);
  if (refusal) {
    printLine(`${refusal.code}: ${refusal.message}`);
    return;
  }
  const would = dryRun ? 'would be ' : '';
  printLine(`${String(rows)} rows read in ${seconds.toFixed(1)} s.`);
  printLine(
    `Schools ${would}registered: ${String(schools.registered)}, changed: ${String(schools.changed)}, as they were: ${String(schools.unchanged)}.`,
  );
  printLine(
    `Groups ${would}registered: ${String(groups.registered)}, changed: ${String(groups.changed)}, as they were: ${String(groups.unchanged)}.`,
  );
  printLine(`Memberships begun: ${String(joined)}, ended: ${String(left)}.`);
};
