/**
 * Every shortcut of Docket, in the order in which they are listed. Single keys open and look; only Ctrl/Cmd+Enter
 * commits, so that a slipped finger never decides.
 */
export const SHORTCUTS = [
  { id: 'search', keys: ['/'], label: 'Search', group: 'Anywhere', scope: 'everywhere' },
  { id: 'help', keys: ['?'], label: 'Keyboard shortcuts', group: 'Anywhere', scope: 'everywhere' },
  { id: 'go.queue', keys: ['g q'], label: 'Queue', group: 'Go to', scope: 'everywhere' },
  { id: 'go.bypasses', keys: ['g b'], label: 'Bypasses', group: 'Go to', scope: 'everywhere' },
  { id: 'go.checks', keys: ['g s'], label: 'Checks', group: 'Go to', scope: 'everywhere' },
  { id: 'go.erasures', keys: ['g e'], label: 'Erasures', group: 'Go to', scope: 'everywhere' },
  { id: 'go.blocklist', keys: ['g l'], label: 'Blocklist', group: 'Go to', scope: 'everywhere' },
  { id: 'go.workflows', keys: ['g w'], label: 'Workflows', group: 'Go to', scope: 'everywhere' },
  { id: 'go.policy', keys: ['g p'], label: 'Policy', group: 'Go to', scope: 'everywhere' },
  { id: 'go.reasons', keys: ['g r'], label: 'Reasons', group: 'Go to', scope: 'everywhere' },
  { id: 'go.invite', keys: ['g i'], label: 'Invite', group: 'Go to', scope: 'everywhere' },
  { id: 'go.reports', keys: ['g o'], label: 'Reports', group: 'Go to', scope: 'everywhere' },
  { id: 'go.audit', keys: ['g a'], label: 'Audit', group: 'Go to', scope: 'everywhere' },
  { id: 'go.sync', keys: ['g y'], label: 'Sync', group: 'Go to', scope: 'everywhere' },
  { id: 'go.connection', keys: ['g c'], label: 'Connection', group: 'Go to', scope: 'everywhere' },
  { id: 'go.users', keys: ['g u'], label: 'Users', group: 'Go to', scope: 'everywhere' },
  { id: 'go.preferences', keys: ['g ,'], label: 'Preferences', group: 'Go to', scope: 'everywhere' },
  { id: 'queue.down', keys: ['j', 'ArrowDown'], label: 'Next row', group: 'Queue', scope: 'queue' },
  { id: 'queue.up', keys: ['k', 'ArrowUp'], label: 'Previous row', group: 'Queue', scope: 'queue' },
  { id: 'queue.hold', keys: ['c'], label: 'Claim or release the row', group: 'Queue', scope: 'queue' },
  { id: 'queue.assign', keys: ['e'], label: 'Assign the row…', group: 'Queue', scope: 'queue' },
  { id: 'queue.snooze', keys: ['s'], label: 'Snooze or wake the row…', group: 'Queue', scope: 'queue' },
  { id: 'queue.tag', keys: ['#'], label: 'Tag the row…', group: 'Queue', scope: 'queue' },
  { id: 'queue.select', keys: ['x'], label: 'Select the row', group: 'Queue', scope: 'queue' },
  { id: 'queue.selectAll', keys: ['A'], label: 'Select all on this page', group: 'Queue', scope: 'queue' },
  { id: 'queue.next', keys: ['n'], label: 'Claim the next case', group: 'Queue', scope: 'queue' },
  { id: 'claim', keys: ['c'], label: 'Claim or release the case', group: 'Case', scope: 'case' },
  { id: 'assign', keys: ['e'], label: 'Assign the case…', group: 'Case', scope: 'case' },
  { id: 'snooze', keys: ['s'], label: 'Snooze or wake the case…', group: 'Case', scope: 'case' },
  { id: 'tag', keys: ['#'], label: 'Tag the case…', group: 'Case', scope: 'case' },
  { id: 'next', keys: ['n'], label: 'Claim the next case', group: 'Case', scope: 'case' },
  { id: 'note', keys: ['m'], label: 'Write a note', group: 'Case', scope: 'case' },
  { id: 'differences', keys: ['f'], label: 'Differences only, or all fields', group: 'Case', scope: 'case' },
  {
    id: 'tab',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8'],
    label: 'Evidence tab',
    group: 'Evidence',
    scope: 'case',
    // Eight keys in the order of the tabs: one of them elsewhere would only confuse.
    fixed: true,
  },
  { id: 'nextWarning', keys: ['w'], label: 'Next warning', group: 'Evidence', scope: 'case' },
  { id: 'previousWarning', keys: ['W'], label: 'Previous warning', group: 'Evidence', scope: 'case' },
  { id: 'nextHit', keys: ['j'], label: 'Next AML hit', group: 'Evidence', scope: 'case' },
  { id: 'previousHit', keys: ['k'], label: 'Previous AML hit', group: 'Evidence', scope: 'case' },
  { id: 'zoomIn', keys: ['+', '='], label: 'Zoom in', group: 'Picture', scope: 'case' },
  { id: 'zoomOut', keys: ['-'], label: 'Zoom out', group: 'Picture', scope: 'case' },
  { id: 'zoomFit', keys: ['0'], label: 'Fit to frame', group: 'Picture', scope: 'case' },
  { id: 'turn', keys: ['t'], label: 'Turn by 90°', group: 'Picture', scope: 'case' },
  { id: 'adjust', keys: ['i'], label: 'Brightness and contrast', group: 'Picture', scope: 'case' },
  { id: 'link', keys: ['l'], label: 'Zoom both pictures together', group: 'Picture', scope: 'case' },
  { id: 'approve', keys: ['a'], label: 'Approve…', group: 'Decision', scope: 'case' },
  { id: 'resubmit', keys: ['r'], label: 'Request resubmission…', group: 'Decision', scope: 'case' },
  { id: 'decline', keys: ['d'], label: 'Decline…', group: 'Decision', scope: 'case' },
  { id: 'block', keys: ['b'], label: 'Block…', group: 'Decision', scope: 'case' },
  { id: 'undo', keys: ['u'], label: 'Undo while it has not been sent', group: 'Decision', scope: 'case' },
] as const satisfies readonly Entry[];

