import { describe, expect, test } from 'vitest';
import { type Command, looksLikeId, matching, namedCase } from './commands.ts';

const command = (group: Command['group'], label: string): Command => ({
  id: label,
  group,
  label,
  run: () => undefined,
});
const ALL = [
  command('Go to', 'Audit'),
  command('Settings', 'Theme: dark'),
  command('On this page', 'Approve…'),
];

describe('commands', () => {
  test.each([
    ['', ['Audit', 'Theme: dark', 'Approve…']],
    ['  AUD ', ['Audit']],
    ['go au', ['Audit']],
    ['dark theme', ['Theme: dark']],
    ['àpprové', ['Approve…']],
    ['nothing of this', []],
  ])('that match %j', (text, labels) => {
    expect(matching(ALL, text).map(({ label }) => label)).toEqual(labels);
  });
});

const row = (id: string, sessionNumber: number | null, vendorData: string | null) =>
  // The brand is the schema's; here ids are only compared.
  ({ id, sessionNumber, vendorData }) as Parameters<typeof namedCase>[0][number];

describe('a pasted text', () => {
  const uuid = '0f0e0d0c-1111-4222-8333-444455556666';

  test.each([
    [uuid, true],
    ['#42', true],
    ['42', true],
    ['customer-881', true],
    ['X1234567', true],
    ['Ana', false],
    ['Ana 1', false],
    ['Approve', false],
  ])('%s names one thing: %s', (text, expected) => expect(looksLikeId(text)).toBe(expected));

  test('leads to the case it names, whatever else was found', () => {
    const rows = [row(uuid, 42, 'a-1'), row('b', 142, 'a-42'), row('c', 7, '42')];
    expect(namedCase(rows.slice(0, 2), uuid.toUpperCase())).toBe(rows[0]);
    expect(namedCase(rows.slice(0, 2), '#42')).toBe(rows[0]);
    expect(namedCase(rows, 'A-42')).toBe(rows[1]);
  });

  test('that names two cases leads to none', () => {
    const rows = [row('a', 42, null), row('b', 7, '42')];
    expect(namedCase(rows, '42')).toBeNull();
    expect(namedCase([row('a', 1, 'same'), row('b', 2, 'same')], 'same')).toBeNull();
  });

  test('that no row shows, as a document’s number, leads to the only one found', () => {
    expect(namedCase([row('a', 1, null)], 'X1234567')).toMatchObject({ id: 'a' });
    expect(namedCase([row('a', 1, null), row('b', 2, null)], 'X1234567')).toBeNull();
    expect(namedCase([], 'X1234567')).toBeNull();
  });
});
