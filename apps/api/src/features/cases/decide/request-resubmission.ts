import {
  type CaseId,
  type Reason,
  type RedoStep,
  type ResubmitStep,
  textForCustomer,
} from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { findEvidence } from '../../evidence/find-evidence.ts';
import { type DecideInput, decideCase } from './decide-case.ts';

type AskedStep = ResubmitStep & { readonly reason?: string | undefined };

interface ResubmissionInput extends DecideInput {
  readonly steps: readonly AskedStep[];
  readonly email: { address: string; language: string } | undefined;
}

/**
 * The customer redoes chosen steps under the same link; Didit deletes what was captured there. What the customer
 * reads about each step is fixed here, so that it is what the maker saw and what a second person agrees to.
 *
 * Errors: those of deciding, and invalid-input when a step is not one of this case or has no reason.
 */
export async function requestResubmission(deps: Deps, actor: Actor, input: ResubmissionInput) {
  const { steps, email, ...decision } = input;
  requireReasonEach(steps, input.reason);
  const named = steps.map(({ nodeId, feature, reason = null }) => ({ nodeId, feature, reason }));
  const asked = { steps: named, ...(email ? { email } : {}) };
  return decideCase(deps, actor, 'resubmit', decision, asked, {
    reasons: steps.flatMap(({ reason }, index) =>
      reason === undefined ? [] : [{ key: reason, pointer: `/body/steps/${index}/reason` }],
    ),
    complete: async (trx, reasons) => ({
      ...asked,
      steps: await describeSteps(trx, deps, input.caseId, steps, reasons),
    }),
  });
}

function requireReasonEach(steps: readonly AskedStep[], main: string | undefined): void {
  if (main !== undefined) return;
  const fields = steps.flatMap(({ reason }, index) =>
    reason === undefined
      ? [{ pointer: `/body/steps/${index}/reason`, code: 'reason-required', message: 'is required' }]
      : [],
  );
  if (fields.length > 0) fail('invalid-input', undefined, { fields });
}

/** Each step with its name, its reason, which is the main one unless it has its own, and what the customer reads. */
async function describeSteps(
  trx: Trx,
  deps: Deps,
  caseId: CaseId,
  steps: readonly AskedStep[],
  reasons: readonly Reason[],
): Promise<RedoStep[]> {
  const checks = (await findEvidence(trx, deps, caseId))?.checks ?? [];
  const described = steps.map(({ nodeId, feature, reason: own }, index) => {
    const check = checks.find((one) => one.nodeId === nodeId && one.resubmitFeature === feature);
    const reason = own === undefined ? reasons[0] : reasons.find(({ key }) => key === own);
    if (check === undefined || reason === undefined) return { index };
    return {
      step: { nodeId, feature, label: check.label, reason: reason.key, text: textForCustomer(reason) },
    };
  });
  const fields = described.flatMap(({ index }) =>
    index === undefined
      ? []
      : [{ pointer: `/body/steps/${index}`, code: 'unknown-step', message: 'is not a step of this case' }],
  );
  if (fields.length > 0) fail('invalid-input', undefined, { fields });
  return described.flatMap(({ step }) => step ?? []);
}
