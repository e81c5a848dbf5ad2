import { Inject, Injectable } from '@nestjs/common';
import type { LocalText } from '#contracts/local-text.js';
import { SCHOOLS, type Schools } from '#contracts/schools.port.js';
import { ReadStoreError } from '#platform/read-store/read-store.errors.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { FILTERED, filterValues, type EventFilter } from '../events/event.filter.js';
import { EVENT_COLUMNS, type EventRow } from '../events/event.view.js';
import { EventsQuery } from '../events/events.query.js';

export type SampleOf = 'EVENTS' | 'SIGN_OFFS' | 'POLICIES';

/** What is drawn, how many, and by which seed. */
export interface SampleAsked {
  readonly of: SampleOf;
  readonly seed: string;
  readonly size: number;
  readonly range?: Pick<EventFilter, 'tenantId' | 'from' | 'to'> | null;
}

/** A sample with all that is needed to draw it again. */
export interface Sample {
  readonly of: SampleOf;
  readonly seed: string;
  readonly size: number;
  /** How many it was drawn from. */
  readonly population: number;
  readonly method: LocalText;
  readonly items: readonly {
    readonly rank: number;
    readonly key: string;
    readonly hash: string;
    readonly event: object;
  }[];
}

type Drawn = EventRow & { readonly key: string; readonly hash: string; readonly population: number };

/** What a number is computed from: of an event its content's hash, of a policy the name of its stream. */
const KEY: Readonly<Record<SampleOf, string>> = {
  EVENTS: `encode(e.content_hash, 'hex')`,
  SIGN_OFFS: `encode(e.content_hash, 'hex')`,
  POLICIES: 'e.stream_id',
};

/** Of a policy the newest event of the range stands for it. */
const ONCE: Readonly<Record<SampleOf, string>> = {
  EVENTS: '',
  SIGN_OFFS: `AND e.type = 'AcknowledgementSigned'`,
  POLICIES: `AND e.stream_id LIKE 'policy-%' AND NOT EXISTS (SELECT FROM store.event l
     WHERE l.tenant_id = e.tenant_id AND l.stream_id = e.stream_id AND l.version > e.version
       AND l.recorded_at <= $3 AND ($9::timestamptz IS NULL OR l.recorded_at < $9))`,
};

const NUMBER = (key: string): string =>
  `encode(sha256(convert_to($11 || E'\\n' || ${key}, 'UTF8')), 'hex') COLLATE "C"`;

/** The same seed over the same range of the same record draws the same sample, here and anywhere else. */
@Injectable()
export class SampleQuery {
  constructor(
    @Inject(SCHOOLS) private readonly schools: Schools,
    private readonly events: EventsQuery,
  ) {}

  async draw(scope: ReadScope, asked: SampleAsked): Promise<Sample> {
    const { of, seed, size } = checked(asked);
    const values = await filterValues(this.schools, scope, asked.range ?? {});
    const rows = await scope.sql<Drawn>(
      `SELECT ${EVENT_COLUMNS}, ${KEY[of]} AS key, ${NUMBER(KEY[of])} AS hash, count(*) OVER ()::int AS population
       FROM ${FILTERED} AND e.stream_id NOT LIKE 'breach-%' ${ONCE[of]}
       ORDER BY hash, e.tenant_id, e.position LIMIT $12`,
      [...values, seed, size],
    );
    const views = await this.events.views(scope, rows);
    const items = rows.map(({ key, hash }, n) => ({ rank: n + 1, key, hash, event: views[n] ?? {} }));
    return { of, seed, size, population: rows[0]?.population ?? 0, method: METHOD[of], items };
  }
}

/** No line feed or other control character: a seed is a line of text that somebody can write down. */
const SEED = /^[^\p{Cc}]{1,200}$/u;
const MOST = 100;

const checked = (asked: SampleAsked): SampleAsked => {
  if (!SEED.test(asked.seed)) {
    const said = {
      en: 'seed must be one line of 1 to 200 characters.',
      cy: 'Rhaid i seed fod yn un llinell o 1 i 200 nod.',
    };
    throw new ReadStoreError('READ.TEXT_INVALID', said, ['seed']);
  }
  if (!Number.isInteger(asked.size) || asked.size < 1 || asked.size > MOST) {
    const said = { en: 'size must be 1 to 100.', cy: 'Rhaid i size fod rhwng 1 a 100.' };
    throw new ReadStoreError('READ.PAGE_INVALID', said, ['size']);
  }
  return asked;
};

const EVENT_METHOD: LocalText = {
  en: 'Each event of the range gets the number SHA-256(seed, a line feed, its content hash in lower-case hexadecimal), as UTF-8. The smallest numbers are the sample. Records about breaches are not drawn.',
  cy: 'Mae pob digwyddiad yn yr ystod yn cael y rhif SHA-256(hedyn, toriad llinell, stwnsh ei gynnwys mewn hecsadegol llythrennau bach), fel UTF-8. Y rhifau lleiaf yw’r sampl. Ni thynnir cofnodion am achosion o dorri polisi.',
};

const METHOD: Readonly<Record<SampleOf, LocalText>> = {
  EVENTS: EVENT_METHOD,
  SIGN_OFFS: {
    en: `Only sign-offs are drawn. ${EVENT_METHOD.en ?? ''}`,
    cy: `Llofnodion yn unig a dynnir. ${EVENT_METHOD.cy ?? ''}`,
  },
  POLICIES: {
    en: 'Each policy of which something was recorded in the range gets the number SHA-256(seed, a line feed, the name of its stream), as UTF-8. The smallest numbers are the sample.',
    cy: 'Mae pob polisi y cofnodwyd rhywbeth amdano yn yr ystod yn cael y rhif SHA-256(hedyn, toriad llinell, enw ei ffrwd), fel UTF-8. Y rhifau lleiaf yw’r sampl.',
  },
};
