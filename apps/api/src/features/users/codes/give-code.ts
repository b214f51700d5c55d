import type { Trx } from '@docket/db';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { type Agent, appendAudit } from '../../audit/append-audit.ts';
import { insertCode, type Purpose } from './code-store.ts';
import { makeCode } from './one-time-code.ts';

/** The first administrator stands at the machine; a colleague may be away over a weekend. */
const HOURS = { setup: 1, password: 72 } as const;

/** In the caller's transaction: a code that is told once, here, and kept as a hash. */
export async function giveCode(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'newId'>,
  actor: Actor | Agent,
  what: Purpose,
): Promise<{ code: string; expiresAt: string }> {
  const now = deps.clock();
  const expiresAt = new Date(now.getTime() + HOURS[what.purpose] * 3_600_000);
  const code = makeCode();
  await insertCode(trx, what, code, { now, expiresAt });
  await appendAudit(trx, deps, actor, {
    action: 'user.code-issued',
    object: what.purpose === 'password' ? { type: 'user', id: what.userId } : FIRST_ADMIN,
    refs: { purpose: what.purpose },
  });
  return { code, expiresAt: expiresAt.toISOString() };
}

const FIRST_ADMIN = { type: 'account', id: 'first administrator' };
