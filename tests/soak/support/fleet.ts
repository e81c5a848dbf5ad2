import { setTimeout as sleep } from 'node:timers/promises';
import { startProcess, type OtherProcess } from '../../support/other-process.js';
import type { Settings } from '../../../apps/composition/settings.js';

type Program = 'api' | 'worker';

/** Two api and three worker processes, of which now and then one of each is killed and started again. */
export class Fleet {
  killed = 0;
  private readonly running: Record<Program, (OtherProcess | null)[]> = {
    api: [null, null],
    worker: [null, null, null],
  };
  private readonly next: Record<Program, number> = { api: 0, worker: 0 };
  private readonly starting: Record<Program, Promise<void>> = { api: Promise.resolve(), worker: Promise.resolve() };
  private asked = 0;

  constructor(
    private readonly settings: Settings,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  async start(): Promise<void> {
    await Promise.all([this.fill('api'), this.fill('worker')]);
  }

  /** The address of one api after the other; one that was killed is left out. */
  readonly api = (): string => {
    const all = this.running.api.filter((each) => each !== null);
    this.asked += 1;
    return all[this.asked % Math.max(1, all.length)]?.url ?? 'http://127.0.0.1:9';
  };

  /** Kills one api and one worker where they stand, has others started in their places, and lets so much time pass. */
  async suffer(milliseconds: number): Promise<void> {
    const pause = sleep(milliseconds);
    await Promise.all([this.replace('api'), this.replace('worker')]);
    await pause;
  }

  async stop(): Promise<void> {
    await Promise.allSettled(Object.values(this.starting));
    const all = [...this.running.api, ...this.running.worker];
    await Promise.all(all.flatMap((each) => each?.kill() ?? []));
  }

  /** The one that has run longest goes; never the last of its kind, for nobody would be left to go on. */
  private async replace(program: Program): Promise<void> {
    const places = this.running[program];
    while (places.filter((each) => each !== null).length < 2) await this.starting[program];
    const at = this.next[program];
    this.next[program] = (at + 1) % places.length;
    // Its successor may be on its way still.
    while (places[at] === null) await this.starting[program];
    const one = places[at];
    places[at] = null;
    await one?.kill();
    this.killed += 1;
    this.starting[program] = this.starting[program].then(() => this.fill(program));
  }

  private async fill(program: Program): Promise<void> {
    const places = this.running[program];
    await Promise.all(
      places.map(async (each, at) => {
        places[at] = each ?? (await startProcess(program, this.settings, this.environment));
      }),
    );
  }
}
