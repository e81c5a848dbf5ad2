import type { Viewer } from '../../../../libs/contracts/graphql/schema.types.js';

const KEY = 'trustlog.role';

/** Storage may be switched off; then nothing is remembered. */
const guarded = <Value>(act: () => Value, otherwise: Value): Value => {
  try {
    return act();
  } catch {
    return otherwise;
  }
};

/** The role that the server named last: the pages offered while the first answer is under way. It gives no right. */
export const lastRole = (): string | null => guarded(() => localStorage.getItem(KEY), null);

/** Notes what the server says. */
export const rememberRole = (role: Viewer['role']): void => guarded(() => localStorage.setItem(KEY, role), undefined);

/** Another person may sign in next. */
export const forgetRole = (): void => guarded(() => localStorage.removeItem(KEY), undefined);
