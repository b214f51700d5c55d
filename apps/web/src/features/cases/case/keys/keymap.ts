/**
 * Every shortcut of the case page, in the order the `?` dialog lists them. Single keys open and look; only
 * Ctrl/Cmd+Enter commits, so that a slipped finger never decides.
 */
export const SHORTCUTS = [
  { id: 'claim', keys: ['c'], label: 'Claim or release the case', group: 'Case' },
  { id: 'next', keys: ['n'], label: 'Claim the next case', group: 'Case' },
  { id: 'note', keys: ['m'], label: 'Write a note', group: 'Case' },
  { id: 'differences', keys: ['f'], label: 'Differences only, or all fields', group: 'Case' },
  { id: 'tab', keys: ['1', '2', '3', '4', '5', '6', '7', '8'], label: 'Evidence tab', group: 'Evidence' },
  { id: 'nextWarning', keys: ['w'], label: 'Next warning', group: 'Evidence' },
  { id: 'previousWarning', keys: ['W'], label: 'Previous warning', group: 'Evidence' },
  { id: 'nextHit', keys: ['j'], label: 'Next AML hit', group: 'Evidence' },
  { id: 'previousHit', keys: ['k'], label: 'Previous AML hit', group: 'Evidence' },
  { id: 'zoomIn', keys: ['+', '='], label: 'Zoom in', group: 'Picture' },
  { id: 'zoomOut', keys: ['-'], label: 'Zoom out', group: 'Picture' },
  { id: 'zoomFit', keys: ['0'], label: 'Fit to frame', group: 'Picture' },
  { id: 'turn', keys: ['t'], label: 'Turn by 90°', group: 'Picture' },
  { id: 'adjust', keys: ['i'], label: 'Brightness and contrast', group: 'Picture' },
  { id: 'link', keys: ['l'], label: 'Zoom both pictures together', group: 'Picture' },
  { id: 'approve', keys: ['a'], label: 'Approve…', group: 'Decision' },
  { id: 'resubmit', keys: ['r'], label: 'Request resubmission…', group: 'Decision' },
  { id: 'decline', keys: ['d'], label: 'Decline…', group: 'Decision' },
  { id: 'block', keys: ['b'], label: 'Block…', group: 'Decision' },
  { id: 'undo', keys: ['u'], label: 'Undo while it has not been sent', group: 'Decision' },
  { id: 'help', keys: ['?'], label: 'This list', group: 'Case' },
] as const satisfies readonly Shortcut[];

interface Shortcut {
  readonly id: string;
  readonly keys: readonly string[];
  readonly label: string;
  readonly group: 'Case' | 'Evidence' | 'Picture' | 'Decision';
}

export type ShortcutId = (typeof SHORTCUTS)[number]['id'];

/** Shortcuts that work on the place where the focus is, so they are listed but not looked up here. */
export const PLACE_SHORTCUTS = [
  { keys: ['←', '↑', '→', '↓'], label: 'Move the picture that has the focus', group: 'Picture' },
  { keys: ['1', '…', '9'], label: 'Pick a reason in the open decision', group: 'Decision' },
  { keys: ['Ctrl/⌘', 'Enter'], label: 'Commit the decision, or save the note', group: 'Decision' },
  { keys: ['Esc'], label: 'Close the decision; the draft stays', group: 'Decision' },
] as const;

export type ShortcutHandlers = Partial<Record<ShortcutId, (key: string) => void>>;

/** Handlers by shortcut as handlers by key, the form in which keys arrive. */
export function handlersByKey(handlers: ShortcutHandlers): Record<string, () => void> {
  return Object.fromEntries(
    SHORTCUTS.flatMap(({ id, keys }) => {
      const act = handlers[id];
      return act === undefined ? [] : keys.map((key) => [key, () => act(key)] as const);
    }),
  );
}

/** The key to print beside a control. */
export function keyOfShortcut(id: ShortcutId): string {
  const found = SHORTCUTS.find((shortcut) => shortcut.id === id);
  return found === undefined ? '' : found.keys[0].toUpperCase();
}
