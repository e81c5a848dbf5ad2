import type { Settings } from '../../../composition/settings.js';
import { seedSandbox } from '../../sandbox/seed-sandbox.js';
import type { BenchLine } from '../bench-line.js';
import { HTTP_FIGURES, measureHttp } from '../http/http-bench.js';
import { TRUST_WORLD } from '../http/trust-world.js';
import { measurePages } from './page-bench.js';

/** Answers and pages of one large trust, made once for both. */
export const benchTrust = async (settings: Settings, names: readonly string[]): Promise<BenchLine[]> => {
  await seedSandbox(settings, () => undefined, undefined, TRUST_WORLD);
  const answers = names.filter((name) => HTTP_FIGURES.includes(name));
  const lines = answers.length > 0 ? await measureHttp(settings, answers) : [];
  return [...lines, ...(await measurePages(settings, names))];
};
