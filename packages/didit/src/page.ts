import * as z from 'zod';
import type { CallOptions } from './call.ts';
import { DiditError } from './errors.ts';

/**
 * One page of a list. `next` and `previous` are absolute links or null; go on until `next` is null, because
 * `count` is capped for some kinds.
 *
 * Source: Didit docs: Pagination
 */
export interface Page<T> {
  count: number;
  next: string | null;
  previous: string | null;
  results: T[];
}

const link = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

export function page<T extends z.ZodType>(item: T) {
  return z.object({ count: z.number(), next: link, previous: link, results: z.array(item) });
}

/** For lists that older answers send as a bare array. */
export function pageOrArray<T extends z.ZodType>(item: T) {
  const bare = z
    .array(item)
    .transform((results) => ({ count: results.length, next: null, previous: null, results }));
  return z.union([page(item), bare]);
}

export interface PageQuery {
  /** Rows per page; 50 when left out. */
  limit?: number | undefined;
  offset?: number | undefined;
}

/** A list's query with Didit's usual page size said out loud, because its default has changed before. */
export function asked(query: PageQuery): object {
  const { limit = 50, ...filters } = query;
  return { limit, ...filters };
}

/**
 * Every row of a list, page by page, each as soon as it is there; stopping early fetches no further page.
 *
 * Pages are cut by position, so rows that are added in front while reading push others onto the next page: those
 * come once only. A row removed in between can make another be missed; read again where that matters.
 *
 * @param keyOf what identifies a row
 * @throws DiditError of the page that failed, or `unreadable` when Didit's pages do not go forward
 */
export async function* everyRow<Q extends PageQuery, T>(
  fetchPage: (query: Q, options?: CallOptions) => Promise<Page<T>>,
  keyOf: (row: T) => string,
  query: Q,
  options?: CallOptions,
): AsyncGenerator<T, void, undefined> {
  const seen = new Set<string>();
  let { limit, offset } = { limit: query.limit ?? 50, offset: query.offset ?? 0 };
  for (;;) {
    const current = await fetchPage({ ...query, limit, offset }, options);
    for (const row of current.results) {
      const key = keyOf(row);
      if (seen.has(key)) continue;
      seen.add(key);
      yield row;
    }
    if (current.next === null) return;
    const following = positionOf(current.next);
    if (following.offset <= offset) throw stuck();
    limit = following.limit ?? limit;
    offset = following.offset;
  }
}

/** Only the numbers of the link are believed: its host may be a proxy's, and the key must not go elsewhere. */
function positionOf(next: string): { limit: number | null; offset: number } {
  const params = URL.canParse(next, 'http://didit.invalid')
    ? new URL(next, 'http://didit.invalid').searchParams
    : new URLSearchParams();
  return { limit: wholeNumber(params.get('limit')), offset: wholeNumber(params.get('offset')) ?? 0 };
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^[1-9][0-9]{0,9}$/.test(text) ? Number(text) : null;
}

function stuck(): DiditError {
  const detail = 'the link to the next page does not lead forward';
  return new DiditError({ kind: 'unreadable', operation: 'GET next page', detail });
}
