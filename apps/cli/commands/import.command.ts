import type { Command } from 'commander';
import { importPeopleCommand } from './import/import-people.js';
import { importPolicyCommand } from './import/import-policy.js';
import { importRegisterCommand } from './import/import-register.js';

/** `trustlog import ...`: documents and lists from outside. Every one of them has a dry run. */
export const importCommand = (program: Command): void => {
  const group = program.command('import').description('read documents and lists from outside');
  for (const add of [importPolicyCommand, importRegisterCommand, importPeopleCommand]) add(group);
};
