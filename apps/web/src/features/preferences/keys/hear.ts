import type { Remapped, Shortcut } from '../../../shortcuts/keymap.ts';
import { keyFor, refusalOf } from '../../../shortcuts/remap.ts';

/** What became of a pressed key: it is the new one, or why not. */
export type Heard =
  | { readonly key: string; readonly refusal?: never }
  | { readonly key?: never; readonly refusal: string };

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>;
const MODIFIERS: readonly string[] = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Dead'];

/** null while only a modifier is held, with which a key may follow. */
export function hear(pressed: Pressed, shortcut: Shortcut, remapped: Remapped): Heard | null {
  if (MODIFIERS.includes(pressed.key)) return null;
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) {
    return { refusal: 'With Ctrl, Alt or ⌘ a key belongs to the browser.' };
  }
  if ([...pressed.key].length !== 1 || pressed.key.trim() === '') {
    return { refusal: 'Only a letter, a digit or a sign can be a shortcut.' };
  }
  const key = keyFor(shortcut, pressed.key);
  const refusal = refusalOf(shortcut, key, remapped);
  return refusal === null ? { key } : { refusal };
}
