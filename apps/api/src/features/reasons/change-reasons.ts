import type { Proposal, ReasonCatalogue } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { alone } from '../proposals/accord.ts';
import { decideWay } from '../proposals/decide-way.ts';
import { propose } from '../proposals/propose.ts';
import {
  type CatalogueChange,
  lockReasons,
  putReasonsInForce,
  requireSound,
} from './put-reasons-in-force.ts';

/**
 * Puts a new version in force, or asks for it where an administrator has to agree. What was decided keeps the version it
 * was made under.
 *
 * Errors: version-mismatch when somebody changed it meanwhile; invalid-input naming the reason and what is wrong;
 * change-waits.
 */
export async function changeReasons(
  deps: Deps,
  actor: Actor,
  { version, ...input }: CatalogueChange & { version: number },
): Promise<{ catalogue: ReasonCatalogue } | { proposal: Proposal }> {
  return deps.db.transaction().execute(async (trx) => {
    const way = await decideWay(trx, actor, { kind: 'reasons', about: null });
    const before = await lockReasons(trx, version);
    requireSound(before, input);
    if (way === 'alone')
      return { catalogue: await putReasonsInForce(trx, deps, actor, before, input, alone(actor)) };
    const proposal = await propose(trx, deps, actor, {
      kind: 'reasons',
      about: null,
      subject: 'reasons',
      basedOn: before.version,
      was: { reasons: before.reasons },
      payload: input,
      because: input.because,
    });
    return { proposal };
  });
}
