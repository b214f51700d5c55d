import type { Passkey } from '@docket/contracts';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { lockPerson } from '../second-factor/factor-store.ts';
import { findOwnPasskey, presentPasskey, saveName } from './passkey-store.ts';

/** Errors: not-found, also for somebody else's. The entry holds no name: a person may call it anything. */
export async function renamePasskey(
  deps: Deps,
  actor: Actor,
  { passkeyId, name }: { passkeyId: string; name: string },
): Promise<{ passkey: Passkey }> {
  return deps.db.transaction().execute(async (trx) => {
    await lockPerson(trx, actor.id);
    const row = (await findOwnPasskey(trx, actor.id, passkeyId)) ?? fail('not-found');
    if (row.name !== name) {
      await saveName(trx, row.id, name);
      const object = { type: 'passkey', id: row.id };
      await appendAudit(trx, deps, actor, { action: 'factor.renamed', object });
    }
    return { passkey: presentPasskey({ ...row, name }) };
  });
}
