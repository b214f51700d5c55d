import { FINDINGS, Reason, tippingOff } from '@docket/contracts';

export const EMPTY_REASON: Reason = {
  key: '',
  label: '',
  outcomes: [],
  clause: '',
  customerText: null,
  needsNote: false,
  needsSecondPerson: false,
  retired: false,
};

export type Faults = Partial<Record<keyof Reason, string>>;

const WORDS: Faults = {
  key: 'Small letters, digits and hyphens, such as “document-expired”.',
  label: 'Give it a label of at most 80 characters.',
  outcomes: 'Choose what it is given for.',
  clause: 'Name the clause of your policy, in at most 120 characters.',
  customerText: 'Write what the customer may read, or make the reason internal.',
};

/** What keeps a reason from being kept, by field; the server checks the same. */
export function faultsOf(reason: Reason, taken: readonly string[]): Faults {
  const result = Reason.safeParse(reason);
  const fields = result.success ? [] : result.error.issues.map(({ path }) => String(path[0]));
  const faults: Faults = Object.fromEntries(
    Object.entries(WORDS).filter(([field]) => fields.includes(field)),
  );
  if (taken.includes(reason.key)) faults.key = 'Another reason has this key.';
  const telling = reason.customerText === null ? null : tippingOff(reason.customerText);
  if (telling !== null) faults.customerText = `Says “${telling}”, which could tip the customer off.`;
  const isFindingOnly = reason.outcomes.every((outcome) => FINDINGS.some((finding) => finding === outcome));
  if (reason.needsSecondPerson && reason.outcomes.length > 0 && isFindingOnly)
    faults.needsSecondPerson = 'A finding is checked when the case is decided.';
  return faults;
}
