import { Decision } from '@docket/contracts';
import type { Trx } from '@docket/db';
import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import { fail } from '../../http/errors.ts';
import { findDecision, presentDecision } from './decision-store.ts';

/** Until the transaction ends, no other request with this key goes on. */
export async function holdKey(trx: Trx, userId: string, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${userId} ${key}`}, 0))`.execute(trx);
}

/**
 * The answer once given to this key, or undefined for a new one. Requests with one key run one after the
 * other, so that a hundred parallel repeats have one effect.
 * Errors: idempotency-key-reused when the key came with another request before.
 */
export async function findReplay(
  trx: Trx,
  deps: Pick<Deps, 'sealing'>,
  userId: string,
  key: string,
  requestSha256: string,
): Promise<Decision | undefined> {
  await holdKey(trx, userId, key);
  const row = await trx
    .selectFrom('idempotency_keys')
    .select(['request_sha256', 'answer', 'decision_id'])
    .where('user_id', '=', userId)
    .where('key', '=', key)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.request_sha256 !== requestSha256) fail('idempotency-key-reused');
  const stored = (await findDecision(trx, row.decision_id)) ?? fail('internal');
  const { note } = presentDecision(deps, stored);
  return { ...Decision.parse(row.answer), note };
}

/** Without the note, which stands sealed in the decision. */
export async function rememberAnswer(
  trx: Trx,
  userId: string,
  key: string,
  requestSha256: string,
  decision: Decision,
): Promise<void> {
  await trx
    .insertInto('idempotency_keys')
    .values({
      user_id: userId,
      key,
      request_sha256: requestSha256,
      decision_id: decision.id,
      answer: JSON.stringify({ ...decision, note: null }),
    })
    .execute();
}
