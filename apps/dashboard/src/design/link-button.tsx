import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes } from 'react';
import { buttonClass } from './button.js';
import type { ButtonKind } from './button.js';

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly kind?: ButtonKind;
  readonly ref?: React.Ref<HTMLAnchorElement>;
}

const Anchor = ({ kind = 'quiet', ...rest }: AnchorProps) => <a {...rest} className={buttonClass(kind)} />;

/** The next step, where it is a page: it looks like a button and opens in a new tab like any link. */
export const LinkButton = createLink(Anchor);
