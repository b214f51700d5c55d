import { type RefObject, useRef } from 'react';
import type { ShortcutId } from '../../../../shortcuts/keymap.ts';
import { useShortcuts } from '../../../../shortcuts/use-shortcuts.ts';

/**
 * Moves the focus over the rows with j/k or the arrows. The focus sits on the row's link, so that Enter opens it
 * and the browser's own focus ring and screen reader words apply. A row that has left the list leaves its place.
 * @param acts called with the case under the focus, if one has it, when their key is pressed
 */
export function useRowFocus(
  table: RefObject<HTMLElement | null>,
  acts: Readonly<Partial<Record<ShortcutId, (caseId: string | undefined) => void>>>,
): void {
  const last = useRef(-1);
  const rows = () => [...(table.current?.querySelectorAll<HTMLElement>('[data-case]') ?? [])];
  const focused = () => rows().findIndex((row) => row.contains(document.activeElement));
  const move = (step: 1 | -1) => {
    const all = rows();
    const current = focused();
    // Nothing focused: go on where the focus was lost, which is where its row has gone.
    const from = current === -1 ? last.current - (step === 1 && last.current >= 0 ? 1 : 0) : current;
    const index = Math.min(Math.max(from + step, 0), all.length - 1);
    const link = all[index]?.querySelector<HTMLElement>('a');
    if (!link) return;
    link.focus();
    link.scrollIntoView({ block: 'nearest' });
    last.current = index;
  };
  const walk = (step: 1 | -1) => (key: string, event?: KeyboardEvent) => {
    const target = event?.target ?? null;
    const isOutside = target !== document.body && target instanceof Node && !table.current?.contains(target);
    // Arrows belong to tabs and other widgets while one of those has the focus.
    if (key.startsWith('Arrow') && isOutside) return;
    move(step);
  };
  const onFocused = (act: (caseId: string | undefined) => void) => () => act(rows()[focused()]?.dataset.case);
  useShortcuts({
    'queue.down': walk(1),
    'queue.up': walk(-1),
    ...Object.fromEntries(Object.entries(acts).map(([id, act]) => [id, onFocused(act)])),
  });
}
