import { describe, expect, test } from 'vitest';
import { toBase64 } from './bytes.ts';
import type { CanonicalValue } from './canonical.ts';
import { commitmentOf } from './commitment.ts';
import { CommitmentRules } from './commitment-rules.ts';

const SALT = new Uint8Array(32).fill(7);
const noted = { id: 'e1', action: 'note.added', case: 'c1', commit: { note: commitmentOf(SALT, 'hello') } };
const erased = { id: 'e2', action: 'data.erased', case: 'c1' };
const line = (change: object = {}) =>
  JSON.stringify({ entry: 'e1', name: 'note', salt: toBase64(SALT), text: 'hello', ...change });

function judge(entries: readonly CanonicalValue[], lines: readonly string[], isWhole = true) {
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

  test('may not be missing when the erasure was before them, or of another case', () => {
    expect(judge([erased, noted], [])).toMatchObject({ ok: false, badIndex: 1 });
    expect(judge([noted, { ...erased, case: 'c2' }], [])).toMatchObject({ ok: false, badIndex: 0 });
    const later = { ...noted, id: 'e3' };
    expect(judge([noted, erased, later], [])).toMatchObject({ ok: false, badIndex: 2 });
    expect(judge([noted, erased, later, erased], []).ok).toBe(true);
  });

  test('are committed to once: a second entry of that id would hide the first', () => {
    const second = { ...noted, commit: { note: commitmentOf(SALT, 'nothing happened') } };
    expect(judge([noted, second], [line({ text: 'nothing happened' })])).toMatchObject({
      ok: false,
      badIndex: 0,
    });
    expect(judge([noted, second], [line()])).toMatchObject({ ok: false, badIndex: 1 });
  });

  test('are not taken for each other when ids and names hold blanks', () => {
    const one = { ...noted, id: 'a b', commit: { c: commitmentOf(SALT, 'hello') } };
    const two = { ...noted, id: 'a', commit: { 'b c': commitmentOf(SALT, 'other') } };
    const lines = [line({ entry: 'a b', name: 'c' }), line({ entry: 'a', name: 'b c', text: 'other' })];
    expect(judge([one, two], lines)).toMatchObject({ ok: true });
    expect(judge([one], [line({ entry: 'a', name: 'b c' })])).toMatchObject({ ok: false });
  });

  test('are named by the first entry that is wrong, and counted in words', () => {
    const next = { ...noted, id: 'e9' };
    const wrong = [line({ entry: 'e9', text: 'x' }), line({ text: 'x' })];
    expect(judge([noted, next], wrong)).toMatchObject({ ok: false, badIndex: 0 });
    expect(judge([noted, next, erased], [line()]).detail).toBe(
      '1 disclosed texts are those the entries commit to; 1 are not shown, erased',
    );
  });
});
