import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { AnswerRow, CommandAnswer } from './append-call.js';
import { askFor, readAnswers, WHOLE_BATCH, type AppendCalls } from './append-call.js';
import type { Landing } from './append-queue.js';
import { EventStoreError } from './event-store.js';
import { isLost, sqlState } from './pg-errors.js';
import type { PreparedAppend } from './prepared-append.js';

/** Waits before an unknown outcome is asked again, in milliseconds: long enough for a server to restart. */
const PATIENCE = [20, 50, 100, 250, 500, 1000, 2000, 4000];
const LOCK_NOT_AVAILABLE = '55P03';

/** It never reached the server: certainly not stored. */
class NotSent extends Error {}

export interface FlightOptions {
  readonly pool: Pool;
  /** The seed's clock, one reading per append of a batch; without it the database's own. */
  readonly readings: ((batch: readonly PreparedAppend[]) => readonly string[]) | null;
  /** How the store is called; default: for a whole batch at once. */
  readonly calls?: AppendCalls;
  /** A connection was lost: what was known of versions is known no more. */
  readonly onLost: () => void;
}

/** Carries batches to `store.append` and finds out what became of them, whatever happens on the way. */
export class AppendFlight {
  constructor(private readonly options: FlightOptions) {}

  /** Never rejects; one landing per append, in order. */
  readonly fly = async (batch: readonly PreparedAppend[], patient: boolean): Promise<readonly Landing[]> => {
    try {
      return (await this.send(batch, patient)).map((answer) => toLanding(answer, patient));
    } catch (error) {
      return this.recover(batch, patient, error);
    }
  };

  private async recover(
    batch: readonly PreparedAppend[],
    patient: boolean,
    error: unknown,
  ): Promise<readonly Landing[]> {
    if (error instanceof NotSent)
      return failAll(batch, 'STORE.UNAVAILABLE', 'The database cannot be reached; try again.');
    if (isLost(error)) {
      this.options.onLost();
      return Promise.all(batch.map((append) => this.findOut(append)));
    }
    if (sqlState(error) === LOCK_NOT_AVAILABLE) {
      return failAll(batch, 'STORE.BUSY', 'The tenant is held by someone else; try again.');
    }
    if (batch.length === 1) {
      // The server's own words may quote what was to be stored, so only its code goes on.
      return failAll(
        batch,
        codeOf(sqlState(error)),
        `The database refused the append (${sqlState(error) ?? 'no code'}).`,
      );
    }
    const landings: Landing[] = [];
    for (const append of batch) landings.push(...(await this.fly([append], patient)));
    return landings;
  }

  /**
   * The outcome of an append whose connection was lost: it is asked again under its command id, with the tenant's row
   * locked. If it was stored, the answer is its first one; if not, it is stored now. Either way nothing is guessed.
   */
  private async findOut(append: PreparedAppend): Promise<Landing> {
    for (const wait of PATIENCE) {
      await sleep(wait);
      try {
        const [answer = { status: 'missing' as const }] = await this.send([append], true);
        return toLanding(answer, true);
      } catch (error) {
        if (!(error instanceof NotSent) && !isLost(error) && sqlState(error) !== LOCK_NOT_AVAILABLE) {
          return (await this.recover([append], true, error))[0] ?? { kind: 'later' };
        }
      }
    }
    const cure = 'It is not known whether the append was stored; ask again with the same command id.';
    return { kind: 'failed', error: new EventStoreError('STORE.OUTCOME_UNKNOWN', cure) };
  }

  private async send(batch: readonly PreparedAppend[], wait: boolean): Promise<readonly CommandAnswer[]> {
    const { pool, readings, calls = WHOLE_BATCH } = this.options;
    const asked = askFor(calls, { wait, batch, readings: readings?.(batch) ?? null });
    let client: PoolClient;
    try {
      client = await pool.connect();
    } catch (error) {
      throw new NotSent('No connection', { cause: error });
    }
    try {
      const { rows } = await client.query<AnswerRow & unknown[]>({ ...asked, rowMode: 'array' });
      client.release();
      return readAnswers(batch.length, rows);
    } catch (error) {
      client.release(isLost(error));
      throw error;
    }
  }
}

const failAll = (
  batch: readonly PreparedAppend[],
  code: EventStoreError['code'],
  message: string,
): readonly Landing[] => batch.map(() => ({ kind: 'failed', error: new EventStoreError(code, message) }));

/** Bad data (22), a broken rule of the table (23), a lost race (40); anything else is the set-up's fault. */
const codeOf = (state: string | null): EventStoreError['code'] => {
  if (/^2[23]/.test(state ?? '')) return 'STORE.INVALID_APPEND';
  return /^40/.test(state ?? '') ? 'STORE.BUSY' : 'STORE.UNAVAILABLE';
};

const toLanding = (answer: CommandAnswer, patient: boolean): Landing => {
  switch (answer.status) {
    case 'conflict':
      return { kind: 'answered', outcome: { status: 'conflict' }, stands: answer.stands };
    case 'ok':
    case 'replayed':
    case 'reused':
      return { kind: 'answered', outcome: answer };
    case 'invalid':
      return {
        kind: 'failed',
        error: new EventStoreError('STORE.INVALID_APPEND', 'The append holds no event, or a stream twice.'),
      };
    case 'missing':
      if (!patient) return { kind: 'later' };
      return { kind: 'failed', error: new EventStoreError('STORE.UNKNOWN_TENANT', 'There is no such tenant.') };
    case 'later':
      return { kind: 'later' };
  }
};
