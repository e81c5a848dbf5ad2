import { readFile } from 'node:fs/promises';
import { refused } from '../output.js';
import type { Costs, StageCost } from './model.js';

/** The figures of the bench that a forecast is made from. */
const FIGURES = [
  'cost_append_program',
  'cost_append_database',
  'cost_relay_program',
  'cost_relay_database',
  'cost_project_program',
  'cost_project_database',
  'bytes_log',
  'bytes_read_models',
] as const;

/** What `npm run -s bench -- --json` wrote, as far as it is looked at. */
type Bench = Partial<Record<string, { readonly value?: unknown; readonly failed?: unknown }>>;

/** Reads the costs from a file of the bench's figures. Refuses a file that lacks one, by name. */
export const costsFrom = async (file: string): Promise<Costs> => {
  const bench = await readBench(file);
  const missing = FIGURES.filter((name) => typeof bench[name]?.value !== 'number' || bench[name].failed !== undefined);
  if (missing.length > 0)
    throw refused(
      `${file} lacks ${missing.join(', ')}: run \`npm run -s bench -- --json --only ${FIGURES.join(',')}\`.`,
    );
  const value = (name: (typeof FIGURES)[number]): number => Number(bench[name]?.value);
  // The bench counts a thousand events at once.
  const stage = (name: 'append' | 'relay' | 'project'): StageCost => ({
    program: value(`cost_${name}_program`) / 1000,
    database: value(`cost_${name}_database`) / 1000,
  });
  return {
    append: stage('append'),
    relay: stage('relay'),
    project: stage('project'),
    bytesPerEvent: { log: value('bytes_log'), readModels: value('bytes_read_models') },
  };
};

const readBench = async (file: string): Promise<Bench> => {
  try {
    const found: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof found === 'object' && found !== null) return found;
  } catch {
    // Said below: a file that is missing and one that is no JSON have the same cure.
  }
  throw refused(`--bench ${file} is no file of figures: write one with \`npm run -s bench -- --json > ${file}\`.`);
};
