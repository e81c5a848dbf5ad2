import type { ReactNode } from 'react';
import type { EventFilter } from '../../../../../libs/contracts/graphql/schema.types.js';
import { replayMessages as words } from './replay.messages.js';
import { SampleTool } from './sample-tool.js';

/** What an auditor does with the events shown, besides reading them. */
export const AuditTools = ({ filter }: { filter: EventFilter }): ReactNode => (
  <section className="audit-tools" aria-label={words.tools}>
    <SampleTool filter={filter} />
  </section>
);
