import { describe, expect, test } from 'vitest';
import { toBase64 } from './bytes.ts';
import { commitmentOf } from './commitment.ts';
import { CommitmentRules } from './commitment-rules.ts';

const SALT = new Uint8Array(32).fill(7);
const noted = { id: 'e1', action: 'note.added', case: 'c1', commit: { note: commitmentOf(SALT, 'hello') } };
const erased = { id: 'e2', action: 'data.erased', case: 'c1' };
const line = (change: object = {}) =>
  JSON.stringify({ entry: 'e1', name: 'note', salt: toBase64(SALT), text: 'hello', ...change });

function judge(entries: readonly (typeof noted | typeof erased)[], lines: readonly string[], isWhole = true) {
  const rules = new CommitmentRules();
  entries.forEach((entry, index) => {
    rules.read(entry, index);
  });
  for (const one of lines) rules.disclose(one);
  return rules.end({ isWhole });
}

describe('disclosed texts', () => {
  test('are the ones the entries commit to', () => {
    expect(judge([noted], [line()])).toMatchObject({ ok: true, badIndex: null });
  });

  test.each([
    ['another text', line({ text: 'hallo' })],
    ['another salt', line({ salt: toBase64(new Uint8Array(32)) })],
    ['a salt that is too short', line({ salt: '' })],
  ])('are refused with %s, naming the entry', (_, changed) => {
    expect(judge([erased, noted], [changed])).toMatchObject({ ok: false, badIndex: 1 });
  });

  test.each([
    ['of no entry', [line(), line({ name: 'other' })]],
    ['said twice', [line(), line()]],
    ['that are no JSON', [line(), 'x']],
  ])('are refused when they are %s', (_, lines) => {
    expect(judge([noted], lines).ok).toBe(false);
  });

  test('may be missing only of a case that was erased, or where an erasure may be out of sight', () => {
    expect(judge([noted], [])).toMatchObject({ ok: false, badIndex: 0 });
    expect(judge([noted, erased], []).ok).toBe(true);
    expect(judge([noted], [], false).ok).toBe(true);
  });
});
