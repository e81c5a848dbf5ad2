import type { IncomingHttpHeaders } from 'node:http';

const isJson = (headers: IncomingHttpHeaders): boolean =>
  /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(headers['content-type'] ?? '');

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

const saysForeign = ({ origin, host, ...headers }: IncomingHttpHeaders): boolean =>
  (origin !== undefined && hostOf(origin) !== host?.toLowerCase()) ||
  (headers['sec-fetch-site'] !== undefined && headers['sec-fetch-site'] !== 'same-origin');

/**
 * Whether a request with a cookie was sent by a page of this very host. A form of another site can send the cookie but
 * neither JSON nor our origin; a request that names no origin at all did not come from a browser's page and must not
 * use a browser's session.
 */
export const isFromOwnPage = (headers: IncomingHttpHeaders): boolean =>
  isJson(headers) && !saysForeign(headers) && (headers.origin !== undefined || headers['sec-fetch-site'] !== undefined);

/** Signing in starts without a cookie, so programs may do it too; a page of another site may not. */
export const maySignIn = (headers: IncomingHttpHeaders): boolean => isJson(headers) && !saysForeign(headers);

/**
 * Whether a WebSocket may be opened: any page of the world may try, and the browser sends our cookie along (cross-site
 * WebSocket hijacking), so that a page that says where it is from must be ours.
 */
export const mayOpenSocket = (headers: IncomingHttpHeaders): boolean => !saysForeign(headers);

/** Whether a session may be used on a WebSocket: only by a browser's page, which always says where it is from. */
export const maySocketUseCookie = (headers: IncomingHttpHeaders): boolean =>
  headers.origin !== undefined && !saysForeign(headers);
