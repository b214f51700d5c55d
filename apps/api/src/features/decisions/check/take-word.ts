import type { Trx } from '@docket/db';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { ensureSubjectKey } from '../../../sealing/subject-key.ts';
import { commitTo, type Said } from '../../audit/commit-to.ts';
import { currentDigest } from '../../evidence/manifest.ts';
import { announceChange } from '../../live/announce-change.ts';
import { hasLapsed } from '../decision-rules.ts';
import { checkPlace, type DecisionRow, findDecision, lockDecision } from '../decision-store.ts';
import { settleDecision } from '../settle-decision.ts';
import { type Check, insertCheck } from './check-store.ts';

/** What the second person says, and over what: the digest is that of the decision as it was shown to them. */
export interface Word {
  readonly decisionId: string;
  readonly digest: string;
  readonly note?: string | undefined;
}

/**
 * Writes down a second person's word on a decision that waits for one, and lets `act` do what follows from it in
 * the same transaction. A word over other evidence than the maker's counts for nothing: the decision lapses.
 *
 * Errors: not-found, own-decision, decision-not-pending, evidence-changed.
 */
export async function takeWord(
  deps: Deps,
  actor: Actor,
  word: Word,
  verdict: Check['verdict'],
  act: (trx: Trx, row: DecisionRow, said: Said) => Promise<void>,
): Promise<DecisionRow> {
  const seen = (await findDecision(deps.db, word.decisionId)) ?? fail('not-found');
  if (seen.maker_id === actor.id)
    fail('own-decision', 'You made this decision; somebody else must check it.');
  await lapseIfMoved(deps, seen);
  return deps.db.transaction().execute(async (trx) => {
    const row = (await lockDecision(trx, word.decisionId)) ?? fail('not-found');
    if (row.state !== 'pending_approval')
      fail('decision-not-pending', `It is ${row.state.replace('_', ' ')}.`);
    if (hasLapsed(row, deps.clock())) fail('decision-not-pending', 'It has lapsed.');
    if (row.digest !== word.digest) fail('evidence-changed', 'This is not the decision you were shown.');
    if (await hasMoved(trx, row)) fail('evidence-changed');
    const id = deps.newId();
    const key = await ensureSubjectKey(trx, deps, row.case_id);
    await insertCheck(trx, {
      id,
      decisionId: row.id,
      makerId: row.maker_id,
      checkerId: actor.id,
      verdict,
      note: word.note === undefined ? null : key.seal(checkPlace(id), word.note),
      digest: word.digest,
      at: deps.clock(),
    });
    await act(trx, row, commitTo(key, { note: word.note }));
    await announceChange(trx, row.case_id);
    return (await findDecision(trx, row.id)) ?? fail('internal');
  });
}

/** In a transaction of its own, because the refusal that follows would take it back. */
async function lapseIfMoved(deps: Deps, row: DecisionRow): Promise<void> {
  if (row.state !== 'pending_approval' || !(await hasMoved(deps.db, row))) return;
  await settleDecision(deps, row, {
    state: 'expired',
    because: 'The evidence changed before a second person agreed.',
    reason: 'evidence-changed',
  });
  fail(
    'evidence-changed',
    'Didit changed what it says about this case; the decision has lapsed. Decide it anew.',
  );
}

async function hasMoved(db: Parameters<typeof currentDigest>[0], row: DecisionRow): Promise<boolean> {
  return row.manifest !== null && row.manifest.decision !== (await currentDigest(db, row.case_id));
}
