import { useEffect, useEffectEvent } from 'react';

type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Page shortcuts: `useKeys({ n: openNext, '/': focusSearch })`, keys as in `KeyboardEvent.key`.
 * Ignored while somebody types, composes with an input method, holds Ctrl, Alt or Meta, or has a dialog or menu open.
 */
export function useKeys(keys: KeyMap): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (isTyping(event.target) || isLayerOpen()) return;
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act(event);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches(
      'input:not([type=checkbox], [type=radio]), textarea, select, [role=combobox], [role=textbox]',
    )
  );
}

function isLayerOpen(): boolean {
  return document.querySelector('[role=dialog], [role=menu], [role=listbox]') !== null;
}
