import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';

/** How many requests wait for this person as the second one. A number only, so no audit entry. */
export async function countErasures(deps: Pick<Deps, 'db'>, actor: Actor): Promise<{ waiting: number }> {
  return deps.db
    .selectFrom('erasures')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('state', '=', 'requested')
    .where('requested_by', '<>', actor.id)
    .executeTakeFirstOrThrow();
}
