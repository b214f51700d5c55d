import type { CaseId } from '@docket/contracts';

/** Which rows of a list are selected, and the one that a range begins at. */
export interface Selected {
  readonly ids: ReadonlySet<CaseId>;
  readonly anchor: CaseId | null;
}

export const NONE_SELECTED: Selected = { ids: new Set(), anchor: null };

/** Turns one row over. It is where the next range begins. */
export function toggled({ ids }: Selected, id: CaseId): Selected {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** Adds all rows from where the last one was turned over up to this one; only this one when that has left the list. */
export function extended({ ids, anchor }: Selected, id: CaseId, order: readonly CaseId[]): Selected {
  const [from, to] = [anchor === null ? -1 : order.indexOf(anchor), order.indexOf(id)];
  if (to === -1) return { ids, anchor };
  if (from === -1) return { ids: new Set(ids).add(id), anchor: id };
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...ids, ...range]), anchor };
}

/** All rows of the list, or none when all are selected. */
export function allTurned({ ids }: Selected, order: readonly CaseId[]): Selected {
  return order.every((id) => ids.has(id)) ? NONE_SELECTED : { ids: new Set(order), anchor: null };
}
