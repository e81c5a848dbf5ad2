import { describe, expect, it } from '@jest/globals';
import { checkPack } from './check/check-pack.js';
import { PackFile } from './check/pack-file.js';
import { packOf, planOf, sourceOf, testKey } from './pack.fixtures.js';
import { diceOf, partsOf, tampered } from './tampering.fixtures.js';

/** `TAMPERINGS=10000` looks longer; a seed tells a failure again. */
const COUNT = Number(process.env.TAMPERINGS ?? 300);
const SEED = Number(process.env.TAMPERING_SEED ?? 20261121);

const key = testKey();
const { file } = await packOf(planOf(key, [sourceOf({ size: 160, first: 21, last: 150, earlier: [40, 90], key })]));
const parts = partsOf(file);

describe('a pack that somebody was at', () => {
  it(`is found out, ${COUNT} of ${COUNT}, with the place`, async () => {
    const dice = diceOf(SEED);
    const missed: string[] = [];
    let same = 0;
    for (let n = 0; n < COUNT; n += 1) {
      const { how, file: bytes, position } = await tampered(parts, dice);
      if (bytes.equals(file)) {
        same += 1;
        continue;
      }
      const { ok, firstBad, trustworthyUpTo } = await checkPack(() => PackFile.of(bytes));
      const placed =
        position === null ? firstBad !== null : firstBad?.position === position && trustworthyUpTo < position;
      if (ok || !placed) missed.push(`${n}: ${how} at ${position}: ${JSON.stringify(firstBad)}`);
    }
    expect(missed).toEqual([]);
    expect(same).toBeLessThan(COUNT / 100 + 2);
  }, 3_600_000);
});
