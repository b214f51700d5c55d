import type { Decision, Outcome } from '@docket/contracts';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { findDecision, presentDecision, saveDecision } from '../decision-store.ts';
import { shownTo } from '../shown-to.ts';
import { takeWord } from './take-word.ts';

interface Choice {
  readonly decisionId: string;
  readonly outcome: Outcome;
  readonly note: string;
}

/**
 * The second person says what they would decide, before they see what was decided. The same: it is shown to them, to
 * agree to exactly that. Another: that is their disagreement, and nothing is sent. Both stay on record either way.
 * Errors: those of taking a word.
 */
export async function chooseOutcome(
  deps: Deps,
  actor: Actor,
  { decisionId, outcome, note }: Choice,
): Promise<{ decision: Decision }> {
  // They have not been shown the decision, so that they can name no digest: they choose on the evidence as it stands.
  const seen = (await findDecision(deps.db, decisionId)) ?? fail('not-found');
  const word = { decisionId, digest: seen.digest ?? '', note };
  const row = await takeWord(
    deps,
    actor,
    word,
    { verdict: 'chose', outcome },
    async (trx, decision, said) => {
      const entry = { case: decision.case_id, object: { type: 'decision', id: decision.id } };
      const refs = { digest: word.digest };
      await appendAudit(trx, deps, actor, {
        ...entry,
        action: 'decision.chosen',
        change: { from: { outcome: null }, to: { outcome } },
        refs,
        said,
      });
      if (outcome === decision.outcome) return;
      await saveDecision(trx, decision.id, {
        state: 'refused',
        because: `${actor.name} chose another outcome before seeing this one.`,
        settled_at: deps.clock(),
      });
      await appendAudit(trx, deps, actor, {
        ...entry,
        action: 'decision.refused',
        change: { from: { state: 'pending_approval' }, to: { state: 'refused' } },
        refs,
      });
    },
  );
  return { decision: shownTo(actor.id, presentDecision(deps, row)) };
}
