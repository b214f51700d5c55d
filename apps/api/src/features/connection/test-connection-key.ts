import { lastFourOf } from '../../connection/seal.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { auditAttempt } from '../audit/audit-attempt.ts';
import { type KeyLook, lookAtKey } from './look-at-key.ts';

/** Whether a key would do. Nothing is kept but the record that it was tried. Errors: vendor errors. */
export async function testConnectionKey(
  deps: Deps,
  actor: Actor,
  { apiKey }: { apiKey: string },
): Promise<KeyLook> {
  const happened = { action: 'connection.key-tested', refs: refsOf(apiKey) } as const;
  const look = await auditAttempt(deps, actor, happened, () => lookAtKey(deps, apiKey));
  await deps.db.transaction().execute((trx) =>
    appendAudit(trx, deps, actor, {
      ...happened,
      ...(look.accepted ? {} : { outcome: 'denied', reason: 'auth' }),
    }),
  );
  return look;
}

/** All that an audit entry may hold of a key. */
export function refsOf(apiKey: string): Record<string, string> {
  const lastFour = lastFourOf(apiKey);
  return lastFour === null ? {} : { lastFour };
}
