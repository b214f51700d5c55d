import type { ReasonCatalogue } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { currentReasons } from './current-reasons.ts';

/** What people choose from, and how they read what was chosen: keys stay in the catalogue for good. */
export async function getReasons(deps: Deps): Promise<{ catalogue: ReasonCatalogue }> {
  return { catalogue: await currentReasons(deps.db) };
}
