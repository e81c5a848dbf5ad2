import type { ButtonHTMLAttributes, ReactNode } from 'react';

/** `primary` once a page; `danger` for what cannot be undone; `quiet` for the rest; `text` inside a line. */
export type ButtonKind = 'primary' | 'quiet' | 'danger' | 'text';

const classes: Record<ButtonKind, string> = {
  primary: 'btn main',
  quiet: 'btn',
  danger: 'btn danger',
  text: 'link',
};

/** The class of something that looks like a button and is a link. */
export const buttonClass = (kind: ButtonKind = 'quiet'): string => classes[kind];

interface ButtonProps extends Pick<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label' | 'aria-expanded' | 'id'> {
  readonly children: ReactNode;
  readonly kind?: ButtonKind;
  /** Something is under way: the button stays where it is, keeps the focus and does nothing. */
  readonly isBusy?: boolean;
  /** Sends the form that it stands in; without `onClick`. */
  readonly submits?: boolean;
  readonly onClick?: () => unknown;
}

/** Something to press. It is never disabled: what cannot be done now says why when it is pressed. */
export const Button = ({
  children,
  kind = 'quiet',
  isBusy = false,
  submits = false,
  onClick,
  ...rest
}: ButtonProps) => (
  <button
    type={submits ? 'submit' : 'button'}
    className={classes[kind]}
    aria-disabled={isBusy || undefined}
    onClick={(event) => {
      if (isBusy) event.preventDefault();
      else void onClick?.();
    }}
    {...rest}
  >
    {children}
  </button>
);
