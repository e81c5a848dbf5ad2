/**
 * Imported first and for its effect, so it imports nothing itself: an old Node must get as far as this sentence.
 */
const OLDEST = [20, 19];

/** -1, 0 or 1 for a version `[major, minor]` before, at or after another. */
const compare = (one, other) => Math.sign(one[0] - other[0] || one[1] - other[1]);

/** True for a version like `v20.19.4` that can run Trustlog; package.json's engines say which are tested. */
export const canRun = (version) => {
  const numbers = version.replace(/^v/, '').split('.').map(Number);
  return compare(numbers, OLDEST) >= 0;
};

if (!canRun(process.version)) {
  console.error(
    `Trustlog needs Node 20.19 or newer and this is ${process.version}; install Node 24 from https://nodejs.org and start again.`,
  );
  process.exit(1);
}
