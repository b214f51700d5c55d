import type { CaseId, TimelineItem } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { lockCase } from '../claims/lock-case.ts';
import { announceChange } from '../live/announce-change.ts';
import { writeNote } from '../notes/write-note.ts';
import { presentNote } from './read-timeline.ts';

/** A note for colleagues. Its text stays out of the audit log, which must outlive what people wrote. Errors: not-found, case-erased. */
export async function addNote(
  deps: Deps,
  actor: Actor,
  { caseId, text }: { caseId: CaseId; text: string },
): Promise<{ note: TimelineItem }> {
  const note = { id: deps.newId(), text, at: deps.clock(), name: actor.name };
  await deps.db.transaction().execute(async (trx) => {
    if ((await lockCase(trx, caseId)).erased) fail('case-erased');
    const said = await writeNote(trx, deps, { ...note, caseId, authorId: actor.id });
    await appendAudit(trx, deps, actor, {
      action: 'note.added',
      case: caseId,
      object: { type: 'note', id: note.id },
      said,
    });
    await announceChange(trx, caseId);
  });
  return { note: presentNote(note) };
}
