import { writeFileSync } from 'node:fs';

const notRun = /^not run: /;

/** `not run: <what>: <why>` for every skipped test whose title says why it cannot run on this machine. */
const reasonsIn = (suites) => {
  const tests = suites.flatMap(({ testResults }) => testResults);
  const reasons = tests
    .filter(({ status, title }) => status === 'pending' && notRun.test(title))
    .map(({ ancestorTitles, title }) => `not run: ${ancestorTitles.join(' ')}: ${title.replace(notRun, '')}`);
  return [...new Set(reasons)];
};

/**
 * A Jest reporter that writes the counts of a run, as JSON, to the file that TRUSTLOG_TEST_COUNTS names. A suite
 * that could not be loaded counts as one failure, for its tests were never counted at all.
 */
export default class CountReporter {
  onRunComplete(_contexts, results) {
    const counts = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
      interrupted: results.wasInterrupted === true,
      notRun: reasonsIn(results.testResults),
    };
    writeFileSync(process.env.TRUSTLOG_TEST_COUNTS, JSON.stringify(counts));
  }
}
