import { useState } from 'react';
import type { ReactNode } from 'react';
import { Bar } from '../../design/bar.js';
import { Clock } from '../../design/clock.js';
import { DiffSection, DiffText } from '../../design/diff.js';
import { Progress } from '../../design/progress.js';
import { SignedBar } from '../../shared/bar.js';
import { styleguideMessages as words } from './messages.js';
import { Group, LONG_WELSH, Part, Sample } from './sample.js';

const Clocks = (): ReactNode => (
  <Part name="Clock">
    <Sample state={words.states.usual}>
      <p className="form-end">
        <Clock label={words.clocks.lado} minutesLeft={340} />
        <Clock label={words.clocks.lado} minutesLeft={-95} />
        <Clock label={words.clocks.ico} minutesLeft={12} stoppedAt="2026-11-20T10:02:00Z" />
        <Clock label={words.clocks.ico} minutesLeft={-12} stoppedAt="2026-11-20T10:02:00Z" isStoppedLate />
        <Clock label={words.clocks.ico} minutesLeft={null} />
      </p>
    </Sample>
  </Part>
);

const Changes = (): ReactNode => (
  <Part name="Diff">
    <DiffSection heading={words.section({ number: '4' })} fate="changed">
      <p>
        <DiffText
          runs={[
            { kind: 'same', text: words.diffBefore },
            { kind: 'removed', text: words.diffRemoved },
            { kind: 'added', text: words.diffAdded },
            { kind: 'same', text: words.diffAfter },
          ]}
        />
      </p>
    </DiffSection>
    <DiffSection heading={words.section({ number: '5' })} fate="moved" from="7" />
    <DiffSection heading={words.section({ number: '6' })} fate="added">
      <p>{LONG_WELSH}</p>
    </DiffSection>
    <DiffSection heading={words.section({ number: '7' })} fate="removed" />
    <DiffSection heading={words.section({ number: '8' })} fate="same" />
  </Part>
);

const Progresses = (): ReactNode => {
  const [isStopping, setStopping] = useState(false);
  return (
    <Part name="Progress">
      <Sample state={words.states.usual}>
        <Progress
          label={words.reading}
          done={312}
          of={1204}
          detail={isStopping ? words.stopped : words.rowsDone}
          isStopping={isStopping}
          onCancel={() => setStopping(true)}
        />
      </Sample>
      <Sample state={words.states.unknown}>
        <Progress label={words.reading} />
      </Sample>
    </Part>
  );
};

/** What has to do with time, shares and change. */
export const TimePart = (): ReactNode => (
  <Group heading={words.groups.time}>
    <Clocks />
    <Progresses />
    <Part name="Bar">
      <Sample state={words.states.usual}>
        <Bar percent={88}>{words.share}</Bar>
      </Sample>
      <Sample state={words.states.empty}>
        <SignedBar signed={0} asked={0} />
      </Sample>
    </Part>
    <Changes />
  </Group>
);
