import { type Reason, type ReasonOutcome, reasonsFor } from '@docket/contracts';

const FIELD_WORDS = {
  label: 'label',
  outcomes: 'what it is given for',
  clause: 'policy clause',
  customerText: 'what the customer reads',
  needsNote: 'whether it needs a note',
  needsSecondPerson: 'whether it needs a second person',
} as const satisfies Partial<Record<keyof Reason, string>>;

// Object.keys forgets that the keys are the table's own.
const FIELDS = Object.keys(FIELD_WORDS) as (keyof typeof FIELD_WORDS)[];

/** What is different in a newer catalogue, a sentence each. */
export function changesIn(before: readonly Reason[], after: readonly Reason[]): string[] {
  const old = new Map(before.map((reason) => [reason.key, reason]));
  const lines = after.flatMap((reason) => {
    const earlier = old.get(reason.key);
    if (earlier === undefined) return [`“${reason.label}” is new`];
    const fields = FIELDS.filter((field) => String(earlier[field]) !== String(reason[field]));
    return [
      ...(earlier.retired === reason.retired
        ? []
        : [`“${reason.label}” is ${reason.retired ? 'retired' : 'given again'}`]),
      ...(fields.length === 0
        ? []
        : [`“${earlier.label}”: ${fields.map((field) => FIELD_WORDS[field]).join(', ')}`]),
    ];
  });
  const order = (reasons: readonly Reason[]) => reasons.map(({ key }) => key).filter((key) => old.has(key));
  return order(before).join() === order(after).join() ? lines : [...lines, 'The order of the reasons'];
}

/** The catalogue with one reason in the place of its neighbour in this group, or unchanged at the end of it. */
export function moved(
  reasons: readonly Reason[],
  key: string,
  outcome: ReasonOutcome,
  by: -1 | 1,
): readonly Reason[] {
  const group = reasonsFor(reasons, outcome);
  const index = group.findIndex((reason) => reason.key === key);
  const reason = group[index];
  const neighbour = group[index + by];
  if (reason === undefined || neighbour === undefined) return reasons;
  const others = reasons.filter((one) => one.key !== key);
  const at = others.indexOf(neighbour) + (by === 1 ? 1 : 0);
  return others.toSpliced(at, 0, reason);
}

/** The catalogue with this reason in place of the one of its key, or at the end. */
export function withReason(reasons: readonly Reason[], reason: Reason): readonly Reason[] {
  const isKnown = reasons.some(({ key }) => key === reason.key);
  return isKnown ? reasons.map((one) => (one.key === reason.key ? reason : one)) : [...reasons, reason];
}
