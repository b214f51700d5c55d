import type { Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { type Agent, appendAudit } from '../audit/append-audit.ts';
import { announceChange } from '../live/announce-change.ts';
import { dropClaims } from './claim-store.ts';

/** Gives back every case a person holds: at sign-out, and when the account is disabled. */
export async function releaseAllOf(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'newId'>,
  actor: Actor | Agent,
  userId: string,
): Promise<void> {
  for (const caseId of await dropClaims(trx, userId)) {
    await appendAudit(trx, deps, actor, {
      action: 'case.released',
      case: caseId,
      object: { type: 'user', id: userId },
    });
    await announceChange(trx, caseId);
  }
}
