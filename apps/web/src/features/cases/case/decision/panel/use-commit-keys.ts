import { useEffect, useEffectEvent } from 'react';
import type { DraftControl } from './use-draft.ts';

/** Ctrl/Cmd+Enter sends and Esc goes back, wherever the focus is, but only while the panel is open. */
export function useCommitKeys(control: DraftControl): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    // A dialog or menu on top owns these keys.
    if (document.querySelector('[role=dialog], [role=menu], [role=listbox]') !== null) return;
    if (event.key === 'Escape') control.close();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      control.commit();
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
