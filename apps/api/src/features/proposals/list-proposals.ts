import { grantOf, type Proposal, type ProposalState, TOTAL_CAP } from '@docket/contracts';
import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { readPosition, writePosition } from '../../http/position.ts';
import { presentProposal } from './present-proposal.ts';
import { selectProposal } from './proposal-store.ts';

const LIST = 'proposals';

interface Query {
  readonly state: ProposalState | 'all';
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Newest first; of a manager only what they asked for themselves. */
export async function listProposals(
  deps: Deps,
  actor: Actor,
  { state, limit, cursor }: Query,
): Promise<{ items: Proposal[]; nextCursor: string | null; total: number }> {
  const after = cursor === undefined ? null : readPosition(deps, LIST, cursor);
  const onlyOwn = grantOf(actor.role, 'proposal:view') === 'own';
  const rows = await selectProposal(deps.db)
    .$if(state !== 'all', (q) => q.where('proposals.state', '=', state))
    .$if(onlyOwn, (q) => q.where('proposals.maker_id', '=', actor.id))
    .$if(after !== null, (q) =>
      q.where(
        sql<boolean>`(proposals.created_at, proposals.id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`,
      ),
    )
    .orderBy('proposals.created_at', 'desc')
    .orderBy('proposals.id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const { total } = await deps.db
    .selectFrom((eb) =>
      eb
        .selectFrom('proposals')
        .select('id')
        .$if(state !== 'all', (q) => q.where('state', '=', state))
        .$if(onlyOwn, (q) => q.where('maker_id', '=', actor.id))
        .limit(TOTAL_CAP)
        .as('matching'),
    )
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return {
    items: shown.map((row) => presentProposal(deps, actor, row)),
    nextCursor:
      rows.length > limit && last ? writePosition(deps, LIST, { at: last.sort_at, id: last.id }) : null,
    total,
  };
}
