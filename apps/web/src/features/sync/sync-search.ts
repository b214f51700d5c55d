import type { contract } from '@docket/contracts';
import type * as z from 'zod';

export const PAGE_SIZE = 50;
export const SHOWN = ['all', 'waiting', 'refused', 'repeated', 'unknown-session'] as const;

/** Which deliveries the page lists; it lives in the address. */
export interface SyncSearch {
  readonly show: (typeof SHOWN)[number];
  /** The server's cursor; null on the newest page. */
  readonly after: string | null;
}

export const DEFAULT_SEARCH: SyncSearch = { show: 'all', after: null };

/** Reads an address; a value that makes no sense counts as absent. */
export function readSearch(params: URLSearchParams): SyncSearch {
  return {
    show: SHOWN.find((each) => each === params.get('show')) ?? 'all',
    after: params.get('after') || null,
  };
}

export function writeSearch({ show, after }: SyncSearch): string {
  const params = new URLSearchParams();
  if (show !== 'all') params.set('show', show);
  if (after !== null) params.set('after', after);
  return params.toString();
}

type Query = z.input<typeof contract.listDeliveries.schema.querystring>;

export function toQuery({ show, after }: SyncSearch): Query {
  return { show, limit: PAGE_SIZE, ...(after === null ? {} : { cursor: after }) };
}