/** In the order of the help dialog. */
export const GROUPS = ['Decision', 'Evidence', 'Picture', 'Case', 'Queue', 'Go to', 'Anywhere'] as const;
export type Group = (typeof GROUPS)[number];

interface Entry {
  readonly id: string;
  /** As in `KeyboardEvent.key`; `g q` is one key after the other. */
  readonly keys: readonly string[];
  readonly label: string;
  readonly group: Group;
  /** Where it works: the same key may mean different things on two pages. */
  readonly scope: 'everywhere' | 'queue' | 'case';
  /** Cannot be given another key. */
  readonly fixed?: boolean;
}

export type ShortcutId = (typeof SHORTCUTS)[number]['id'];
export interface Shortcut extends Entry {
  readonly id: ShortcutId;
}
export const ALL_SHORTCUTS: readonly Shortcut[] = SHORTCUTS;

export function shortcutOf(id: ShortcutId): Shortcut {
  const found = ALL_SHORTCUTS.find((shortcut) => shortcut.id === id);
  if (found === undefined) throw new Error(`there is no shortcut ${id}`);
  return found;
}

/** Keys that work on the place where the focus is, so they are listed but not looked up here. */
export const PLACE_SHORTCUTS: readonly Pick<Entry, 'keys' | 'label' | 'group' | 'scope'>[] = [
  { keys: ['Ctrl/⌘', 'K'], label: 'Command palette', group: 'Anywhere', scope: 'everywhere' },
  {
    keys: ['←', '↑', '→', '↓'],
    label: 'Move the picture that has the focus',
    group: 'Picture',
    scope: 'case',
  },
  { keys: ['1', '…', '9'], label: 'Pick a reason in the open decision', group: 'Decision', scope: 'case' },
  {
    keys: ['Ctrl/⌘', 'Enter'],
    label: 'Commit the decision, or save the note',
    group: 'Decision',
    scope: 'case',
  },
  { keys: ['Esc'], label: 'Close the decision; the draft stays', group: 'Decision', scope: 'case' },
];

/** Keys that somebody chose instead, by shortcut; names of other versions may be among them. */
export type Remapped = Readonly<Partial<Record<string, string>>>;

export function keysOf({ id, keys, fixed }: Shortcut, remapped: Remapped): readonly string[] {
  const own = fixed === true ? undefined : remapped[id];
  return own === undefined ? keys : [own];
}

const ARROWS: Partial<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑' };

/** The key as it stands on the keyboard: "A", "Shift W", "G Q". */
export function shownKey(key: string): string {
  if (key.startsWith('g ')) return `G ${shownKey(key.slice(2))}`;
  const isCapital = key.length === 1 && key !== key.toLowerCase();
  return isCapital ? `Shift ${key}` : (ARROWS[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}
