import { DEFAULT_PREFERENCES, type Preferences } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { findPreferences } from './preferences-store.ts';

/** The actor's own. Whoever never changed anything has no row. */
export async function getPreferences(deps: Deps, actor: Actor): Promise<{ preferences: Preferences }> {
  return { preferences: (await findPreferences(deps.db, actor.id)) ?? DEFAULT_PREFERENCES };
}
