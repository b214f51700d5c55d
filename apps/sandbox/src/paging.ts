import type { FastifyRequest } from 'fastify';
import type { Sandbox } from './context.ts';
import { queryPart } from './http-answers.ts';
import type { Json, JsonObject } from './json.ts';

const DEFAULT_LIMIT = 50;

/** Limit/offset envelope of every Didit list: `{count, next, previous, results}` with absolute links. */
export function page<T>(
  sandbox: Sandbox,
  request: FastifyRequest,
  rows: T[],
  show: (row: T) => Json,
): JsonObject {
  const limit = positive(queryPart(request, 'limit')) || DEFAULT_LIMIT;
  const offset = positive(queryPart(request, 'offset'));
  const link = (to: number): string => {
    const url = new URL(request.url, sandbox.origin());
    url.searchParams.set('limit', String(limit));
    if (to > 0) url.searchParams.set('offset', String(to));
    else url.searchParams.delete('offset');
    return url.toString();
  };
  return {
    count: rows.length,
    next: offset + limit < rows.length ? link(offset + limit) : null,
    previous: offset > 0 ? link(Math.max(0, offset - limit)) : null,
    results: rows.slice(offset, offset + limit).map(show),
  };
}

function positive(text: string | null): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : 0;
}
