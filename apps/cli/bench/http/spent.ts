/** Processor time of a process, in milliseconds. */
export interface Spent {
  readonly spentMs: number;
}

let before: NodeJS.CpuUsage | undefined;

/** Processor time of this process since it was last asked. */
export const spentSince = (): Spent => {
  const { user, system } = process.cpuUsage(before);
  before = process.cpuUsage();
  return { spentMs: (user + system) / 1000 };
};
