import type { Random } from '../sandbox/random.js';

const MANY = 50;

/** How many come where `mean` are expected (Knuth's product of uniforms; the normal approximation beyond 50). */
export const poisson = (mean: number, random: Random): number => {
  if (mean <= 0) return 0;
  if (mean > MANY) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const limit = Math.exp(-mean);
  let product = random.next();
  let count = 0;
  while (product > limit) {
    product *= random.next();
    count += 1;
  }
  return count;
};

/** Standard normal (Box and Muller, 1958). */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
