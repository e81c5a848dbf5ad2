import { Random } from '../sandbox/random.js';
import { Agenda } from './agenda.js';
import { Lags } from './lags.js';
import type { Outcome, Scenario } from './model.js';
import { poisson } from './poisson.js';
import { PartitionQueues, type Taken } from './queues.js';

/** What can happen. */
type Happening =
  | { readonly kind: 'sweep' }
  | { readonly kind: 'prepared' | 'stored'; readonly worker: number; readonly taken: Taken }
  | { readonly kind: 'fault' | 'end of fault' };

/**
 * Events come at random (Poisson) to partitions; the relay brings them over at its sweeps; each worker takes a batch
 * of one of its partitions, works on it with its own processor, then waits for one of PostgreSQL's. What a fault stops
 * is done again from the last batch that was stored. A discrete-event simulation: the same seed, the same outcome.
 */
export const simulate = (scenario: Scenario): Outcome => new Simulation(scenario).run();

class Simulation {
  private readonly agenda = new Agenda<Happening>();
  private readonly random: Random;
  private readonly queues: PartitionQueues;
  private readonly lags: Lags;
  private readonly idle: Set<number>;
  private readonly dead = new Set<number>();
  private readonly waiting: { readonly worker: number; readonly taken: Taken }[] = [];
  private freeProcessors: number;
  private databaseIsDown = false;
  private brokerIsDown = false;
  private now = 0;
  private busyWorkers = 0;
  private busyDatabase = 0;

  constructor(private readonly scenario: Scenario) {
    const { plant, seed, fault } = scenario;
    this.random = new Random(seed);
    this.queues = new PartitionQueues(plant.partitions, plant.workers);
    this.lags = new Lags(fault);
    this.idle = new Set(Array.from({ length: plant.workers }, (_, worker) => worker));
    this.freeProcessors = plant.databaseProcessors;
    this.agenda.add(plant.sweep, { kind: 'sweep' });
    if (fault) {
      this.agenda.add(fault.at, { kind: 'fault' });
      this.agenda.add(fault.at + fault.seconds, { kind: 'end of fault' });
    }
  }

  run(): Outcome {
    for (let entry = this.agenda.next(); entry !== undefined; entry = this.agenda.next()) {
      this.now = entry.at;
      this.happens(entry.what);
      this.startWork();
    }
    const { plant } = this.scenario;
    return {
      arrived: this.queues.arrived,
      ...this.lags.outcome(),
      mostBehind: this.queues.mostBehind,
      busy: {
        workers: this.busyWorkers / (this.now * plant.workers),
        database: this.busyDatabase / (this.now * plant.databaseProcessors),
      },
    };
  }

  private happens(what: Happening): void {
    if (what.kind === 'sweep') this.sweep();
    else if (what.kind === 'prepared') this.toDatabase(what.worker, what.taken);
    else if (what.kind === 'stored') this.stored(what.worker, what.taken);
    else if (what.kind === 'fault') this.begins();
    else this.ends();
  }

  /** What came since the last sweep, half of it before the middle; the relay's own work delays it a little. */
  private sweep(): void {
    const { plant, rate, seconds, costs } = this.scenario;
    const each = (rate / plant.partitions) * plant.sweep;
    const came = this.now - plant.sweep / 2;
    if (this.now <= seconds) {
      for (let partition = 0; partition < plant.partitions; partition += 1)
        this.queues.append(partition, came, poisson(each, this.random));
    }
    if (!this.brokerIsDown && !this.databaseIsDown) this.queues.publish();
    const relayed = rate * plant.sweep * (costs.relay.database / 1000);
    this.busyDatabase += this.databaseIsDown ? 0 : relayed;
    if (this.now < seconds || this.queues.behind > 0) this.agenda.add(this.now + plant.sweep, { kind: 'sweep' });
  }

  private startWork(): void {
    const { plant, costs } = this.scenario;
    if (this.brokerIsDown) return;
    for (const worker of this.idle) {
      const taken = this.queues.take(worker, plant.batch);
      if (taken === null) continue;
      this.idle.delete(worker);
      const work = (taken.events * costs.project.program) / 1000;
      this.busyWorkers += work;
      this.agenda.add(this.now + work, { kind: 'prepared', worker, taken });
    }
  }

  private toDatabase(worker: number, taken: Taken): void {
    if (this.dead.has(worker)) this.queues.putBack(taken);
    else this.waiting.push({ worker, taken });
    this.admit();
  }

  private admit(): void {
    const { plant, costs } = this.scenario;
    while (!this.databaseIsDown && this.freeProcessors > 0) {
      const next = this.waiting.shift();
      if (next === undefined) return;
      const work = (plant.batchOverhead + next.taken.events * costs.project.database) / 1000;
      this.freeProcessors -= 1;
      this.busyDatabase += work;
      this.agenda.add(this.now + work, { kind: 'stored', ...next });
    }
  }

  private stored(worker: number, taken: Taken): void {
    this.freeProcessors += 1;
    // Its transaction went with it: what was in hand is done again.
    if (this.dead.has(worker) || this.databaseIsDown) this.queues.putBack(taken);
    else {
      this.queues.done(taken);
      this.lags.note(this.now, taken.came, this.queues.behind);
    }
    if (!this.dead.has(worker)) this.idle.add(worker);
    this.admit();
  }

  private begins(): void {
    const kind = this.scenario.fault?.kind;
    if (kind === 'worker') {
      this.dead.add(0);
      this.idle.delete(0);
    }
    this.brokerIsDown = kind === 'broker';
    this.databaseIsDown = kind === 'database';
  }

  private ends(): void {
    this.brokerIsDown = false;
    this.databaseIsDown = false;
    this.queues.shareOut(this.dead);
    this.admit();
  }
}
