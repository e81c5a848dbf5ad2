import { useState } from 'react';
import type { ReactNode } from 'react';
import { Failed, NotAllowed } from '../../api/failures.js';
import { EmptyState } from '../../design/empty-state.js';
import { LiveNotice } from '../../design/live-notice.js';
import { Notice } from '../../design/notice.js';
import { PastBar } from '../../design/past-bar.js';
import { Failure, Loading, NotFound } from '../../design/states.js';
import { styleguideMessages as words } from './messages.js';
import { Group, LONG_WELSH, Part, Sample } from './sample.js';

const nothing = (): void => undefined;

const Live = (): ReactNode => {
  const [count, setCount] = useState(3);
  return <LiveNotice count={count} show={() => setCount(0)} />;
};

/** What is said on a page. */
export const SaidPart = (): ReactNode => (
  <Group heading={words.groups.said}>
    <Part name="Notice">
      <Sample state={words.states.usual}>
        <Notice kind="info" heading={words.told}>
          <p>{words.toldMore}</p>
        </Notice>
        <Notice kind="success" heading={words.recorded} />
        <Notice kind="warning" heading={words.warn} />
        <Notice kind="error" heading={words.failedSend} />
      </Sample>
      <Sample state={words.states.long}>
        <Notice kind="info" heading={LONG_WELSH} />
      </Sample>
    </Part>
    <Part name="LiveNotice">
      <Sample state={words.states.usual}>
        <Live />
      </Sample>
    </Part>
    <Part name="PastBar">
      <Sample state={words.states.usual}>
        <PastBar instant="2026-06-12T16:00:00.000Z" />
      </Sample>
    </Part>
    <Part name="EmptyState">
      <Sample state={words.states.usual}>
        <EmptyState heading={words.noRows}>{words.noRowsCure}</EmptyState>
      </Sample>
    </Part>
  </Group>
);

/** What stands where a page would. */
export const StatesPart = (): ReactNode => (
  <Group heading={words.groups.states}>
    <Part name="Loading">
      <Loading />
    </Part>
    <Part name="Failure">
      <Failure error={new Failed('', words.correlation)} retry={nothing} />
      <Failure error={new Failed('', null)} retry={nothing} />
      <Failure error={new Error()} retry={nothing} />
    </Part>
    <Part name="Forbidden">
      <Failure error={new NotAllowed()} retry={nothing} />
    </Part>
    <Part name="NotFound">
      <NotFound />
    </Part>
  </Group>
);
