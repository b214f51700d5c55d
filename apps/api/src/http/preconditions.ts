import type { FastifyRequest } from 'fastify';
import { fail } from './errors.ts';

/** The version a person saw, from `If-Match: "7"`. Errors: 428 when missing. */
export function versionSeen(request: FastifyRequest): number {
  const header = request.headers['if-match'];
  if (header === undefined) fail('precondition-required', 'If-Match with the version you saw is missing.');
  return Number(header.slice(1, -1));
}

/** Errors: 428 when missing. */
export function idempotencyKey(request: FastifyRequest): string {
  const header = request.headers['idempotency-key'];
  if (typeof header !== 'string') fail('precondition-required', 'Idempotency-Key is missing.');
  return header.toLowerCase();
}
