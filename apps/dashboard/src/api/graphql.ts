import { Failed, NotAllowed, SignedOut } from './failures.js';

/** A GraphQL document with the shapes of its answer and its variables. */
export interface Operation<Data, Variables> {
  readonly name: string;
  readonly text: string;
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

/** Names a document after its operation; the text is sent as it stands. */
export const operation = <Data, Variables>(text: string): Operation<Data, Variables> => {
  const name = /\b(?:query|mutation)\s+(\w+)/.exec(text)?.[1];
  if (name === undefined) throw new Error('A GraphQL document needs an operation with a name.');
  return { name, text };
};

const correlationOf = (problem: Problem | undefined, response: Response): string | null =>
  problem?.extensions?.correlationId ?? response.headers.get('x-correlation-id');

/** What a status says where the body names no code: a proxy may have answered. */
const codeOfStatus = (status: number): string => ({ 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN' })[status] ?? 'UNKNOWN';

/** A right that is missing altogether, and a question that is not for this role. */
const FORBIDDEN: readonly string[] = ['FORBIDDEN', 'READ.FORBIDDEN'];

const failureOf = (problem: Problem | undefined, response: Response): Error => {
  const code = problem?.extensions?.code ?? codeOfStatus(response.status);
  const message = problem?.message ?? `The server answered ${response.status}.`;
  if (code === 'UNAUTHENTICATED') return new SignedOut(message);
  if (FORBIDDEN.includes(code)) return new NotAllowed(message);
  return new Failed(message, correlationOf(problem, response));
};

const envelopeOf = async (response: Response): Promise<Envelope> => {
  try {
    return (await response.json()) as Envelope;
  } catch {
    return {};
  }
};

const post = async (body: string, signal: AbortSignal | undefined, fetcher: typeof fetch): Promise<Response> => {
  try {
    return await fetcher('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
      credentials: 'same-origin',
      body,
      signal: signal ?? null,
    });
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
  const body = JSON.stringify({ operationName: document.name, query: document.text, variables });
  const response = await post(body, signal, fetcher);
  const envelope = await envelopeOf(response);
  const problem = envelope.errors?.[0];
  if (!response.ok || problem !== undefined) throw failureOf(problem, response);
  if (envelope.data === undefined || envelope.data === null) throw failureOf(undefined, response);
  return envelope.data as Data;
};
