import { currentBindings } from './bindings.ts';
import { ALL_SHORTCUTS, keysOf, type ShortcutId } from './keymap.ts';
import { LEADER } from './remap.ts';

/** `event` is absent when the command was chosen from a list. */
export type Act = (key: string, event?: KeyboardEvent) => void;

/** What one component on screen can do by keys. */
export interface Layer {
  /** A page's keys come before those that work on every page. */
  readonly reach: 'page' | 'everywhere';
  readonly ids: readonly ShortcutId[];
  readonly act: (id: ShortcutId, ...how: Parameters<Act>) => void;
}

/** How long the second key of two may take. */
const SEQUENCE_MS = 1_500;

const layers = new Set<Layer>();
let leaderUntil = 0;

/** Adds a layer and returns how to take it away. One listener serves all of them. */
export function addLayer(layer: Layer): () => void {
  if (layers.size === 0) window.addEventListener('keydown', onKey);
  layers.add(layer);
  return () => {
    layers.delete(layer);
    if (layers.size === 0) window.removeEventListener('keydown', onKey);
  };
}

/** Pages first, and of one reach the latest: it stands on top. */
function inOrder(): Layer[] {
  const latest = [...layers].reverse();
  return [
    ...latest.filter(({ reach }) => reach === 'page'),
    ...latest.filter(({ reach }) => reach === 'everywhere'),
  ];
}

/** What keys can do here and now, in the order of the keymap. */
export function activeShortcuts(): { id: ShortcutId; reach: Layer['reach'] }[] {
  return ALL_SHORTCUTS.flatMap(({ id }) => {
    const layer = inOrder().find(({ ids }) => ids.includes(id));
    return layer === undefined ? [] : [{ id, reach: layer.reach }];
  });
}

/** Does what the shortcut does, without its key. */
export function runShortcut(id: ShortcutId): void {
  const layer = inOrder().find(({ ids }) => ids.includes(id));
  layer?.act(id, '');
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event)) return;
  if (event.ctrlKey || event.altKey || event.metaKey || event.key === 'Shift') return;
  if (isTyping(event.target) || isLayerOpen()) return;
  const { on } = currentBindings();
  // Arrows are no characters: nobody types them by accident, and lists are walked with them.
  if (!on && event.key.length === 1) return;
  const after = event.timeStamp < leaderUntil;
  leaderUntil = 0;
  const key = after ? `${LEADER} ${event.key}` : event.key;
  for (const { ids, act } of inOrder()) {
    const id = ids.find((one) => isBoundTo(one, key));
    if (id === undefined) continue;
    event.preventDefault();
    act(id, key, event);
    return;
  }
  if (!after && key === LEADER) leaderUntil = event.timeStamp + SEQUENCE_MS;
}

function isBoundTo(id: ShortcutId, key: string): boolean {
  const { keys } = currentBindings();
  const shortcut = ALL_SHORTCUTS.find((one) => one.id === id);
  return shortcut !== undefined && keysOf(shortcut, keys).includes(key);
}

/** While an input method composes, keys belong to it; some browsers only say so by the code 229. */
function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
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

/** A dialog or menu on top owns all keys. */
export function isLayerOpen(): boolean {
  return document.querySelector('[role=dialog], [role=menu], [role=listbox]') !== null;
}
