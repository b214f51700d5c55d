import type { CaseId, CaseSummary } from '@docket/contracts';
import { useState } from 'react';
import { may, useMe } from '../../../../session/me.ts';
import { allTurned, extended, NONE_SELECTED, type Selected, toggled } from './selection.ts';

export interface Selection {
  /** Those selected of the rows on the page, in its order. */
  readonly rows: readonly CaseSummary[];
  readonly onPage: number;
  readonly has: (id: CaseId) => boolean;
  /** @param isRange up to this row, from the last one that was turned over */
  readonly toggle: (id: CaseId, isRange?: boolean) => void;
  readonly toggleAll: () => void;
  readonly clear: () => void;
}

/**
 * Selects rows of one page, which never has more than can be worked on at once. A row that leaves the page leaves the
 * selection, so that nothing is done to what nobody sees; another list begins with none. Null for who may do nothing to them.
 */
export function useSelection(page: readonly CaseSummary[], list: string): Selection | null {
  const me = useMe();
  const [kept, keep] = useState<{ list: string; selected: Selected }>({ list, selected: NONE_SELECTED });
  if (!may(me, 'case:claim')) return null;
  const selected = kept.list === list ? kept.selected : NONE_SELECTED;
  const order = page.map(({ id }) => id);
  const select = (next: Selected) => keep({ list, selected: next });
  return {
    rows: page.filter(({ id }) => selected.ids.has(id)),
    onPage: page.length,
    has: (id) => selected.ids.has(id),
    toggle: (id, isRange = false) => select(isRange ? extended(selected, id, order) : toggled(selected, id)),
    toggleAll: () => select(allTurned(selected, order)),
    clear: () => select(NONE_SELECTED),
  };
}
