import { BadQuestion, Failed, NotAllowed, SignedOut } from './failures.js';

/** A GraphQL document with the shapes of its answer and its variables. */
export interface Operation<Data, Variables> {
  readonly name: string;
  readonly text: string;
  /** By which the server knows the text; a build puts it in the text's place. */
  readonly hash: string | null;
  /** Never set: carries the types alone. */
  readonly shapes?: (variables: Variables) => Data;
}

interface Problem {
  readonly message?: string;
  readonly extensions?: { readonly code?: string; readonly correlationId?: string };
}

interface Envelope {
  readonly data?: unknown;
  readonly errors?: readonly Problem[];
}

/** Names a document after its operation. Where a build has left a hash, it is sent instead of the text. */
export const operation = <Data, Variables>(text: string, hash: string | null = null): Operation<Data, Variables> => {
  const name = /\b(?:query|mutation)\s+(\w+)/.exec(text)?.[1];
  if (name === undefined) throw new Error('A GraphQL document needs an operation with a name.');
  return { name, text, hash };
};

const correlationOf = (problem: Problem | undefined, response: Response): string | null =>
  problem?.extensions?.correlationId ?? response.headers.get('x-correlation-id');

/** What a status says where the body names no code: a proxy may have answered. */
const codeOfStatus = (status: number): string => ({ 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN' })[status] ?? 'UNKNOWN';

/** A right that is missing altogether, and a question that is not for this role. */
const FORBIDDEN: readonly string[] = ['FORBIDDEN', 'READ.FORBIDDEN'];

/** What is wrong with the question itself, by its own doing. */
const BAD_QUESTION: readonly string[] = [
  'READ.ID_INVALID',
  'READ.TEXT_INVALID',
  'READ.AS_OF_INVALID',
  'BAD_USER_INPUT',
];

const KNOWN: readonly (readonly [readonly string[], new (message: string, correlationId: string | null) => Error])[] = [
  [['UNAUTHENTICATED'], SignedOut],
  [FORBIDDEN, NotAllowed],
  [BAD_QUESTION, BadQuestion],
];

const failureOf = (problem: Problem | undefined, response: Response): Error => {
  const code = problem?.extensions?.code ?? codeOfStatus(response.status);
  const message = problem?.message ?? `The server answered ${response.status}.`;
  const Known = KNOWN.find(([codes]) => codes.includes(code))?.[1];
  const correlationId = correlationOf(problem, response);
  return Known === undefined ? new Failed(message, correlationId, true) : new Known(message, correlationId);
};

const envelopeOf = async (response: Response): Promise<Envelope> => {
  try {
    return (await response.json()) as Envelope;
  } catch {
    return {};
  }
};

const JSON_ANSWERS = { accept: 'application/graphql-response+json, application/json' };
/** A page of another site could have its reader's browser send a GET; it could not make it send this header. */
const OWN_PAGE = { 'content-type': 'application/json', 'apollo-require-preflight': 'true' };
/** Longer addresses are cut off by proxies. */
const LONGEST_ADDRESS = 4_000;

/** What somebody typed, such as a name that is looked for, stays out of addresses: proxies write those down. */
const TYPED: readonly string[] = ['search', 'find'];
const hasTyped = (variables: unknown): boolean =>
  Object.entries(Object(variables) as object).some(([name, value]) => TYPED.includes(name) && Boolean(value));

/** A known question that changes nothing may be a GET, which the browser can have confirmed instead of sent again. */
const addressOf = (
  { text, hash, name }: Operation<unknown, never>,
  body: Readonly<Record<string, unknown>>,
): string | null => {
  const isSecure = Reflect.get(globalThis, 'isSecureContext') === true;
  if (hash === null || !/^\s*query\b/.test(text) || !isSecure || hasTyped(body['variables'])) return null;
  const parameters = {
    operationName: name,
    variables: JSON.stringify(body['variables']),
    extensions: JSON.stringify(body['extensions']),
  };
  const address = `/graphql?${new URLSearchParams(parameters).toString()}`;
  return address.length <= LONGEST_ADDRESS ? address : null;
};

interface Asking {
  readonly signal?: AbortSignal | undefined;
  readonly fetcher: typeof fetch;
}

const send = async (
  document: Operation<unknown, never>,
  variables: unknown,
  { signal, fetcher }: Asking,
): Promise<Response> => {
  const { name, text, hash } = document;
  const what = hash === null ? { query: text } : { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } };
  const body = { operationName: name, ...what, variables };
  const address = addressOf(document, body);
  const headers = { ...OWN_PAGE, ...JSON_ANSWERS };
  const rest = { headers, credentials: 'same-origin', signal: signal ?? null } as const;
  try {
    if (address !== null) return await fetcher(address, { method: 'GET', ...rest });
    return await fetcher('/graphql', { method: 'POST', body: JSON.stringify(body), ...rest });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new Failed('The server could not be reached.', null);
  }
};

/**
 * Asks the server one document. Answers its data; throws SignedOut, NotAllowed or Failed. An answer with errors is a
 * failure even when part of the data came: half a screen would be a wrong screen.
 */
export const ask = async <Data, Variables>(
  document: Operation<Data, Variables>,
  variables: Variables,
  { signal, fetcher = fetch }: { signal?: AbortSignal; fetcher?: typeof fetch } = {},
): Promise<Data> => {
  const response = await send(document, variables, { signal, fetcher });
  const envelope = await envelopeOf(response);
  const problem = envelope.errors?.[0];
  if (!response.ok || problem !== undefined) throw failureOf(problem, response);
  if (envelope.data === undefined || envelope.data === null) throw failureOf(undefined, response);
  return envelope.data as Data;
};
