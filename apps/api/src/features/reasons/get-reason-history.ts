import type { ReasonCatalogue } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { countUses, readCatalogues } from './reason-store.ts';

const MOST_EARLIER = 50;

/** The versions before the one in force, and what the reasons were used for. */
export async function getReasonHistory(
  deps: Deps,
): Promise<{ earlier: ReasonCatalogue[]; usage: { key: string; times: number }[] }> {
  const [, ...earlier] = await readCatalogues(deps.db, 1 + MOST_EARLIER);
  return { earlier, usage: await countUses(deps.db) };
}
