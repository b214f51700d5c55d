import type { Random } from '../random.ts';
import type { Route } from '../routes.ts';
import { type Ids, sample } from './values.ts';

/** A request before it is bytes. */
export interface Draft {
  readonly route: Route;
  params: Record<string, string>;
  query: [name: string, value: string][];
  headers: [name: string, value: string][];
  /** Undefined: none. */
  body: unknown;
}

/** What goes over the line. */
export interface Wire {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer | null;
}

/** A request as a program that means well would make it. */
export function draftOf(route: Route, random: Random, ids: Ids): Draft {
  const named = (place: string) => route.parameters.filter((parameter) => parameter.in === place);
  const textOf = ({ schema, name }: Route['parameters'][number]) => String(sample(schema, random, ids, name));
  return {
    route,
    params: Object.fromEntries(named('path').map((parameter) => [parameter.name, textOf(parameter)])),
    query: named('query')
      .filter(({ required, name }) => required || (name !== 'cursor' && random.chance(0.3)))
      .map((parameter) => [parameter.name, textOf(parameter)]),
    headers: named('header').map((parameter) => [parameter.name, textOf(parameter)]),
    body: route.body === null ? undefined : sample(route.body, random, ids),
  };
}

export function wireOf(draft: Draft): Wire {
  const path = draft.route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    escapeText(draft.params[name] ?? ''),
  );
  const query = draft.query.map(([name, value]) => `${escapeText(name)}=${escapeText(value)}`).join('&');
  const body = draft.body === undefined ? null : Buffer.from(JSON.stringify(draft.body) ?? 'null');
  return {
    method: draft.route.method,
    target: query === '' ? path : `${path}?${query}`,
    headers: [...draft.headers, ...(body === null ? [] : ([['content-type', 'application/json']] as const))],
    body,
  };
}

/** Halves of a UTF-16 pair have no encoding; the bytes that stand for them are what a broken program sends. */
export function escapeText(text: string): string {
  return text.isWellFormed()
    ? encodeURIComponent(text)
    : encodeURIComponent(text.toWellFormed()).replaceAll('%EF%BF%BD', '%ED%A0%80');
}
