import { DEFAULT_PREFERENCES, Preferences } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { ALL_SHORTCUTS, GROUPS, keysOf, shortcutOf, shownKey } from './keymap.ts';
import { isSequence, keyFor, refusalOf, remap } from './remap.ts';

describe('the keymap', () => {
  test('as shipped has no key for two things on one page', () => {
    const refusals = ALL_SHORTCUTS.flatMap((shortcut) =>
      shortcut.keys.map((key) => refusalOf(shortcut, key, {})),
    );
    expect(refusals.filter((refusal) => refusal !== null)).toEqual([]);
  });

  test('names each shortcut once, in a group that is listed', () => {
    expect(new Set(ALL_SHORTCUTS.map(({ id }) => id)).size).toBe(ALL_SHORTCUTS.length);
    for (const { group } of ALL_SHORTCUTS) expect(GROUPS).toContain(group);
  });

  test('has no single key that commits a decision', () => {
    expect(ALL_SHORTCUTS.flatMap(({ keys }) => keys)).not.toContain('Enter');
  });

  test('has names and keys that the server keeps', () => {
    const keys = Object.fromEntries(
      ALL_SHORTCUTS.filter(({ fixed }) => fixed !== true).map(({ id, keys: [first] }) => [id, first]),
    );
    expect(Preferences.safeParse({ ...DEFAULT_PREFERENCES, keys }).error?.issues).toBeUndefined();
  });

  test.each([
    ['a', 'A'],
    ['W', 'Shift W'],
    ['g q', 'G Q'],
    ['ArrowDown', '↓'],
    ['?', '?'],
    ['ж', 'Ж'],
  ])('shows the key %s as %s', (key, shown) => expect(shownKey(key)).toBe(shown));
});

describe('another key', () => {
  const approve = shortcutOf('approve');
  const goQueue = shortcutOf('go.queue');

  test('takes the place of all shipped ones, and its name may be one of another version', () => {
    expect(keysOf(shortcutOf('zoomIn'), { zoomIn: 'z', 'case.teleport': 'x' })).toEqual(['z']);
    expect(keysOf(shortcutOf('tab'), { tab: 'x' })).toHaveLength(8);
  });

  test('is refused when something on the same page has it, by shipping or by choice', () => {
    expect(refusalOf(approve, 'd', {})).toContain('“Decline…”');
    expect(refusalOf(approve, '3', {})).toContain('“Evidence tab”');
    expect(refusalOf(approve, '?', {})).toContain('“Keyboard shortcuts”');
    expect(refusalOf(approve, 'y', { decline: 'y' })).toContain('“Decline…”');
    expect(refusalOf(approve, 'd', { decline: 'y' })).toBeNull();
  });

  test('may be one that only another page uses', () => {
    expect(refusalOf(shortcutOf('queue.hold'), 'a', {})).toBeNull();
  });

  test('of a page follows g, which no other shortcut may be', () => {
    expect(isSequence(goQueue)).toBe(true);
    expect(keyFor(goQueue, 'h')).toBe('g h');
    expect(keyFor(approve, 'h')).toBe('h');
    expect(refusalOf(goQueue, 'g a', {})).toContain('“Audit”');
    expect(refusalOf(goQueue, 'g g', {})).toBeNull();
    expect(refusalOf(approve, 'g', {})).toContain('begins');
  });

  test('is forgotten when it is the shipped one again', () => {
    const chosen = remap({ 'case.teleport': 'x' }, approve, 'y');
    expect(chosen).toEqual({ 'case.teleport': 'x', approve: 'y' });
    expect(remap(chosen, approve, 'a')).toEqual({ 'case.teleport': 'x' });
    expect(remap(chosen, approve, null)).toEqual({ 'case.teleport': 'x' });
  });
});
