import type { Command } from 'commander';
import { LEAST_WORKERS, needsOf, partitionsOf, PROCESSORS_OF_A_NODE, type Needs } from '../forecast/arithmetic.js';
import { COUNTRIES, type Country } from '../forecast/country.js';
import { costsFrom } from '../forecast/measured.js';
import type { Costs, Fault, Outcome } from '../forecast/model.js';
import { simulate } from '../forecast/simulation.js';
import { printJson, printLine, printTable } from '../output.js';

/** What is tried for each country: nothing, and each thing that may stop for a while. */
const FAULTS: readonly (Fault | null)[] = [
  null,
  { kind: 'worker', at: 60, seconds: 30 },
  { kind: 'broker', at: 60, seconds: 60 },
  { kind: 'database', at: 60, seconds: 30 },
];

const SECONDS = 300;
/** Beyond this many events a second one slice of the whole is simulated: slices share nothing. */
const MOST_RATE = 1_000;

interface Forecast {
  readonly country: Country;
  readonly needs: Needs;
  readonly slice: number;
  readonly outcomes: readonly { readonly fault: Fault | null; readonly outcome: Outcome }[];
}

const forecast = (country: Country, costs: Costs, seed: string): Forecast => {
  const needs = needsOf(country, costs);
  const slice = Math.max(1, Math.ceil(country.busiest / MOST_RATE));
  const part = (whole: number, least: number): number => Math.max(least, Math.round(whole / slice));
  const workers = part(needs.workers, LEAST_WORKERS);
  const plant = {
    workers,
    partitions: partitionsOf(workers),
    databaseProcessors: part(needs.databaseNodes * PROCESSORS_OF_A_NODE, 2),
    ...{ batch: 500, batchOverhead: 3, sweep: 0.05 },
  };
  const scenario = { plant, costs, rate: country.busiest / slice, seconds: SECONDS, seed };
  const outcomes = FAULTS.map((fault) => ({ fault, outcome: simulate({ ...scenario, fault }) }));
  return { country, needs, slice, outcomes };
};

/** `trustlog forecast`: what a country needs, and how long its screens lag behind when something stops. */
export const forecastCommand = (program: Command): void => {
  program
    .command('forecast')
    .description('reckon what a country needs, from measured costs, and simulate what stops')
    .requiredOption('--bench <file>', 'figures of this machine, as `npm run -s bench -- --json` wrote them')
    .option('--seed <text>', 'the same seed gives the same forecast', 'trustlog')
    .option('--json', 'print one JSON object')
    .action(async ({ bench, seed, json }: { bench: string; seed: string; json?: boolean }) => {
      const costs = await costsFrom(bench);
      const forecasts = COUNTRIES.map((country) => forecast(country, costs, seed));
      if (json) printJson({ costs, forecasts });
      else print(forecasts);
    });
};

const print = (forecasts: readonly Forecast[]): void => {
  printTable(
    ['country', 'events/s', 'processors', 'workers', 'partitions', 'database nodes', 'GiB a year'],
    forecasts.map(({ country, needs }) => [
      country.name,
      country.busiest.toFixed(0),
      `${needs.processors.programs.toFixed(2)} + ${needs.processors.database.toFixed(2)}`,
      ...[needs.workers, needs.partitions, needs.databaseNodes].map(String),
      needs.gibibytesAYear.toFixed(1),
    ]),
  );
  printLine('');
  printTable(
    ['country', 'what stops', 'lag p50', 'p95', 'most', 'behind', 'caught up after'],
    forecasts.flatMap(({ country, slice, outcomes }) =>
      outcomes.map(({ fault, outcome: { lag, mostBehind, recovery } }) => [
        slice === 1 ? country.name : `${country.name}, a slice of ${String(slice)}`,
        fault === null ? 'nothing' : `${fault.kind} for ${String(fault.seconds)} s`,
        ...[lag.p50, lag.p95, lag.most].map((seconds) => `${seconds.toFixed(2)} s`),
        String(mostBehind),
        recovery === null ? '' : `${recovery.toFixed(1)} s`,
      ]),
    ),
  );
};
