import { GROUPS, type SandboxGroup } from './sandbox-data.js';
import { liveSchool } from './school-seed.js';
import type { StageOptions } from './school-stage.js';

/** Which groups there are, and how each of their schools lives its history. */
export interface SeededWorld {
  readonly groups: readonly SandboxGroup[];
  readonly live: (options: StageOptions) => Promise<void>;
}

/** The sandbox's own. */
export const SANDBOX: SeededWorld = { groups: GROUPS, live: liveSchool };
