import { useSyncExternalStore } from 'react';
import { keysOf, type Remapped, type ShortcutId, shortcutOf, shownKey } from './keymap.ts';

/** Which keys act, as the person has set it. */
interface Bindings {
  /** Single keys can be switched off (WCAG 2.1.4): speech input and tremor press keys by accident. */
  readonly on: boolean;
  readonly keys: Remapped;
}

let bindings: Bindings = { on: true, keys: {} };
const listeners = new Set<() => void>();

export function setBindings(next: Bindings): void {
  bindings = next;
  for (const listener of listeners) listener();
}

export function currentBindings(): Bindings {
  return bindings;
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useBindings(): Bindings {
  return useSyncExternalStore(subscribe, currentBindings);
}

/** The key to print beside a control; empty while keys do nothing. */
export function useKeyOf(id: ShortcutId): string {
  const { on, keys } = useBindings();
  const [first] = keysOf(shortcutOf(id), keys);
  return !on || first === undefined ? '' : shownKey(first);
}
