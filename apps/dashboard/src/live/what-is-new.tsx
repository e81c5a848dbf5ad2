import type { ReactNode } from 'react';
import { useMoment, useViewer } from '../api/use-answer.js';
import { Live } from './live.js';

/**
 * Says what happens while a page is open. The past does not move; staff are not told how often their school's record
 * does; and before the first answer there is nothing on the page that could be old.
 */
export const WhatIsNew = (): ReactNode => {
  const moment = useMoment();
  const viewer = useViewer();
  return moment.kind !== 'now' || viewer === undefined || viewer.role === 'STAFF' ? null : <Live />;
};
