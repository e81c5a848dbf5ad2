import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Local } from './local.js';
import type { LocalText } from './local-text.js';

/** A policy by its title, leading to its page. */
export const PolicyLink = ({ policy }: { policy: { readonly id: string; readonly title: LocalText } }): ReactNode => (
  <Link to="/policies/$policyId" params={{ policyId: policy.id }}>
    <Local text={policy.title} />
  </Link>
);
