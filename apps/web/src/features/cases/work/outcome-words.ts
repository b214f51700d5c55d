import type { Problem } from '@docket/contracts';

/** What became of the same request about several cases. */
export interface Outcome {
  readonly done: number;
  /** Moved since their row was read, so that nothing was done to them. */
  readonly changed: number;
  /** Refused for another cause, by what was said of it. */
  readonly refused: ReadonlyMap<string, number>;
}

export const NOTHING_YET: Outcome = { done: 0, changed: 0, refused: new Map() };

export function withRefusal(outcome: Outcome, problem: Pick<Problem, 'code' | 'title' | 'detail'>): Outcome {
  if (problem.code === 'version-mismatch') return { ...outcome, changed: outcome.changed + 1 };
  const why = problem.detail ?? problem.title;
  return { ...outcome, refused: new Map(outcome.refused).set(why, (outcome.refused.get(why) ?? 0) + 1) };
}

/** "38 done, 2 changed meanwhile, 1 not: Rita holds this case." Nothing that was not done is left out. */
export function outcomeInWords({ done, changed, refused }: Outcome): string {
  const parts = [
    `${done} done`,
    ...(changed === 0 ? [] : [`${changed} changed meanwhile`]),
    ...[...refused].map(([why, count]) => `${count} not: ${why}`),
  ];
  return parts.join(', ');
}
