import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Deps } from '../../../deps.ts';
import { fail } from '../../../http/errors.ts';

/** A position in a list: the sort it belongs to, and the last row's sort keys. */
const Position = z.tuple([z.string(), z.int(), z.iso.datetime({ precision: 6 }), z.uuid()]);
export type Position = z.output<typeof Position>;

/** Signed, so that a position is only ever one that we handed out, under the sort we handed it out for. */
export function writeCursor(deps: Pick<Deps, 'env'>, position: Position): string {
  const text = Buffer.from(JSON.stringify(position)).toString('base64url');
  return `${text}.${sign(deps, text)}`;
}

/** Errors: invalid-input for one that is not ours or belongs to another sort. */
export function readCursor(deps: Pick<Deps, 'env'>, cursor: string, sort: string): Position {
  const text = cursor.split('.', 1)[0] ?? '';
  // Compared as text: reading base64 would forgive what is not written exactly so.
  const given = Buffer.from(cursor);
  const expected = Buffer.from(`${text}.${sign(deps, text)}`);
  if (given.length === expected.length && timingSafeEqual(given, expected)) {
    const position = Position.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    if (position.success && position.data[0] === sort) return position.data;
  }
  return fail('invalid-input', undefined, {
    fields: [{ pointer: '/querystring/cursor', code: 'cursor', message: 'is not a position in this list' }],
  });
}

function sign(deps: Pick<Deps, 'env'>, text: string): string {
  return createHmac('sha256', deps.env.SESSION_SECRET)
    .update(`cursor ${text}`)
    .digest('base64url')
    .slice(0, 22);
}
