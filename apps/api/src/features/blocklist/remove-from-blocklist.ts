import type { BlocklistTarget, CaseId } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { auditAttempt } from '../audit/audit-attempt.ts';
import { announceChange } from '../live/announce-change.ts';
import { writeNote } from '../notes/write-note.ts';

interface Removal {
  readonly caseId: CaseId;
  readonly targets: BlocklistTarget[];
  readonly note: string;
}

/**
 * Takes values of a case off Didit's blocklist. The note says why and is kept with the case; removing what is
 * not listed is harmless at Didit. Errors: not-found, vendor errors.
 */
export async function removeFromBlocklist(
  deps: Deps,
  actor: Actor,
  { caseId, targets, note }: Removal,
): Promise<{ caseId: CaseId; removed: BlocklistTarget[] }> {
  const known = await deps.db
    .selectFrom('cases')
    .select('erased_at')
    .where('id', '=', caseId)
    .executeTakeFirst();
  if (known === undefined) fail('not-found');
  if (known.erased_at !== null) fail('case-erased', 'Take its values off the list in the console of Didit.');
  const wanted = new Set(targets);
  const removal = {
    action: 'blocklist.removed',
    case: caseId,
    change: { from: { blocked: [...wanted] }, to: { blocked: [] } },
  } as const;
  await auditAttempt(deps, actor, removal, () =>
    deps.didit.blocklist.remove({
      session_id: caseId,
      unblock_face: wanted.has('face'),
      unblock_document: wanted.has('document'),
      unblock_phone: wanted.has('phone'),
      unblock_email: wanted.has('email'),
    }),
  );
  await deps.db.transaction().execute(async (trx) => {
    const said = await writeNote(trx, deps, {
      id: deps.newId(),
      caseId,
      authorId: actor.id,
      text: `Took ${[...wanted].join(', ')} off the blocklist: ${note}`,
      at: deps.clock(),
    });
    await appendAudit(trx, deps, actor, { ...removal, said });
    await announceChange(trx, caseId);
  });
  return { caseId, removed: [...wanted] };
}
