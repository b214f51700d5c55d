interface Row {
  readonly id: string;
}

/** How the rows on screen follow a fresh reading of their list. */
export interface Pace {
  /** The pointer is over the rows: none may move away under it. */
  readonly held: boolean;
  /** The list goes on behind this page, so that rows move up from there when others leave. */
  readonly goesOn: boolean;
}

/**
 * The rows to show: as they are now, without those that have left, and without new ones, which would push others aside;
 * those wait to be asked for. Rows that move up to the end push nothing.
 */
export function steadyRows<R extends Row>(
  shown: readonly R[],
  fresh: readonly R[],
  { held, goesOn }: Pace,
): R[] {
  const now = new Map(fresh.map((row) => [row.id, row]));
  if (held) return shown.map((row) => now.get(row.id) ?? row);
  const known = new Set(shown.map(({ id }) => id));
  const last = fresh.findLastIndex(({ id }) => known.has(id));
  return fresh.filter(({ id }, index) => known.has(id) || (goesOn && index > last));
}

/** How many rows wait to be shown. */
export function countWaiting(rows: readonly Row[], fresh: readonly Row[], { goesOn }: Pace): number {
  const known = new Set(rows.map(({ id }) => id));
  const last = fresh.findLastIndex(({ id }) => known.has(id));
  return fresh.filter(({ id }, index) => !known.has(id) && !(goesOn && index > last)).length;
}
