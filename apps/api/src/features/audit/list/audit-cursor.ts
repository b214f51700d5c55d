import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Deps } from '../../../deps.ts';
import { fail } from '../../../http/errors.ts';
import type { AuditFilter } from './audit-filter.ts';

/** The leaf index below which the next page begins, and the digest of the filter it is a position under. */
const Position = z.tuple([z.int().min(0), z.string()]);

/** Signed, so that a position is only ever one that we handed out, for the filter we handed it out for. */
export function writeCursor(deps: Pick<Deps, 'env'>, below: number, filter: AuditFilter): string {
  const text = Buffer.from(JSON.stringify([below, digest(filter)])).toString('base64url');
  return `${text}.${sign(deps, text).toString('base64url')}`;
}

/** Errors: invalid-input for one that is not ours, or belongs to another filter. */
export function readCursor(deps: Pick<Deps, 'env'>, cursor: string, filter: AuditFilter): number {
  const text = cursor.split('.', 1)[0] ?? '';
  // Compared as text: reading base64 would forgive what is not written exactly so.
  const given = Buffer.from(cursor);
  const expected = Buffer.from(`${text}.${sign(deps, text).toString('base64url')}`);
  if (given.length === expected.length && timingSafeEqual(given, expected)) {
    const position = Position.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    if (position.success && position.data[1] === digest(filter)) return position.data[0];
  }
  return fail('invalid-input', undefined, {
    fields: [{ pointer: '/querystring/cursor', code: 'cursor', message: 'is not a position in this list' }],
  });
}

function sign({ env }: Pick<Deps, 'env'>, text: string): Buffer {
  return createHmac('sha256', env.SESSION_SECRET).update(`audit cursor ${text}`).digest().subarray(0, 16);
}

function digest({ actor, action, caseId, from, to, reads }: AuditFilter): string {
  const parts = [actor, action?.join(), caseId, from, to, reads];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16);
}
