import type { CaseId, Outcome, Reason, ReasonCatalogue } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../../deps.ts';
import { fail } from '../../../http/errors.ts';
import { findEvidence } from '../../evidence/find-evidence.ts';
import { currentReasons } from '../../reasons/current-reasons.ts';
import { type GivenReason, requireReasons } from '../../reasons/require-reasons.ts';
import { whyReasonNeeded } from '../case-rules.ts';

interface About {
  readonly caseId: CaseId;
  readonly status: string;
  readonly outcome: Outcome;
}

interface Given {
  readonly reason: string | undefined;
  readonly moreReasons?: readonly string[] | undefined;
  readonly note: string | undefined;
}

/**
 * Why a case is decided this way, by the catalogue in force; the first reason is the main one.
 * Errors: invalid-input naming the reason that does not fit, or the reason or note that is missing.
 */
export async function reasonsOf(
  trx: Trx,
  deps: Pick<Deps, 'sealing'>,
  { caseId, status, outcome }: About,
  { reason, moreReasons = [], note }: Given,
  further: readonly GivenReason[],
): Promise<{ catalogue: ReasonCatalogue; reasons: Reason[] }> {
  const catalogue = await currentReasons(trx);
  const given = [
    ...(reason === undefined ? [] : [{ key: reason, pointer: '/body/reason' }]),
    ...moreReasons.map((key, index) => ({ key, pointer: `/body/moreReasons/${index}` })),
    ...further,
  ];
  const reasons = requireReasons(catalogue, outcome, given, note ?? null);
  if (reasons.length === 0) {
    const warnings = (await findEvidence(trx, deps, caseId))?.warnings ?? [];
    const because = whyReasonNeeded(outcome, status, warnings);
    if (because !== null) {
      const message = `is required: ${because}`;
      fail('invalid-input', undefined, {
        fields: [{ pointer: '/body/reason', code: 'reason-required', message }],
      });
    }
  }
  return { catalogue, reasons };
}
