import { QueryClient, QueryCache, keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { PageInfo, Viewer } from '../../../../libs/contracts/graphql/schema.types.js';
import { isLive } from '../live/live-store.js';
import { momentOf } from '../shared/as-of.js';
import type { Moment } from '../shared/as-of.js';
import { takeEarly } from './early.js';
import { BadQuestion, Failed, NotAllowed, SignedOut } from './failures.js';
import { ask } from './graphql.js';
import type { Operation } from './graphql.js';
import { lastRole, rememberRole } from './last-role.js';
import { wantedPositions } from './positions.js';
import type { AtMoment, WithViewer } from './viewer.js';

const VIEWER_KEY = ['viewer'];

/** Only what never arrived is asked again by itself, once: an answer of the server stays what it is. */
const shouldRetry = (failures: number, error: Error): boolean =>
  failures < 1 && error instanceof Failed && error.correlationId === null;

/** The cache of answers. `onSignedOut` runs whenever the server no longer knows who asks. */
export const answerCache = (onSignedOut: () => void): QueryClient => {
  const toTheDoor = (error: Error): void => {
    if (error instanceof SignedOut) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: toTheDoor }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: shouldRetry,
        retryDelay: 500,
        networkMode: 'always',
        // A page that is told what happens says so, and changes when the reader wishes.
        refetchOnWindowFocus: () => !isLive(),
      },
      mutations: { networkMode: 'always' },
    },
  });
};

/** The moment that the address asks for. */
export const useMoment = (): Moment => momentOf(useSearch({ strict: false }).asOf);

const atMoment = (moment: Moment): AtMoment => ({
  asOf: moment.kind === 'at' ? moment.instant : null,
  minPosition: moment.kind === 'now' && wantedPositions().length > 0 ? wantedPositions() : null,
});

/** The viewer of the last answer; undefined before the first one. */
export const useViewer = (): Viewer | undefined =>
  useQuery<Viewer>({ queryKey: VIEWER_KEY, enabled: false, staleTime: Infinity }).data;

const noteViewer = (client: QueryClient, answer: WithViewer): void => {
  client.setQueryData(VIEWER_KEY, answer.viewer);
  rememberRole(answer.viewer.role);
};

/** The role of who looks, as far as it is known; a screen of theirs is offered by it, never allowed. */
export const useRole = (): string | null => useViewer()?.role ?? lastRole();

/** What a screen needs of TanStack's result. */
export interface Answer<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly isStale: boolean;
  readonly refetch: () => unknown;
}

/** Asks a screen's document at the moment of the address, after everything that this tab has written. */
export const useAnswer = <Data extends WithViewer, Own>(
  document: Operation<Data, Own & AtMoment>,
  own: Own,
): Answer<Data> => {
  const moment = useMoment();
  const { data, error, isPlaceholderData, refetch } = useQuery({
    queryKey: [document.name, own, moment],
    enabled: moment.kind !== 'unreadable',
    placeholderData: keepPreviousData,
    queryFn: async ({ signal, client }) => {
      const variables = { ...own, ...atMoment(moment) };
      const answer = await (takeEarly(document, variables) ?? ask(document, variables, { signal }));
      noteViewer(client, answer);
      return answer;
    },
  });
  return { data, error, isStale: isPlaceholderData, refetch };
};

/** A page of a connection, as far as paging needs it. */
interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: PageInfo;
}

/** Rows of all pages read so far, the newest page, and the way to the next one. */
export interface Pages<Data, Node> extends Answer<{ readonly newest: Data; readonly rows: readonly Node[] }> {
  readonly hasMore: boolean;
  readonly isFetchingMore: boolean;
  readonly more: () => unknown;
}

/** Asks a list page by page. `connectionOf` finds the connection in the answer. */
export const usePages = <Data extends WithViewer, Own, Node>(
  document: Operation<Data, Own & AtMoment & { after: string | null }>,
  own: Own,
  connectionOf: (data: Data) => Connection<Node>,
): Pages<Data, Node> => {
  const moment = useMoment();
  const query = useInfiniteQuery({
    queryKey: [document.name, own, moment],
    enabled: moment.kind !== 'unreadable',
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    queryFn: async ({ signal, client, pageParam }) => {
      const answer = await ask(document, { ...own, ...atMoment(moment), after: pageParam }, { signal });
      noteViewer(client, answer);
      return answer;
    },
    getNextPageParam: (last) => {
      const { hasNextPage, endCursor } = connectionOf(last).pageInfo;
      return hasNextPage ? (endCursor ?? undefined) : undefined;
    },
  });
  const pages = query.data?.pages ?? [];
  const newest = pages.at(-1);
  return {
    data: newest && { newest, rows: pages.flatMap((page) => connectionOf(page).edges.map(({ node }) => node)) },
    error: query.error,
    isStale: query.isPlaceholderData,
    refetch: query.refetch,
    hasMore: query.hasNextPage,
    isFetchingMore: query.isFetchingNextPage,
    more: query.fetchNextPage,
  };
};

/** True for the failures that a retry cannot cure. */
export const isFinal = (error: Error): boolean =>
  error instanceof NotAllowed || error instanceof SignedOut || error instanceof BadQuestion;
