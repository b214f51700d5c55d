import { grantOf, type ReasonCatalogue } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { needsAgreement } from '../proposals/decide-way.ts';
import { currentReasons } from './current-reasons.ts';

/** What people choose from, and how they read what was chosen: keys stay in the catalogue for good. */
export async function getReasons(
  deps: Deps,
  actor: Actor,
): Promise<{ catalogue: ReasonCatalogue; needsAgreement: boolean }> {
  // Everybody who opens a case reads this; only few of them change it.
  const isFor = grantOf(actor.role, 'reasons:propose') !== null;
  return {
    catalogue: await currentReasons(deps.db),
    needsAgreement: isFor && (await needsAgreement(deps.db, actor, 'reasons')),
  };
}
