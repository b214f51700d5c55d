import { useSyncExternalStore } from 'react';
import { useKeys } from '../../../../ui/use-keys.ts';
import { handlersByKey, type ShortcutHandlers } from './keymap.ts';

const STORED = 'docket.case-shortcuts';
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const isOn = () => localStorage.getItem(STORED) !== 'off';

/** Single-key shortcuts can be switched off (WCAG 2.1.4), because speech input and tremor press keys by accident. */
export function useShortcutsOn(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, isOn);
  const set = (next: boolean) => {
    if (next) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, 'off');
    for (const listener of listeners) listener();
  };
  return [on, set];
}

/** Binds shortcuts of the keymap while the component is on screen. `?` works always, so that they can be switched on. */
export function useShortcuts(handlers: ShortcutHandlers): void {
  const [on] = useShortcutsOn();
  const { help } = handlers;
  const always: ShortcutHandlers = help === undefined ? {} : { help };
  useKeys(handlersByKey(on ? handlers : always));
}
