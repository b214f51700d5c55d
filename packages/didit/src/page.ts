import * as z from 'zod';

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
