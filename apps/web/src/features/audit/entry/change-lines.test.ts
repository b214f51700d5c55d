import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedValues } from './change-lines.ts';

test('a change shows only what differs, by path', () => {
  const from = { role: 'reviewer', state: 'active', limits: { high: 60 } };
  const to = { role: 'manager', state: 'active', limits: { high: 70 } };
  expect(changedValues(from, to)).toEqual([
    { path: 'limits.high', from: '60', to: '70' },
    { path: 'role', from: 'reviewer', to: 'manager' },
  ]);
});

test('something made has no before, and something deleted no after', () => {
  expect(changedValues(null, { role: 'admin' })).toEqual([{ path: 'role', from: null, to: 'admin' }]);
  expect(changedValues({ role: 'admin' }, null)).toEqual([{ path: 'role', from: 'admin', to: null }]);
});

test('a list is one value', () => {
  expect(changedValues({ blocked: ['face', 'email'] }, { blocked: [] })).toEqual([
    { path: 'blocked', from: 'face, email', to: 'none' },
  ]);
});

test('bare values are compared as they are', () => {
  expect(changedValues('In Review', 'Approved')).toEqual([{ path: '', from: 'In Review', to: 'Approved' }]);
});

test('equal values show no change, whatever they are', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(changedValues(value, structuredClone(value))).toEqual([]);
    }),
  );
});
