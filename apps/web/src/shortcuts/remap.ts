import { ALL_SHORTCUTS, keysOf, type Remapped, type Shortcut, shownKey } from './keymap.ts';

/** The keys of pages begin with it, so that it can mean nothing else. */
export const LEADER = 'g';

export function isSequence({ keys }: Pick<Shortcut, 'keys'>): boolean {
  return keys[0]?.startsWith(`${LEADER} `) === true;
}

/** A pressed key as the one this shortcut would be kept under. */
export function keyFor(shortcut: Shortcut, pressed: string): string {
  return isSequence(shortcut) ? `${LEADER} ${pressed}` : pressed;
}

/** Why a shortcut cannot have this key, in a sentence; null when it can. */
export function refusalOf(shortcut: Shortcut, key: string, remapped: Remapped): string | null {
  if (!isSequence(shortcut) && key.toLowerCase() === LEADER) {
    return `${shownKey(LEADER)} begins the keys that go to pages.`;
  }
  const taken = ALL_SHORTCUTS.find(
    (other) =>
      other.id !== shortcut.id && meet(other, shortcut) && keysOf(other, remapped).some((one) => one === key),
  );
  if (taken === undefined) return null;
  return `${shownKey(key)} is taken by “${taken.label}” (${taken.group}). Give that another key first, or choose another here.`;
}

/** Two shortcuts on different pages may share a key, because they are never there together. */
function meet(one: Shortcut, other: Shortcut): boolean {
  return one.scope === other.scope || one.scope === 'everywhere' || other.scope === 'everywhere';
}

/** The choice with one key changed; what is the shipped key again needs no keeping. */
export function remap(remapped: Record<string, string>, shortcut: Shortcut, key: string | null) {
  const { [shortcut.id]: _, ...others } = remapped;
  return key === null || key === shortcut.keys[0] ? others : { ...others, [shortcut.id]: key };
}
