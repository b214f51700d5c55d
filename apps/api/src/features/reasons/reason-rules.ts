import {
  OUTCOMES,
  type ProblemField,
  REASON_OUTCOMES,
  type Reason,
  type ReasonOutcome,
  reasonsFor,
  tippingOff,
} from '@docket/contracts';

/** A reason somebody gave, and where in the request it stands. */
export interface GivenReason {
  readonly key: string;
  readonly pointer: string;
}

/** What is wrong with reasons that were given for this; empty when they fit. */
export function faultsOfGiven(
  reasons: readonly Reason[],
  outcome: ReasonOutcome,
  given: readonly GivenReason[],
  note: string | null,
): ProblemField[] {
  const chosen = given.map(({ key, pointer }) => ({
    pointer,
    reason: reasons.find((one) => one.key === key),
  }));
  const faults = chosen.flatMap(({ pointer, reason }) => {
    const because = whyNot(reason, outcome);
    return because === null ? [] : [{ pointer, ...because }];
  });
  const silent = chosen.find(({ reason }) => reason?.needsNote)?.reason;
  if (silent !== undefined && (note ?? '').trim() === '') {
    const message = `is required with the reason “${silent.label}”`;
    faults.push({ pointer: '/body/note', code: 'note-required', message });
  }
  return faults;
}

function whyNot(reason: Reason | undefined, outcome: ReasonOutcome): Omit<ProblemField, 'pointer'> | null {
  if (reason === undefined) return { code: 'unknown-reason', message: 'is not in the catalogue of reasons' };
  if (reason.retired) return { code: 'retired-reason', message: 'is retired and not given any more' };
  if (!reason.outcomes.includes(outcome)) {
    return { code: 'other-outcome', message: `is not a reason for “${outcome}”` };
  }
  return null;
}

/** What keeps a catalogue from following this one; empty when nothing does. */
export function faultsOfCatalogue(before: readonly Reason[], after: readonly Reason[]): ProblemField[] {
  const keys = after.map(({ key }) => key);
  const gone = before.filter(({ key }) => !keys.includes(key)).map(({ key }) => key);
  const uncovered = REASON_OUTCOMES.filter((outcome) => reasonsFor(after, outcome).length === 0);
  return [
    ...after.flatMap((reason, index) =>
      faultsOfReason(reason, `/body/reasons/${index}`, keys.indexOf(reason.key) < index),
    ),
    ...gone.map((key) => ({
      pointer: '/body/reasons',
      code: 'missing-key',
      message: `lacks “${key}”: a reason is retired, not deleted`,
    })),
    ...uncovered.map((outcome) => ({
      pointer: '/body/reasons',
      code: 'outcome-without-reason',
      message: `leaves no reason for “${outcome}”`,
    })),
  ];
}

function faultsOfReason(reason: Reason, pointer: string, isRepeated: boolean): ProblemField[] {
  const faults: ProblemField[] = [];
  if (isRepeated) {
    faults.push({
      pointer: `${pointer}/key`,
      code: 'repeated-key',
      message: 'is the key of an earlier reason',
    });
  }
  const telling = reason.customerText === null ? null : tippingOff(reason.customerText);
  if (telling !== null) {
    const message = `says “${telling}”; the customer must not learn of it`;
    faults.push({ pointer: `${pointer}/customerText`, code: 'tips-off', message });
  }
  if (reason.needsSecondPerson && !isForDecisions(reason)) {
    const message = 'is for decisions; a finding is checked when the case is decided';
    faults.push({ pointer: `${pointer}/needsSecondPerson`, code: 'finding-only', message });
  }
  return faults;
}

function isForDecisions({ outcomes }: Reason): boolean {
  return OUTCOMES.some((outcome) => outcomes.includes(outcome));
}

/** What an audit entry says of a change: keys and the names of what moved, never the wording. */
export function changeOf(before: readonly Reason[], after: readonly Reason[]) {
  const old = new Map(before.map((reason) => [reason.key, reason]));
  const added = after.filter(({ key }) => !old.has(key)).map(({ key }) => key);
  const changed = after.flatMap((reason) => {
    const earlier = old.get(reason.key);
    const fields =
      earlier === undefined ? [] : FIELDS.filter((field) => String(earlier[field]) !== String(reason[field]));
    return fields.length === 0 ? [] : [[reason.key, fields] as const];
  });
  const order = (reasons: readonly Reason[]) =>
    reasons
      .map(({ key }) => key)
      .filter((key) => old.has(key))
      .join();
  return { added, changed: Object.fromEntries(changed), reordered: order(before) !== order(after) };
}

const FIELDS = [
  'label',
  'outcomes',
  'clause',
  'customerText',
  'needsNote',
  'needsSecondPerson',
  'retired',
] as const satisfies readonly (keyof Reason)[];
