import type { CaseId, TimelineItem } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { lockCase } from '../claims/lock-case.ts';
import { announceChange } from '../live/announce-change.ts';
import { presentNote } from './read-timeline.ts';

/** A note for colleagues. Its text stays out of the audit log, which must outlive what people wrote. Errors: not-found. */
export async function addNote(
  deps: Deps,
  actor: Actor,
  { caseId, text }: { caseId: CaseId; text: string },
): Promise<{ note: TimelineItem }> {
  const note = { id: deps.newId(), text, at: deps.clock(), name: actor.name };
  await deps.db.transaction().execute(async (trx) => {
    await lockCase(trx, caseId);
    await trx
      .insertInto('notes')
      .values({ id: note.id, case_id: caseId, author_id: actor.id, text, at: note.at })
      .execute();
    await appendAudit(trx, deps, actor, {
      action: 'note.added',
      case: caseId,
      object: { type: 'note', id: note.id },
    });
    await announceChange(trx, caseId);
  });
  return { note: presentNote(note) };
}
