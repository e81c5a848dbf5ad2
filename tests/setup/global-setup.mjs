import { makeRun } from './test-server.mjs';

export default async () => {
  process.env.TRUSTLOG_TEST_RUN = await makeRun();
};
