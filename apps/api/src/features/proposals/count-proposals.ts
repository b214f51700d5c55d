import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';

/** How many changes wait for this person's answer. A number only, so no audit entry. */
export async function countProposals(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
): Promise<{ waiting: number }> {
  return deps.db
    .selectFrom('proposals')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('state', '=', 'waiting')
    .where('expires_at', '>', deps.clock())
    .where('maker_id', '<>', actor.id)
    .where((eb) => eb.or([eb('about', 'is', null), eb('about', '<>', actor.id)]))
    .executeTakeFirstOrThrow();
}
