import * as z from 'zod';

// A workflow's response-attribute restrictions and a scoped key's missing permissions null out single values,
// and Didit leaves keys out from one release to the next. So no leaf of an answer is ever relied on.

/** Text that may be null or missing: names, codes, dates and links alike (Didit mixes several date formats). */
export const text = z.string().nullish();

/** A number that may be null or missing. */
export const number = z.number().nullish();

/** A yes/no answer that may be null or missing. */
export const flag = z.boolean().nullish();

/** An object whose inside Didit does not document; kept as received. */
export const open = z.record(z.string(), z.unknown()).nullish();

/** Texts that Didit sends either alone or as a list, depending on the data provider behind it. */
export const textOrTexts = z.union([z.string(), z.array(z.string())]).nullish();

/**
 * A list that reads as empty when Didit sends null or leaves it out.
 *
 * Didit writes null for a check the workflow has not produced; older answers write []. Both mean "nothing yet".
 * Source: Didit docs: "Retrieve session decision"
 */
export function list<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
}

/** Any JSON, or nothing: zod's own `unknown` insists on the key being there. */
export const anything = z.unknown().optional();
