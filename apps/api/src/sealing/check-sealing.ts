import type { Db } from '@docket/db';
import type { Deps } from '../deps.ts';
import { SettingsError } from '../env.ts';
import type { Sealing } from './sealing.ts';

/**
 * Why what is kept of people cannot be sealed or opened by this process; null when all is well. The newest key tells:
 * a key that is right for it is right for all.
 */
export async function whySealingFails(db: Db, sealing: Sealing): Promise<string | null> {
  const newest = await db
    .selectFrom('subject_keys')
    .select(['id as subject_id', 'wrapped_key'])
    .where('wrapped_key', 'is not', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (sealing.because !== null) {
    return `What is kept of customers is sealed, and there is no key for it. ${sealing.because}`;
  }
  const keyId = newest?.wrapped_key?.split('.')[0];
  if (keyId === undefined || keyId === sealing.keyId) return null;
  return (
    `What is kept of customers was sealed with the key ${keyId}, and this is the key ${sealing.keyId}. ` +
    'Bring the right SECRETS_KEY, or the file SECRETS_KEY_FILE, back from where you keep a copy.'
  );
}

/**
 * At the start of a process. A database that does not answer yet is told by readiness, as ever.
 * Errors: SettingsError; a server that can neither keep nor read anything must not run half blind.
 */
export async function requireSealing({
  db,
  sealing,
  log,
}: Pick<Deps, 'db' | 'sealing' | 'log'>): Promise<void> {
  const because = await whySealingFails(db, sealing).catch((error: unknown) => {
    log.warn({ err: error }, 'whether the key of what is sealed is right could not be looked at yet');
    return sealing.because;
  });
  if (because !== null) throw new SettingsError(because);
}
