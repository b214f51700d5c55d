import { type Check, messageToCustomer, type Reason, textForCustomer, tippingOff } from '@docket/contracts';
import type { Draft } from '../draft.ts';

interface Preview {
  /** In the order of the session's steps, those with a reason. */
  readonly lines: readonly { label: string; text: string }[];
  /** Steps whose reason the customer never learns of. */
  readonly internal: readonly string[];
  /** A word that could tell the customer of a suspicion. */
  readonly telling: string | null;
}

/** The lines as the server will write them into the decision. */
export function previewOf(
  { steps, reasons: [main] }: Pick<Draft, 'steps' | 'reasons'>,
  checks: readonly Check[],
  catalogue: readonly Reason[],
): Preview {
  const told = steps.flatMap(({ nodeId, feature, reason: own }) => {
    const check = checks.find((one) => one.nodeId === nodeId && one.resubmitFeature === feature);
    const reason = catalogue.find(({ key }) => key === (own ?? main));
    return check === undefined || reason === undefined ? [] : [{ label: check.label, reason }];
  });
  const lines = told.map(({ label, reason }) => ({ label, text: textForCustomer(reason) }));
  return {
    lines,
    internal: told.flatMap(({ label, reason }) => (reason.customerText === null ? [label] : [])),
    telling: tippingOff(messageToCustomer(lines)),
  };
}
