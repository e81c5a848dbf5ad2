import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AuditEvent } from '../../../../../libs/contracts/graphql/schema.types.js';
import { useAnswer } from '../../api/use-answer.js';
import { formatMoment } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { Answered } from '../../shared/states.js';
import { chainQuery } from './replay.query.js';
import { replayMessages as words } from './replay.messages.js';

const EventLink = ({ event, soft }: { event: AuditEvent; soft?: string }): ReactNode => (
  <li>
    <Link to="/audit" search={{ tenantId: event.tenantId, position: String(event.position) }}>
      <Local text={event.sentence} />
    </Link>{' '}
    <span className="soft small">
      {[event.actorName, formatMoment(event.recordedAt), soft].filter(Boolean).join(' · ')}
    </span>
  </li>
);

/** From what began it, through what led to the event, to what it set off; each a link to its own page. */
export const Chain = ({ tenantId, position }: { tenantId: string; position: number }): ReactNode => (
  <Answered answer={useAnswer(chainQuery, { tenantId, position })}>
    {({ eventChain: chain }) =>
      chain && (
        <section className="part chain" aria-labelledby="chain">
          <h2 id="chain">{words.chain}</h2>
          <h3>{words.causes}</h3>
          {chain.causes.length === 0 ? (
            <p className="soft">{words.noCause({ who: chain.event.actorName ?? words.somebody })}</p>
          ) : (
            <ol>
              {chain.causes.map((event) => (
                <EventLink key={event.id} event={event} />
              ))}
            </ol>
          )}
          {chain.together.length > 0 && (
            <>
              <h3>{words.together}</h3>
              <ul>
                {chain.together.map((event) => (
                  <EventLink key={event.id} event={event} />
                ))}
              </ul>
            </>
          )}
          <h3>{words.effects}</h3>
          {chain.effects.length === 0 ? (
            <p className="soft">{words.noEffect}</p>
          ) : (
            <ul>
              {chain.effects.map(({ depth, event }) => (
                <EventLink key={event.id} event={event} soft={words.depth({ depth })} />
              ))}
            </ul>
          )}
          {!chain.complete && <p className="soft">{words.incomplete}</p>}
        </section>
      )
    }
  </Answered>
);
