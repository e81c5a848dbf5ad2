import { ReadStoreError } from './read-store.errors.js';

/** Relay's page arguments. */
export interface PageRequest {
  readonly first: number;
  readonly after?: string | null;
}

export interface Connection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

/** How many rows to skip and take; `first` is 1 to 100, a cursor is one that a page has handed out. */
export const pageOf = ({ first, after }: PageRequest): { readonly offset: number; readonly limit: number } => {
  if (!Number.isInteger(first) || first < 1 || first > 100) {
    const said = { en: 'first must be 1 to 100.', cy: 'Rhaid i first fod rhwng 1 a 100.' };
    throw new ReadStoreError('READ.PAGE_INVALID', said, ['first']);
  }
  if (!after) return { offset: 0, limit: first };
  const row = Number(Buffer.from(after, 'base64url').toString('utf8').replace(/^row:/, ''));
  if (!Number.isSafeInteger(row) || row < 1) throw notACursor();
  return { offset: row, limit: first };
};

/** The refusal of a place to go on from that no page has handed out. */
export const notACursor = (): ReadStoreError => {
  const said = { en: 'after is not a cursor of this list.', cy: 'Nid yw after yn gyrchwr o’r rhestr hon.' };
  return new ReadStoreError('READ.PAGE_INVALID', said, ['after']);
};

/** A page from the rows that `pageOf` asked for, and how many there are in all. */
export const connection = <Node>(nodes: readonly Node[], totalCount: number, page: PageRequest): Connection<Node> => {
  const { offset, limit } = pageOf(page);
  const edges = nodes.slice(0, limit).map((node, n) => ({
    cursor: Buffer.from(`row:${String(offset + n + 1)}`).toString('base64url'),
    node,
  }));
  return {
    edges,
    pageInfo: { hasNextPage: offset + edges.length < totalCount, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount,
  };
};
