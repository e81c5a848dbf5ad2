/**
 * `npm run -s test:citus`: the suites of the store, of tenancy and of read models, a journey, and those of tests/citus,
 * against the Citus cluster whose coordinator CITUS_URL names (a superuser's address of a database that has its nodes).
 * Each suite makes databases of its own there, on every node, and drops them. Further arguments go to Jest.
 */
import './node-version.mjs';

const SUITES = [
  'tests/citus',
  // All but the one that reads the plans of one server.
  'tests/tenancy/(?!led-by-tenant)',
  'tests/faults/event-store.e2e',
  'tests/e2e/policy-journey',
  'tests/e2e/rebuild',
  'libs/platform/event-store/.*int.spec',
  'libs/platform/projection/.*int.spec',
  'libs/platform/read-store/.*int.spec',
  'libs/platform/answers/.*int.spec',
  'libs/platform/sealing/.*int.spec',
  'libs/platform/messaging/mail/mail-outbox.int.spec',
];

const url = process.env.CITUS_URL?.trim();
if (url) {
  Object.assign(process.env, { DATABASE_URL: url, DATABASE_KIND: 'citus' });
  // Statements go to several nodes, and databases are made on each: what takes a second elsewhere takes some here.
  process.argv.splice(2, 0, '--testTimeout=300000', '--testPathPatterns', ...SUITES);
  await import('./test.mjs');
} else {
  console.log('not run: Citus: needs CITUS_URL, the address of the coordinator of a cluster');
  console.log('0 passed, 0 failed, 0 skipped');
}
