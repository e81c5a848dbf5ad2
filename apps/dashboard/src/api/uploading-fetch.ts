/** How much of a request has left this machine. */
export type OnSent = (sent: number, of: number) => void;

const headersOf = (init: RequestInit | undefined): [string, string][] => [...new Headers(init?.headers).entries()];

const answerOf = (request: XMLHttpRequest): Response => {
  const correlation = request.getResponseHeader('x-correlation-id');
  return new Response(request.responseText, {
    status: request.status,
    headers: correlation === null ? {} : { 'x-correlation-id': correlation },
  });
};

const addressOf = (address: RequestInfo | URL): string =>
  typeof address === 'string' ? address : new Request(address).url;

const open = (address: RequestInfo | URL, init: RequestInit | undefined): XMLHttpRequest => {
  const request = new XMLHttpRequest();
  request.open(init?.method ?? 'GET', addressOf(address));
  for (const [name, value] of headersOf(init)) request.setRequestHeader(name, value);
  return request;
};

/** `fetch` for a large request: it tells how much has been sent, which the browser's own does not. */
export const uploadingFetch =
  (onSent: OnSent): typeof fetch =>
  (address, init) =>
    new Promise<Response>((resolve, reject) => {
      init?.signal?.throwIfAborted();
      const request = open(address, init);
      request.upload.addEventListener('progress', ({ loaded, total }) => onSent(loaded, total));
      request.addEventListener('load', () => resolve(answerOf(request)));
      request.addEventListener('error', () => reject(new TypeError('The request failed.')));
      request.addEventListener('abort', () => reject(new DOMException('Stopped.', 'AbortError')));
      init?.signal?.addEventListener('abort', () => request.abort(), { once: true });
      request.send(typeof init?.body === 'string' ? init.body : null);
    });
