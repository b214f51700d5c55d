import type { Decision } from '@docket/contracts';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { presentDecision } from '../decision-store.ts';
import { takeWord, type Word } from './take-word.ts';

/** The second person asks; the decision goes on waiting and the maker answers by a note. Errors: those of taking a word. */
export async function askAboutDecision(
  deps: Deps,
  actor: Actor,
  word: Word,
): Promise<{ decision: Decision }> {
  const row = await takeWord(deps, actor, word, { verdict: 'asked' }, async (trx, { id, case_id }, said) => {
    await appendAudit(trx, deps, actor, {
      action: 'decision.asked',
      case: case_id,
      object: { type: 'decision', id },
      refs: { digest: word.digest },
      said,
    });
  });
  return { decision: presentDecision(deps, row) };
}
