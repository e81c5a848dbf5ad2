import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Breadcrumbs } from '../../design/breadcrumbs.js';
import { Details } from '../../design/details.js';
import { Pager } from '../../design/pager.js';
import { Tabs } from '../../design/tabs.js';
import { messages } from '../../shared/messages.js';
import { styleguideMessages as words } from './messages.js';
import { Group, LONG_WELSH, Part, Sample } from './sample.js';

/** Ways through the pages. */
export const WaysPart = (): ReactNode => (
  <Group heading={words.groups.ways}>
    <Part name="Tabs">
      <Tabs
        label={words.ofPolicy}
        name="part"
        current={undefined}
        tabs={[
          { value: '', label: words.partsOf.text },
          { value: 'versions', label: words.partsOf.versions, count: 4 },
          { value: 'readers', label: words.partsOf.readers, count: 18_204 },
        ]}
      />
    </Part>
    <Part name="Breadcrumbs">
      <Breadcrumbs
        trail={[
          { id: 'policies', link: <Link to="/policies">{messages.policies}</Link> },
          { id: 'school', link: <Link to="/">{LONG_WELSH}</Link> },
        ]}
      />
    </Part>
    <Part name="Pager">
      <Pager
        label={words.neighbours}
        name="part"
        before={{ value: '1', label: words.caseOf({ number: '2026-11' }) }}
        after={{ value: '3', label: words.caseOf({ number: '2026-13' }) }}
      />
    </Part>
    <Part name="Details">
      <Sample state={words.states.usual}>
        <Details summary={words.proof}>
          <code>{words.correlation}</code>
        </Details>
      </Sample>
    </Part>
  </Group>
);
