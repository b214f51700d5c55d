import { expect, test } from 'vitest';
import { shortcutOf } from '../../../shortcuts/keymap.ts';
import { hear } from './hear.ts';

const pressed = (key: string, held: object = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...held,
});
const approve = shortcutOf('approve');

test('a free key is the new one, after g for a page', () => {
  expect(hear(pressed('y'), approve, {})).toEqual({ key: 'y' });
  expect(hear(pressed('Y'), approve, {})).toEqual({ key: 'Y' });
  expect(hear(pressed('ж'), approve, {})).toEqual({ key: 'ж' });
  expect(hear(pressed('h'), shortcutOf('go.queue'), {})).toEqual({ key: 'g h' });
});

test.each(['Shift', 'Control', 'AltGraph', 'Dead'])('while %s is held alone nothing is said', (key) => {
  expect(hear(pressed(key), approve, {})).toBeNull();
});

test.each(['Enter', ' ', 'F5', 'ArrowUp', 'Process'])('%s cannot be a shortcut', (key) => {
  expect(hear(pressed(key), approve, {})?.refusal).toContain('Only a letter');
});

test('with a modifier a key belongs to the browser', () => {
  for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }]) {
    expect(hear(pressed('y', held), approve, {})?.refusal).toContain('belongs to the browser');
  }
});

test('a taken key says who has it', () => {
  expect(hear(pressed('d'), approve, {})?.refusal).toContain('“Decline…”');
});
