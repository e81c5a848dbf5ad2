import { describe, expect, it } from '@jest/globals';
import { run, type Mutant } from './model.js';

const HISTORIES = 250;
const ANSWERS = 100;

const MUTANTS: Readonly<Record<Mutant, 'stale' | 'leaked'>> = {
  'sums of the schools alone': 'leaked',
  'no generations': 'stale',
  'no membership': 'leaked',
  'no epoch': 'stale',
  'no heads': 'stale',
  'no erasures': 'stale',
  'version after the rows': 'stale',
  'no fingerprint': 'leaked',
  'no validUntil': 'stale',
  'keys not looked at': 'leaked',
  'minPosition not waited for': 'stale',
  'confidential answers kept': 'leaked',
  'every past settled': 'stale',
  'settled though read models are behind': 'stale',
};

describe('answers that are kept, through histories made up at random', () => {
  it('are never older than what is true, nor somebody else’s', async () => {
    const outcome = await run(HISTORIES, ANSWERS, { mutant: null, caught: 'stale' });
    process.stdout.write(`kept answers, model: ${JSON.stringify(outcome)}\n`);
    expect(outcome.answers).toBeGreaterThanOrEqual(20_000);
    expect(outcome.again).toBeGreaterThan(outcome.answers / 20);
    expect(outcome).toMatchObject({ stale: 0, leaked: 0 });
  });
});

describe('a keeper that lacks something', () => {
  it.each(Object.entries(MUTANTS) as [Mutant, 'stale' | 'leaked'][])('is caught: %s', async (mutant, caught) => {
    const outcome = await run(HISTORIES, ANSWERS, { mutant, caught });
    expect(outcome[caught]).toBeGreaterThan(0);
  });
});
