import type { Uuid } from '#platform/kernel/event.js';

/** An answer, with what it rests on. */
export interface KeptAnswer {
  /** Whose asker it was made for. */
  readonly tenantId: Uuid;
  readonly text: string;
  readonly etag: string;
  /** What each time that was asked for rested on; the present goes by ''. */
  readonly versions: ReadonlyMap<string, string>;
  /** Times whose past was settled when it was made. */
  readonly settled: ReadonlySet<string>;
  readonly minPositions: readonly { readonly tenant: Uuid; readonly position: number }[];
  /** Milliseconds since 1970: used from the one until just before the other. */
  readonly madeAtMs: number;
  readonly validUntilMs: number;
}

/** What an entry weighs beside its text: keys, versions, maps. */
const OVERHEAD = 1_024;
/** A character takes two bytes at the most. */
const weightOf = ({ text }: KeptAnswer): number => text.length * 2 + OVERHEAD;

interface Limits {
  /** Of all tenants together; 0 keeps nothing. */
  readonly bytes: number;
  readonly bytesOfTenant: number;
}

/** Answers in memory, bounded in bytes, in all and for each tenant; the least recently used go first. */
export class KeptAnswers {
  private readonly answers = new Map<string, KeptAnswer>();
  private readonly weights = new Map<Uuid, number>();
  private total = 0;

  constructor(private readonly limits: Limits) {}

  get bytes(): number {
    return this.total;
  }

  bytesOf(tenantId: Uuid): number {
    return this.weights.get(tenantId) ?? 0;
  }

  get(key: string): KeptAnswer | undefined {
    const answer = this.answers.get(key);
    if (!answer) return undefined;
    this.answers.delete(key);
    this.answers.set(key, answer);
    return answer;
  }

  put(key: string, answer: KeptAnswer): void {
    this.drop(key);
    const weight = weightOf(answer);
    const { bytes, bytesOfTenant } = this.limits;
    if (weight > bytes || weight > bytesOfTenant) return;
    this.answers.set(key, answer);
    this.weigh(answer.tenantId, weight);
    if (this.bytesOf(answer.tenantId) > bytesOfTenant) this.trim(bytesOfTenant, answer.tenantId);
    if (this.total > bytes) this.trim(bytes);
  }

  drop(key: string): void {
    const answer = this.answers.get(key);
    if (!answer) return;
    this.answers.delete(key);
    this.weigh(answer.tenantId, -weightOf(answer));
  }

  /** Oldest use first, of one tenant or of all. */
  private trim(most: number, tenantId?: Uuid): void {
    for (const [key, answer] of this.answers) {
      if ((tenantId === undefined ? this.total : this.bytesOf(tenantId)) <= most) return;
      if (tenantId === undefined || answer.tenantId === tenantId) this.drop(key);
    }
  }

  private weigh(tenantId: Uuid, by: number): void {
    this.total += by;
    const weight = this.bytesOf(tenantId) + by;
    if (weight === 0) this.weights.delete(tenantId);
    else this.weights.set(tenantId, weight);
  }
}
