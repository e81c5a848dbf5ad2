/** One figure of `npm run bench`. `ratio` is better when higher; `quartiles` are those of the rounds' ratios. */
export interface BenchLine {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly floor: number;
  readonly ratio: number;
  readonly quartiles?: readonly [lower: number, upper: number];
  readonly rounds: number;
  /** Milliseconds of processor time that each side's process took for one answer, without the database's. */
  readonly cpuMs?: { readonly value: number; readonly floor: number };
  /** What must never be, and how often it was while this was looked at: all 0, or the figure is worth nothing. */
  readonly wrong?: Readonly<Record<string, number>>;
  /** What went wrong, where the figure could not be measured. */
  readonly failed?: string;
}

/** The line of a figure that could not be measured: zeros, and why. */
export const failedLine = (name: string, error: unknown): BenchLine => ({
  ...{ name, unit: '', value: 0, floor: 0, ratio: 0, rounds: 0 },
  failed: error instanceof Error ? error.message : String(error),
});

/** Whether a line says of itself that its figure is worth nothing. */
export const isWrong = ({ failed, wrong = {} }: BenchLine): boolean =>
  failed !== undefined || Object.values(wrong).some((times) => times > 0);

/** What both sides reached in one round. */
export interface BenchRound<Measured = number> {
  readonly value: Measured;
  readonly floor: Measured;
}

/** Interleaved rounds: who goes first changes with each, so that neither side owns the quiet moments. */
export const inTurns = async <Measured>(
  count: number,
  value: () => Promise<Measured>,
  floor: () => Promise<Measured>,
): Promise<readonly BenchRound<Measured>[]> => {
  const rounds: BenchRound<Measured>[] = [];
  for (let round = 0; round < count; round += 1) {
    if (round % 2 === 0) rounds.push({ value: await value(), floor: await floor() });
    else rounds.push({ floor: await floor(), value: await value() });
  }
  return rounds;
};

/** The value below which a part `q` of them lies, 0 to 1. */
export const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
};

const median = (values: readonly number[]): number => quantile(values, 0.5);
const rounded = (value: number): number => Number(value.toFixed(3));

/** The median, as figures are printed. */
export const medianOf = (values: readonly number[]): number => rounded(median(values));

/** The figure of interleaved rounds: medians, and the quartiles of their ratios. */
export const lineOf = (name: string, unit: string, rounds: readonly BenchRound[]): BenchLine => ({
  ...summaryOf(name, unit, rounds, ({ value, floor }) => value / floor),
  value: Math.round(median(rounds.map(({ value }) => value))),
  floor: Math.round(median(rounds.map(({ floor }) => floor))),
});

/** The figure of a cost, which is better when lower: its ratio is floor / value. */
export const costLineOf = (name: string, unit: string, rounds: readonly BenchRound[]): BenchLine =>
  summaryOf(name, unit, rounds, ({ value, floor }) => floor / value);

const summaryOf = (
  name: string,
  unit: string,
  rounds: readonly BenchRound[],
  ratioOf: (round: BenchRound) => number,
): BenchLine => {
  const ratios = rounds.map(ratioOf);
  return {
    name,
    value: medianOf(rounds.map(({ value }) => value)),
    unit,
    floor: medianOf(rounds.map(({ floor }) => floor)),
    ratio: medianOf(ratios),
    quartiles: [rounded(quantile(ratios, 0.25)), rounded(quantile(ratios, 0.75))],
    rounds: rounds.length,
  };
};
