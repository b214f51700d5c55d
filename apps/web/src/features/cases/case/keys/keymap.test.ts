import { describe, expect, test } from 'vitest';
import { handlersByKey, keyOfShortcut, SHORTCUTS } from './keymap.ts';

describe('the keymap', () => {
  test('gives each key to one shortcut only', () => {
    const keys = SHORTCUTS.flatMap((shortcut) => [...shortcut.keys]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('a handler is reached by every key of its shortcut and told which one it was', () => {
    const pressed: string[] = [];
    const byKey = handlersByKey({ tab: (key) => pressed.push(key), zoomIn: (key) => pressed.push(key) });
    byKey['4']?.();
    byKey['=']?.();
    expect(pressed).toEqual(['4', '=']);
  });

  test('keys without a handler on the page stay free', () => {
    expect(handlersByKey({ approve: () => undefined })).not.toHaveProperty('d');
  });

  test('no single key commits a decision', () => {
    expect(SHORTCUTS.flatMap((shortcut) => [...shortcut.keys])).not.toContain('Enter');
  });

  test('prints the key as it stands on the keyboard', () => {
    expect(keyOfShortcut('approve')).toBe('A');
  });
});
