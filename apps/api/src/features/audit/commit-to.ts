import { randomBytes } from 'node:crypto';
import { commitmentOf, SALT_BYTES } from '@docket/audit';
import type { Trx } from '@docket/db';
import type { SubjectKey } from '../../sealing/sealing.ts';

/** What was said in an entry: the entry holds the digests, `audit.side` the salted texts under the person's key. */
export interface Said {
  readonly key: SubjectKey;
  readonly texts: readonly { readonly name: string; readonly salt: Buffer; readonly text: string }[];
  readonly digests: Readonly<Record<string, string>>;
}

/** Salts each text that is there. The salt is what makes a digest of a short text worth nothing to who guesses. */
export function commitTo(key: SubjectKey, texts: Readonly<Record<string, string | null | undefined>>): Said {
  const salted = Object.entries(texts).flatMap(([name, text]) =>
    text == null ? [] : [{ name, text, salt: randomBytes(SALT_BYTES) }],
  );
  const digests = Object.fromEntries(
    salted.map(({ name, salt, text }) => [name, commitmentOf(salt, text)] as const),
  );
  return { key, texts: salted, digests };
}

export async function saveSaid(trx: Trx, entryId: string, { key, texts }: Said): Promise<void> {
  if (texts.length === 0 || key.id === null) return;
  const subjectId = key.id;
  await trx
    .insertInto('audit.side')
    .values(
      texts.map(({ name, salt, text }) => ({
        entry_id: entryId,
        name,
        subject_id: subjectId,
        sealed: key.seal(sidePlace(entryId, name), JSON.stringify({ salt: salt.toString('base64'), text })),
      })),
    )
    .execute();
}

export function sidePlace(entryId: string, name: string) {
  return { table: 'audit.side', row: entryId, field: name };
}
