import type { Outcome } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { ensureSubjectKey } from '../../../sealing/subject-key.ts';
import { commitTo, type Said } from '../../audit/commit-to.ts';
import { currentDigest } from '../../evidence/manifest.ts';
import { announceChange } from '../../live/announce-change.ts';
import { hasLapsed } from '../decision-rules.ts';
import {
  checkPlace,
  type DecisionRow,
  findDecision,
  isBlind,
  lockDecision,
  presentDecision,
} from '../decision-store.ts';
import { settleDecision } from '../send/settle-decision.ts';
import { type Check, insertCheck } from './check-store.ts';
import { whyNotTheirs } from './who-may-check.ts';

/** What the second person says, and over what: the digest is that of the decision as it was shown to them. */
export interface Word {
  readonly decisionId: string;
  readonly digest: string;
  readonly note?: string | undefined;
}

/** What they say; what they would decide comes before anything else where the policy is blind. */
export type Verdict =
  | { readonly verdict: 'agreed' | 'disagreed' | 'asked' }
  | { readonly verdict: 'chose'; readonly outcome: Outcome };

/**
 * Writes down a second person's word on a decision that waits for one, and lets `act` do what follows from it in
 * the same transaction. A word over other evidence than the maker's counts for nothing: the decision lapses.
 *
 * Errors: not-found, own-decision, decision-not-pending, checked-otherwise, evidence-changed.
 */
export async function takeWord(
  deps: Deps,
  actor: Actor,
  word: Word,
  verdict: Verdict,
  act: (trx: Trx, row: DecisionRow, said: Said) => Promise<void>,
): Promise<DecisionRow> {
  const seen = (await findDecision(deps.db, word.decisionId)) ?? fail('not-found');
  await lapseIfMoved(deps, seen);
  return deps.db.transaction().execute(async (trx) => {
    const row = (await lockDecision(trx, word.decisionId)) ?? fail('not-found');
    const notTheirs = await whyNotTheirs(trx, row, actor.id);
    if (notTheirs !== null) fail('own-decision', notTheirs);
    if (row.state !== 'pending_approval')
      fail('decision-not-pending', `It is ${row.state.replace('_', ' ')}.`);
    if (hasLapsed(row, deps.clock())) fail('decision-not-pending', 'It has lapsed.');
    const checks = presentDecision(deps, row).checks.filter(({ checker }) => checker.id === actor.id);
    requireItsWay(isBlind(row), verdict, checks);
    if (row.digest !== word.digest) fail('evidence-changed', 'This is not the decision you were shown.');
    if (await hasMoved(trx, row)) fail('evidence-changed');
    const id = deps.newId();
    const key = await ensureSubjectKey(trx, deps, row.case_id);
    await insertCheck(trx, {
      id,
      decisionId: row.id,
      makerId: row.maker_id,
      checkerId: actor.id,
      verdict: verdict.verdict,
      outcome: verdict.verdict === 'chose' ? verdict.outcome : null,
      note: word.note === undefined ? null : key.seal(checkPlace(id), word.note),
      digest: word.digest,
      at: deps.clock(),
    });
    await act(trx, row, commitTo(key, { note: word.note }));
    await announceChange(trx, row.case_id);
    return (await findDecision(trx, row.id)) ?? fail('internal');
  });
}

/** Blind: first one's own outcome, once, and only then a word on what was decided. Errors: checked-otherwise. */
function requireItsWay(blind: boolean, { verdict }: Verdict, own: readonly Check[]): void {
  const chosen = own.some((check) => check.verdict === 'chose');
  if (verdict === 'chose') {
    if (!blind) fail('checked-otherwise', 'It is not checked blind: agree, disagree or ask.');
    if (chosen) fail('checked-otherwise', 'You have chosen already: agree, disagree or ask.');
  } else if (blind && !chosen) {
    fail('checked-otherwise', 'It is checked blind: choose an outcome first.');
  }
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
