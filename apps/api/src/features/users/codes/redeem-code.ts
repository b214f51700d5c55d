import type { Trx } from '@docket/db';
import type { Deps } from '../../../deps.ts';
import { fail } from '../../../http/errors.ts';
import { type Agent, appendAudit } from '../../audit/append-audit.ts';
import { hashPassword } from '../../auth/password.ts';
import type { Origin } from '../../auth/sign-ins/open-sign-in.ts';
import { countFailureOf, refuseWhileBlocked } from '../../auth/throttle.ts';
import { findCode, lockCode, type Purpose, saveCodeUsed } from './code-store.ts';

interface Redeemed {
  readonly code: string;
  readonly password: string;
  readonly origin: Origin;
}

/**
 * Does `work` with a code that is good and the password that was chosen, and uses the code up in the same transaction.
 * Errors: wrong-code for one that is wrong, used or expired, counted and on record; too-many-requests.
 */
export async function redeemCode<T>(
  deps: Deps,
  purpose: Purpose['purpose'],
  { code, password, origin }: Redeemed,
  work: (trx: Trx, account: { userId: string | null; passwordHash: string }) => Promise<T>,
): Promise<T> {
  await refuseWhileBlocked(deps, [subjectOf(origin)]);
  // Looked at first: nobody without a code makes this server derive a hash, which is costly on purpose.
  if ((await findCode(deps.db, purpose, code, deps.clock())) === undefined) return refuse(deps, origin);
  const passwordHash = await hashPassword(password);
  const done = await deps.db.transaction().execute(async (trx) => {
    const found = await lockCode(trx, purpose, code, deps.clock());
    if (found === undefined) return undefined;
    await saveCodeUsed(trx, code, deps.clock());
    return { result: await work(trx, { ...found, passwordHash }) };
  });
  return done === undefined ? refuse(deps, origin) : done.result;
}

/** Who holds a code is not signed in. */
export function somebody({ ip }: Origin): Agent {
  return { type: 'anonymous', ip };
}

function subjectOf({ ip }: Origin): string {
  return `code:${ip}`;
}

async function refuse(deps: Deps, origin: Origin): Promise<never> {
  await countFailureOf(deps, subjectOf(origin));
  const entry = { action: 'auth.code-refused', outcome: 'denied', request: origin.request } as const;
  await deps.db.transaction().execute((trx) => appendAudit(trx, deps, somebody(origin), entry));
  fail('wrong-code');
}
