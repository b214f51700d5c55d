import type { Decision } from '@docket/contracts';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { presentDecision, saveDecision } from '../decision-store.ts';
import { takeWord, type Word } from './take-word.ts';

/** The second person disagrees: nothing is sent, and the case is open to be decided again. Errors: those of taking a word. */
export async function disagreeWithDecision(
  deps: Deps,
  actor: Actor,
  word: Word,
): Promise<{ decision: Decision }> {
  const row = await takeWord(
    deps,
    actor,
    word,
    { verdict: 'disagreed' },
    async (trx, { id, case_id }, said) => {
      await saveDecision(trx, id, {
        state: 'refused',
        because: `${actor.name} disagreed.`,
        settled_at: deps.clock(),
      });
      await appendAudit(trx, deps, actor, {
        action: 'decision.refused',
        case: case_id,
        object: { type: 'decision', id },
        change: { from: { state: 'pending_approval' }, to: { state: 'refused' } },
        refs: { digest: word.digest },
        said,
      });
    },
  );
  return { decision: presentDecision(deps, row) };
}
