import type { Policy, Proposal } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { alone } from '../proposals/accord.ts';
import { decideWay } from '../proposals/decide-way.ts';
import { propose } from '../proposals/propose.ts';
import { lockPolicy, type PolicyChange, putPolicyInForce, settingsOf } from './put-policy-in-force.ts';

/**
 * Puts a new version in force, or asks for it where an administrator has to agree. Decisions on their way keep the
 * version they were made under.
 * Errors: version-mismatch when somebody changed it meanwhile; change-waits.
 */
export async function changePolicy(
  deps: Deps,
  actor: Actor,
  { version, ...input }: PolicyChange & { version: number },
): Promise<{ policy: Policy } | { proposal: Proposal }> {
  return deps.db.transaction().execute(async (trx) => {
    const way = await decideWay(trx, actor, { kind: 'policy', about: null });
    const before = await lockPolicy(trx, version);
    if (way === 'alone')
      return { policy: await putPolicyInForce(trx, deps, actor, before, input, alone(actor)) };
    const proposal = await propose(trx, deps, actor, {
      kind: 'policy',
      about: null,
      subject: 'policy',
      basedOn: before.version,
      was: settingsOf(before),
      payload: input,
      because: input.because,
    });
    return { proposal };
  });
}
