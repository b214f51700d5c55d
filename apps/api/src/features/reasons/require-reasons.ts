import type { Reason, ReasonCatalogue, ReasonOutcome } from '@docket/contracts';
import { fail } from '../../http/errors.ts';
import { faultsOfGiven, type GivenReason } from './reason-rules.ts';

export type { GivenReason } from './reason-rules.ts';

/** The reasons as the catalogue has them, each once. Errors: invalid-input naming the reason, or the note that is missing. */
export function requireReasons(
  catalogue: ReasonCatalogue,
  outcome: ReasonOutcome,
  given: readonly GivenReason[],
  note: string | null,
): Reason[] {
  const fields = faultsOfGiven(catalogue.reasons, outcome, given, note);
  if (fields.length > 0) fail('invalid-input', undefined, { fields });
  const keys = [...new Set(given.map(({ key }) => key))];
  return keys.flatMap((key) => catalogue.reasons.filter((reason) => reason.key === key));
}
