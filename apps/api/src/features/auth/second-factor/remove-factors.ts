import type { Trx } from '@docket/db';
import { deleteRecoveryCodes, findFactorKinds } from './factor-store.ts';

/** Takes everything of a person's second step away, half done sign-ins too. Whether there was a factor. */
export async function removeFactors(trx: Trx, userId: string): Promise<boolean> {
  const had = (await findFactorKinds(trx, userId)).length > 0;
  await trx.deleteFrom('authenticators').where('user_id', '=', userId).execute();
  await trx.deleteFrom('passkeys').where('user_id', '=', userId).execute();
  await trx.deleteFrom('pending_sign_ins').where('user_id', '=', userId).execute();
  await deleteRecoveryCodes(trx, userId);
  return had;
}
