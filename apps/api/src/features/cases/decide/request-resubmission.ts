import type { CaseId, ResubmitStep } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { findEvidence } from '../../evidence/find-evidence.ts';
import { type DecideInput, decideCase } from './decide-case.ts';

interface ResubmissionInput extends DecideInput {
  readonly steps: ResubmitStep[];
  readonly email: { address: string; language: string } | undefined;
}

/**
 * The customer redoes chosen steps under the same link; Didit deletes what was captured there.
 * Errors: those of deciding, and invalid-input when a step is not one of this case.
 */
export async function requestResubmission(deps: Deps, actor: Actor, input: ResubmissionInput) {
  const { steps, email, ...decision } = input;
  return decideCase(deps, actor, 'resubmit', decision, { steps, ...(email ? { email } : {}) }, (trx) =>
    requireSteps(trx, deps, input.caseId, steps),
  );
}

async function requireSteps(
  trx: Trx,
  deps: Deps,
  caseId: CaseId,
  steps: readonly ResubmitStep[],
): Promise<void> {
  const evidence = await findEvidence(trx, deps, caseId);
  const known = new Set(evidence?.checks.map((check) => `${check.nodeId} ${check.resubmitFeature}`));
  const fields = steps.flatMap((step, index) =>
    known.has(`${step.nodeId} ${step.feature}`)
      ? []
      : [{ pointer: `/body/steps/${index}`, code: 'unknown-step', message: 'is not a step of this case' }],
  );
  if (fields.length > 0) fail('invalid-input', undefined, { fields });
}
