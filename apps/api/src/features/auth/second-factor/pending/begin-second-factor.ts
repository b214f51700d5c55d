import type { Trx } from '@docket/db';
import type { Deps } from '../../../../deps.ts';
import type { Actor } from '../../../../http/authenticate.ts';
import {
  countRecoveryCodes,
  findFactorKinds,
  insertRecoveryCodes,
  unconfirmOthers,
} from '../factor-store.ts';
import { hashRecoveryCode, makeRecoveryCodes } from '../recovery-codes.ts';

/**
 * To be called before a factor is saved. With the first one come recovery codes, and what was confirmed elsewhere by
 * the password alone counts no more. Returns the codes, which are shown this once; null when there are some already.
 */
export async function beginSecondFactor(trx: Trx, deps: Deps, actor: Actor): Promise<string[] | null> {
  if ((await findFactorKinds(trx, actor.id)).length === 0) {
    await unconfirmOthers(trx, actor.id, actor.sessionId);
  }
  if ((await countRecoveryCodes(trx, actor.id)) !== null) return null;
  return replaceRecoveryCodes(trx, deps, actor.id);
}

/** Call with the person locked and the old codes gone. */
export async function replaceRecoveryCodes(trx: Trx, deps: Deps, userId: string): Promise<string[]> {
  const codes = makeRecoveryCodes();
  const hashes = codes.map((code) => hashRecoveryCode(userId, code));
  await insertRecoveryCodes(trx, userId, hashes, deps.clock());
  return codes;
}
