import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Deps } from '../deps.ts';
import { fail } from './errors.ts';

/** The last row of a page in a list sorted by time and id; `at` has microseconds, as the database keeps them. */
const Position = z.object({ at: z.iso.datetime({ precision: 6 }), id: z.uuid() });
export type Position = z.output<typeof Position>;

/** Signed, so that a position is only ever one that we handed out, for the list we handed it out for. */
export function writePosition(deps: Pick<Deps, 'env'>, list: string, { at, id }: Position): string {
  const text = Buffer.from(JSON.stringify({ at, id })).toString('base64url');
  return `${text}.${sign(deps, list, text).toString('base64url')}`;
}

/** Errors: invalid-input for one that is not ours or belongs to another list. */
export function readPosition(deps: Pick<Deps, 'env'>, list: string, cursor: string): Position {
  const text = cursor.split('.', 1)[0] ?? '';
  // Compared as text: reading base64 would forgive what is not written exactly so.
  const given = Buffer.from(cursor);
  const expected = Buffer.from(`${text}.${sign(deps, list, text).toString('base64url')}`);
  if (given.length === expected.length && timingSafeEqual(given, expected)) {
    const position = Position.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    if (position.success) return position.data;
  }
  return fail('invalid-input', undefined, {
    fields: [{ pointer: '/querystring/cursor', code: 'cursor', message: 'is not a position in this list' }],
  });
}

function sign({ env }: Pick<Deps, 'env'>, list: string, text: string): Buffer {
  return createHmac('sha256', env.SESSION_SECRET).update(`${list} cursor ${text}`).digest().subarray(0, 16);
}
