import * as z from 'zod';

/** Opaque and signed by the server: a position in one list under one filter. */
export const Cursor = z.string().max(600).describe('Opaque position; take it from nextCursor');

export const PageSize = z.coerce.number().int().min(1).max(100).default(50);

/** A page of a list; `total` is exact up to `TOTAL_CAP`, above it the cap itself. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int() });
}
export const TOTAL_CAP = 10_000;

/** Query strings carry lists as comma separated text, so that a filtered page is one readable link. */
export const CommaList = z
  .string()
  .max(500)
  .transform((text) => text.split(',').filter((part) => part !== ''));
