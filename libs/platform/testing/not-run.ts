import { describe, it } from '@jest/globals';

/** A case that rests on triggers or locks of one server, which a cluster does not have. */
export const onOneServer = process.env['DATABASE_KIND'] === 'citus' ? it.skip : it;

/**
 * A suite that needs something this machine may lack: a broker, a browser, the example policies. Where it is
 * missing the suite is one skipped test, and `npm test` prints `not run: <what>: <why>`.
 */
export const describeWhere = (possible: boolean, what: string, why: string, suite: () => void): void => {
  describe(what, () => {
    if (possible) suite();
    else it.skip(`not run: ${why}`, () => undefined);
  });
};
