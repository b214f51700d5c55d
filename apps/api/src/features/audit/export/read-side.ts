import type { DisclosedText } from '@docket/audit/bundle';
import type { Deps } from '../../../deps.ts';
import { sidePlace } from '../commit-to.ts';
import { type Part, readPart } from './find-part.ts';

type SideDeps = Pick<Deps, 'db' | 'sealing'>;

/** What the entries of a part commit to, opened, in their order. What was erased is not there any more. */
export async function* readSide(deps: SideDeps, part: Part): AsyncGenerator<DisclosedText> {
  for await (const { entry } of readPart(deps.db, part)) {
    // Most entries commit to nothing, and parsing them all would take as long as the export.
    if (!entry.includes('"commit":{')) continue;
    const { id } = JSON.parse(entry) as { id: string }; // written by appendAudit only
    yield* await readTexts(deps, id);
  }
}

async function readTexts({ db, sealing }: SideDeps, entryId: string): Promise<DisclosedText[]> {
  const rows = await db
    .selectFrom('audit.side')
    .innerJoin('subject_keys', 'subject_keys.id', 'audit.side.subject_id')
    .select(['audit.side.name', 'audit.side.sealed', 'audit.side.subject_id', 'subject_keys.wrapped_key'])
    .where('entry_id', '=', entryId)
    .orderBy('name')
    .execute();
  return rows.flatMap((row) => {
    const opened = sealing.keyOf(row).open(sidePlace(entryId, row.name), row.sealed);
    if (opened === null) return [];
    const { salt, text } = JSON.parse(opened) as { salt: string; text: string }; // written by saveSaid only
    return [{ entry: entryId, name: row.name, salt, text }];
  });
}
