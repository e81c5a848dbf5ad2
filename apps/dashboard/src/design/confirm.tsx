import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from './button.js';
import { messages } from '../shared/messages.js';

interface ConfirmProps {
  readonly isOpen: boolean;
  /** A question that names what will be lost. */
  readonly heading: string;
  readonly children: ReactNode;
  /** The act as a verb: "Delete the draft", never "OK". */
  readonly confirmLabel: string;
  readonly isDanger?: boolean;
  readonly isBusy?: boolean;
  readonly onConfirm: () => unknown;
  readonly onCancel: () => void;
}

/** Asks before what cannot be undone. Escape and the second button leave everything as it is. */
export const Confirm = (props: ConfirmProps): ReactNode => {
  const { isOpen, heading, children, confirmLabel, isDanger = true, isBusy = false, onConfirm, onCancel } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (!isOpen) {
      dialog.current?.close();
      return;
    }
    dialog.current?.showModal();
    // Enter, pressed too early, must not be the answer.
    document.getElementById(`${id}-cancel`)?.focus();
  }, [isOpen, id]);
  return (
    <dialog
      ref={dialog}
      className="confirm"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <h2 id={id}>{heading}</h2>
      {children}
      <p className="form-end">
        <Button kind={isDanger ? 'danger' : 'primary'} isBusy={isBusy} onClick={onConfirm}>
          {confirmLabel}
        </Button>
        <Button id={`${id}-cancel`} onClick={onCancel}>
          {messages.cancel}
        </Button>
      </p>
    </dialog>
  );
};
