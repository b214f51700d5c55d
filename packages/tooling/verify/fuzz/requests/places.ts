import type { Schema } from '../routes.ts';

/** One place in a JSON value: the keys that lead there. */
export type Place = readonly (string | number)[];

/** Every place of a value, the whole of it first. */
export function placesOf(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [at, ...inner.flatMap(([key, part]) => placesOf(part, [...at, key]))];
}

/** A copy with another value at this place. */
export function withValue(value: unknown, place: Place, put: unknown): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return put;
  if (Array.isArray(value))
    return value.map((part, index) => (index === key ? withValue(part, rest, put) : part));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, name === key ? withValue(part, rest, put) : part]),
  );
}

export function valueAt(value: unknown, place: Place): unknown {
  // Each step is into an object or a list, as `placesOf` found it.
  return place.reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], value);
}

/** What the description says of a place; undefined where it leaves a choice. */
export function schemaAt(schema: Schema | null, place: Place): Schema | undefined {
  let at: Schema | undefined = schema ?? undefined;
  for (const key of place) at = typeof key === 'number' ? at?.items : at?.properties?.[key];
  return at;
}
