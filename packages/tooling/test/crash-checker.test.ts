import { describe, expect, test } from 'vitest';
import { check, type Facts, plant, VIOLATIONS } from '../verify/crash/checker.ts';

const A = '00000000-0000-4000-8000-00000000000a';
const B = '00000000-0000-4000-8000-00000000000b';
const entry = (decisionId: string, action: string) => ({
  decisionId,
  action,
  coveredAt: '2026-01-01T00:00:01Z',
});
const CLEAN: Facts = {
  told: [
    { key: 'k1', caseId: 'c1', decisionId: A, refused: false, withdrawn: false },
    { key: 'k2', caseId: 'c2', decisionId: B, refused: false, withdrawn: true },
    { key: 'k3', caseId: 'c3', decisionId: null, refused: true, withdrawn: false },
  ],
  rows: [
    { id: A, caseId: 'c1', key: 'k1', state: 'confirmed' },
    { id: B, caseId: 'c2', key: 'k2', state: 'withdrawn' },
  ],
  effects: [{ caseId: 'c1', comment: `other [docket:${A}]`, at: '2026-01-01T00:00:02Z' }],
  entries: [
    entry(A, 'decision.requested'),
    entry(A, 'decision.confirmed'),
    entry(B, 'decision.requested'),
    entry(B, 'decision.withdrawn'),
  ],
};
const kinds = (facts: Facts) => check(facts).map(({ kind }) => kind);

test('a clean record has no violation', () => {
  expect(check(CLEAN)).toEqual([]);
});

test('a decision that waits for a second person has the entry of its request, and of nothing else yet', () => {
  const waiting = { id: 'w', caseId: 'c4', key: 'k4', state: 'pending_approval' };
  const facts = { ...CLEAN, rows: [...CLEAN.rows, waiting] };
  expect(kinds(facts)).toEqual(['unaudited']);
  expect(check({ ...facts, entries: [...CLEAN.entries, entry('w', 'decision.requested')] })).toEqual([]);
});

describe('the checker finds a planted', () => {
  test.each(VIOLATIONS)('%s', (kind) => {
    expect(kinds(plant(CLEAN)[kind])).toContain(kind);
  });
});

test('a request that was refused and left a decision is a double', () => {
  const rows = [...CLEAN.rows, { id: 'x', caseId: 'c3', key: 'k3', state: 'manual' }];
  expect(kinds({ ...CLEAN, rows })).toContain('doubled');
});

test('an undo that was acknowledged and did not hold is a loss', () => {
  const rows = CLEAN.rows.map((row) => (row.id === B ? { ...row, state: 'confirmed' } : row));
  expect(kinds({ ...CLEAN, rows })).toContain('lost');
});

test('an effect before its checkpoint is unaudited', () => {
  const effects = CLEAN.effects.map((effect) => ({ ...effect, at: '2026-01-01T00:00:00Z' }));
  expect(kinds({ ...CLEAN, effects })).toEqual(['unaudited']);
});

test('an effect of a decision that is nowhere recorded is known to nobody', () => {
  const effects = [
    ...CLEAN.effects,
    { caseId: 'c9', comment: `[docket:${B.replace('b', 'c')}]`, at: '2027' },
  ];
  expect(kinds({ ...CLEAN, effects })).toContain('unknown effect');
});
