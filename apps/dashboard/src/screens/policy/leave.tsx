import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { policyForms as actWords } from './forms.messages.js';
import { usePolicy } from './policy-context.js';

/** Closes the form and says what happened. */
export const useFinish = (text: string): (() => Promise<void>) => {
  const { said } = usePolicy();
  const navigate = useNavigate({ from: '/policies/$policyId' });
  return async () => {
    await navigate({ search: (search) => ({ ...search, act: undefined }), resetScroll: false });
    await said(text);
  };
};

/** Leaves the form; what was typed stays as long as the page is open. */
export const LeaveButton = (): ReactNode => (
  <Link to="." resetScroll={false} search={(search) => ({ ...search, act: undefined })}>
    {actWords.acts.cancel}
  </Link>
);
