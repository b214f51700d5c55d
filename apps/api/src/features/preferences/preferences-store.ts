import { DEFAULT_PREFERENCES, Preferences } from '@docket/contracts';
import type { Db, Trx } from '@docket/db';

function select(db: Db | Trx, userId: string) {
  return db
    .selectFrom('preferences')
    .select([
      'theme',
      'density',
      'motion',
      'time_zone as timeZone',
      'date_locale as dateLocale',
      'after_decision as afterDecision',
      'shortcuts_on as shortcutsOn',
      'keys',
      'version',
    ])
    .where('user_id', '=', userId);
}

export async function findPreferences(db: Db | Trx, userId: string): Promise<Preferences | undefined> {
  const row = await select(db, userId).executeTakeFirst();
  return row === undefined ? undefined : present(row);
}

/** Makes the row where there is none, so that the first two changes at once meet at its lock as any later ones. */
export async function lockPreferences(trx: Trx, userId: string): Promise<Preferences> {
  await trx
    .insertInto('preferences')
    .values({ user_id: userId })
    .onConflict((conflict) => conflict.column('user_id').doNothing())
    .execute();
  return present(await select(trx, userId).forUpdate().executeTakeFirstOrThrow());
}

export async function savePreferences(
  trx: Trx,
  userId: string,
  preferences: Preferences,
  at: Date,
): Promise<void> {
  await trx
    .updateTable('preferences')
    .set({
      theme: preferences.theme,
      density: preferences.density,
      motion: preferences.motion,
      time_zone: preferences.timeZone,
      date_locale: preferences.dateLocale,
      after_decision: preferences.afterDecision,
      shortcuts_on: preferences.shortcutsOn,
      keys: JSON.stringify(preferences.keys),
      version: preferences.version,
      changed_at: at,
    })
    .where('user_id', '=', userId)
    .execute();
}

/**
 * A setting that a later or earlier version wrote and this one does not know counts as not set: nobody may be locked
 * out of Docket by how it looks.
 */
function present(row: { version: number } & Record<string, unknown>): Preferences {
  const known = Object.entries(Preferences.shape).map(([name, schema]) => {
    const { success, data } = schema.safeParse(row[name]);
    return [name, success ? data : DEFAULT_PREFERENCES[name as keyof Preferences]]; // the shape's own keys
  });
  return Preferences.parse(Object.fromEntries(known));
}
