import { PERMISSIONS, PROBLEMS } from '@docket/contracts';

/** Outcomes that are worth a mark; what went well needs none. */
export const OUTCOME_LOOKS: ReadonlyMap<string, { label: string; color: string }> = new Map([
  ['denied', { label: 'Refused', color: 'warning.main' }],
  ['error', { label: 'Failed', color: 'error.main' }],
]);

/** An entry holds the key of a reason, a problem code or a permission; all of them as people read them. */
export function entryReasonInWords(reason: string, labelOf: (key: string) => string): string {
  const problem = Object.entries(PROBLEMS).find(([code]) => code === reason)?.[1].title;
  if (Object.keys(PERMISSIONS).includes(reason)) return `Needs ${reason}`;
  return problem ?? labelOf(reason);
}
