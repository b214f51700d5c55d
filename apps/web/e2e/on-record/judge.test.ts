import { expect, test } from 'vitest';
import { Facts } from './facts.ts';
import { judge } from './judge.ts';
import { plantAll } from './plant.ts';
import { routeOf } from './routes.ts';

const CASE = '3f1c6a52-9f0e-4f43-8f2a-0d4b7a1f5c11';
const DECISION = '0199c1d2-7a10-7c31-9d55-2b1f6a7e8c90';
const request = (method: string, path: string, id: string, status = 200) => ({
  ...{ method, path, status, id },
  replayed: false,
});
const entry = (action: string, requestId: string | null, decisionId = '') => ({
  ...{ action, requestId, decisionId, route: null, caseId: CASE },
  coveredAt: '2026-01-01T00:00:01.000Z',
});
const write = (tx: string, table: string, op = 'insert', columns: string[] = []) => ({
  tx,
  table,
  op,
  columns,
});

/** As a stack leaves it: a person signs in, looks at the queue, and approves a case that a webhook told of. */
const CLEAN = Facts.parse({
  stack: '3399',
  requests: [
    request('GET', '/api/health/ready', 'r0'),
    request('POST', '/webhooks/didit/k7c2', 'r1'),
    request('POST', '/api/auth/sign-in', 'r2'),
    request('GET', '/api/cases', 'r3'),
    request('GET', `/api/cases/${CASE}`, 'r4'),
    request('POST', `/api/cases/${CASE}/approve`, 'r5', 202),
    { ...request('POST', `/api/cases/${CASE}/approve`, 'r6', 202), replayed: true },
    request('POST', `/api/cases/${CASE}/decline`, 'r7', 409),
  ],
  entries: [
    entry('delivery.accepted', 'r1'),
    entry('case.imported', null),
    entry('auth.signed-in', 'r2'),
    entry('case.listed', 'r3'),
    entry('case.viewed', 'r4'),
    entry('decision.requested', 'r5', DECISION),
    entry('decision.confirmed', null, DECISION),
    { ...entry('user.code-issued', 'c1'), route: 'docket setup-code' },
  ],
  writes: [
    write('801', 'cases'),
    write('801', 'audit.intake'),
    write('802', 'workflow_labels'),
    write('805', 'decisions'),
    write('805', 'audit.intake'),
    write('900', 'one_time_codes'),
  ],
  plantedTx: '900',
  decisions: [{ id: DECISION, caseId: CASE, key: 'k', state: 'confirmed' }],
  effects: [
    { kind: 'status', caseId: CASE, comment: null, at: '2026-01-01T00:00:00.000Z', actor: 'Verification' },
    {
      ...{ kind: 'status', caseId: CASE, comment: `false-alarm [docket:${DECISION}]` },
      ...{ at: '2026-01-01T00:00:02.000Z', actor: 'API Client' },
    },
  ],
});
const kinds = (facts: Facts) => judge(facts).findings.map(({ kind }) => kind);

test('a clean record has nothing to report, and what was judged is counted', () => {
  expect(judge(CLEAN)).toEqual({
    figures: { requests: 8, changes: 3, disclosures: 2, writes: 2, effects: 1 },
    findings: [],
  });
});

test('the entry of any request that changed or showed something is missed when it is gone', () => {
  const gone = (id: string) =>
    kinds({ ...CLEAN, entries: CLEAN.entries.filter(({ requestId }) => requestId !== id) });
  expect(gone('r1')).toEqual(['change without an entry']);
  expect(gone('r2')).toEqual(['change without an entry']);
  expect(gone('r3')).toEqual(['disclosure without an entry']);
  expect(gone('r4')).toEqual(['disclosure without an entry']);
  expect(gone('r5')).toContain('change without an entry');
});

test('each kind of violation, planted in a clean record, is reported', () => {
  const { planted, unseen } = plantAll(CLEAN);
  expect(unseen).toEqual([]);
  expect(planted).toBe(16);
});

test('a violation that really happened and was not seen makes the record worthless', () => {
  const { unseen } = plantAll({ ...CLEAN, writes: CLEAN.writes.filter(({ tx }) => tx !== '900') });
  expect(unseen).toEqual(['write without an entry: by the server’s own login']);
  expect(kinds({ ...CLEAN, requests: [], entries: [] })).toContain('nothing was seen');
});

test('a change of people’s work is one also where only a column of it moves', () => {
  const moved = { tx: '810', table: 'cases', op: 'update', columns: ['status'] } as const;
  const facts = { ...CLEAN, writes: [...CLEAN.writes, { ...moved, columns: [...moved.columns] }] };
  expect(kinds(facts)).toEqual(['write without an entry']);
});

test('an address is told by the words in it before its parameters', () => {
  expect(routeOf('POST', '/api/cases/next')).toBe('POST /api/cases/next');
  expect(routeOf('POST', `/api/cases/${CASE}/approve`)).toBe('POST /api/cases/:caseId/approve');
  expect(routeOf('GET', '/api/nothing')).toBeNull();
});
