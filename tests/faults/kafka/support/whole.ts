/** True for `npm run test:faults` and `npm run test:soak`; `npm test` has the short form of both. */
export const isWhole = process.env['TRUSTLOG_FAULTS'] === 'full';
