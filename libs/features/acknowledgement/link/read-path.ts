import type { Actor } from '#platform/auth/actor.js';
import type { RequestView } from '../query/campaigns/campaign.view.js';
import type { ReadTokens } from './read-token.js';

const OPEN: readonly RequestView['status'][] = ['OUTSTANDING', 'LATE'];

type Asked = Pick<RequestView, 'id' | 'schoolId' | 'personId' | 'status'>;

/** Where the asker reads and signs their own open request; null for every other one, so that nobody signs for another. */
export const readPathFor = (
  { personId }: Pick<Actor, 'personId'>,
  request: Asked,
  tokens: ReadTokens,
): string | null => {
  if (!personId || personId !== request.personId || !OPEN.includes(request.status)) return null;
  return `/read/${tokens.write({ tenantId: request.schoolId, requestId: request.id })}`;
};

/** The same page, opened at what has changed since its reader last confirmed. */
export const changesPathOf = (readPath: string | null): string | null => readPath && `${readPath}?step=changes`;
