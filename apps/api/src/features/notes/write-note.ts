import type { Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import { ensureSubjectKey } from '../../sealing/subject-key.ts';
import { commitTo, type Said } from '../audit/commit-to.ts';

interface NewNote {
  readonly id: string;
  readonly caseId: string;
  readonly authorId: string;
  readonly text: string;
  readonly at: Date;
}

/** Keeps a note, sealed. Returns what the caller's audit entry commits to. */
export async function writeNote(trx: Trx, deps: Deps, note: NewNote): Promise<Said> {
  const key = await ensureSubjectKey(trx, deps, note.caseId);
  await trx
    .insertInto('notes')
    .values({
      id: note.id,
      case_id: note.caseId,
      author_id: note.authorId,
      text: key.seal(notePlace(note.id), note.text),
      at: note.at,
    })
    .execute();
  return commitTo(key, { note: note.text });
}

export function notePlace(id: string) {
  return { table: 'notes', row: id, field: 'text' };
}
