import type { Decision, Outcome } from '@docket/contracts';
import type { Trx } from '@docket/db';

export type Check = Decision['checks'][number];

/** Errors: the database refuses one by the maker. */
export async function insertCheck(
  trx: Trx,
  check: {
    id: string;
    decisionId: string;
    makerId: string;
    checkerId: string;
    verdict: Check['verdict'];
    outcome: Outcome | null;
    note: string | null;
    digest: string;
    at: Date;
  },
): Promise<void> {
  await trx
    .insertInto('checks')
    .values({
      id: check.id,
      decision_id: check.decisionId,
      maker_id: check.makerId,
      checker_id: check.checkerId,
      verdict: check.verdict,
      outcome: check.outcome,
      note: check.note,
      digest: check.digest,
      at: check.at,
    })
    .execute();
}
