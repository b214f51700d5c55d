import type { PreferenceSettings, Preferences } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { lockPreferences, savePreferences } from './preferences-store.ts';

/**
 * Changes the actor's own settings; there is no way to address anybody else's.
 * Errors: version-mismatch when they were changed in another browser meanwhile.
 *
 * The entry names the settings and no value: that somebody needs contrast or no motion tells of their health, and what
 * the log holds it holds for good.
 */
export async function changePreferences(
  deps: Deps,
  actor: Actor,
  { version, ...settings }: Preferences,
): Promise<{ preferences: Preferences }> {
  return deps.db.transaction().execute(async (trx) => {
    const before = await lockPreferences(trx, actor.id);
    if (before.version !== version) {
      fail('version-mismatch', `You saw version ${version}; by now it is version ${before.version}.`);
    }
    const preferences = { ...settings, version: version + 1 };
    await savePreferences(trx, actor.id, preferences, deps.clock());
    await appendAudit(trx, deps, actor, {
      action: 'user.preferences-changed',
      object: { type: 'user', id: actor.id },
      refs: { settings: changedSettings(before, settings).join(',') },
    });
    return { preferences };
  });
}

function changedSettings(before: Preferences, after: PreferenceSettings): string[] {
  return Object.entries(after).flatMap(([name, value]) => {
    const old: unknown = before[name as keyof PreferenceSettings]; // both are made by one contract
    return JSON.stringify(old) === JSON.stringify(value) ? [] : [name];
  });
}
