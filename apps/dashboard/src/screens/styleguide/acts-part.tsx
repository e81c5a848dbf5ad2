import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../design/button.js';
import { Confirm } from '../../design/confirm.js';
import { CopyButton } from '../../design/copy-button.js';
import { LinkButton } from '../../design/link-button.js';
import { styleguideMessages as words } from './messages.js';
import { Group, LONG_WELSH, Part, Sample } from './sample.js';

const AskFirst = (): ReactNode => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="danger" onClick={() => setOpen(true)}>
        {words.remove}
      </Button>
      <Confirm
        isOpen={isOpen}
        heading={words.removeQuestion}
        confirmLabel={words.remove}
        onConfirm={() => setOpen(false)}
        onCancel={() => setOpen(false)}
      >
        <p>{words.removeLoss}</p>
      </Confirm>
    </>
  );
};

/** What one presses. */
export const ActsPart = (): ReactNode => (
  <Group heading={words.groups.acts}>
    <Part name="Button">
      <Sample state={words.states.usual}>
        <p className="form-end">
          <Button kind="primary">{words.save}</Button>
          <Button>{words.seePolicy}</Button>
          <Button kind="danger">{words.remove}</Button>
          <Button kind="text">{words.seePolicy}</Button>
        </p>
      </Sample>
      <Sample state={words.states.busy}>
        <Button kind="primary" isBusy>
          {words.save}
        </Button>
      </Sample>
      <Sample state={words.states.long}>
        <Button>{LONG_WELSH}</Button>
      </Sample>
    </Part>
    <Part name="LinkButton">
      <Sample state={words.states.usual}>
        <LinkButton to="/policies">{words.seePolicy}</LinkButton>
      </Sample>
    </Part>
    <Part name="Confirm">
      <Sample state={words.states.press}>
        <AskFirst />
      </Sample>
    </Part>
    <Part name="CopyButton">
      <Sample state={words.states.usual}>
        <code>{words.correlation}</code> <CopyButton text={words.correlation} what={words.correlation} />
      </Sample>
    </Part>
  </Group>
);
