import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import CountReporter from '../../infra/bootstrap/count-reporter.mjs';

const test = (status: string, title: string, ...ancestorTitles: string[]) => ({ status, title, ancestorTitles });

const results = {
  numPassedTests: 5,
  numFailedTests: 1,
  numRuntimeErrorTestSuites: 0,
  numPendingTests: 2,
  numTodoTests: 0,
  wasInterrupted: false,
  testResults: [
    { testResults: [test('pending', 'not run: no KAFKA_BROKERS', 'Kafka'), test('passed', 'not run: a title only')] },
    { testResults: [test('pending', 'not run: no KAFKA_BROKERS', 'Kafka'), test('pending', 'skipped by hand')] },
  ],
};

describe('The counts of a test run', () => {
  const before = process.env['TRUSTLOG_TEST_COUNTS'];
  let folder: string;
  const countsOf = (changes: object) => {
    process.env['TRUSTLOG_TEST_COUNTS'] = path.join(folder, 'counts.json');
    new CountReporter().onRunComplete(undefined, { ...results, ...changes });
    return JSON.parse(readFileSync(path.join(folder, 'counts.json'), 'utf8')) as Record<string, unknown>;
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'trustlog-counts-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
    // The run that this test belongs to reports to the same variable.
    if (before === undefined) delete process.env['TRUSTLOG_TEST_COUNTS'];
    else process.env['TRUSTLOG_TEST_COUNTS'] = before;
  });

  it('are those of Jest', () => {
    expect(countsOf({})).toMatchObject({ passed: 5, failed: 1, skipped: 2, interrupted: false });
  });

  it('take a suite that could not be loaded for a failure', () => {
    expect(countsOf({ numRuntimeErrorTestSuites: 2 })).toMatchObject({ failed: 3 });
  });

  it('take what is still to be written for skipped, never for passed', () => {
    expect(countsOf({ numTodoTests: 3 })).toMatchObject({ passed: 5, skipped: 5 });
  });

  it('name once what could not run on this machine, and why', () => {
    expect(countsOf({})).toMatchObject({ notRun: ['not run: Kafka: no KAFKA_BROKERS'] });
  });
});
