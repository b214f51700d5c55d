import { POLICY_RULES, PROPOSAL_STATES, type ProposedChange, type Reason } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { effectOf, linesOf, STATE_WORDS, titleOf } from './proposal-words.ts';

const NORA = { name: 'Nora', role: 'reviewer', state: 'active' } as const;
const OTHER: Reason = {
  key: 'other' as Reason['key'], // branded by its schema only
  label: 'Other',
  outcomes: ['approve'],
  clause: 'CDD-7.9',
  customerText: null,
  needsNote: true,
  needsSecondPerson: false,
  retired: false,
};

test('every state has its own word', () => {
  expect(new Set(PROPOSAL_STATES.map((state) => STATE_WORDS[state])).size).toBe(PROPOSAL_STATES.length);
});

describe('what would be another way', () => {
  test('of somebody who is there is only what differs', () => {
    const person = { id: null, email: 'nora@docket.test' };
    const change: ProposedChange = {
      kind: 'role-grant',
      person,
      before: NORA,
      after: { ...NORA, role: 'admin' },
    };
    expect(linesOf(change)).toEqual([{ what: 'Role', before: 'Reviewer', after: 'Admin' }]);
    expect(titleOf(change)).toBe('User Nora');
    expect(effectOf({ change })).toBe('They have the role at once.');
  });

  test('of somebody new is everything, and who agrees is told of the code', () => {
    const person = { id: null, email: 'nora@docket.test' };
    const change: ProposedChange = {
      kind: 'role-grant',
      person,
      before: null,
      after: { ...NORA, role: 'manager' },
    };
    expect(linesOf(change).map(({ what, after }) => `${what}: ${after}`)).toEqual([
      'E-mail: nora@docket.test',
      'Name: Nora',
      'Role: Manager',
      'Account: active',
    ]);
    expect(effectOf({ change })).toContain('one-time code');
  });

  test('of the policy is each rule and setting by itself', () => {
    const before = { rules: ['block' as const], expiryHours: 72, blind: false, undoSeconds: null };
    const change: ProposedChange = {
      kind: 'policy',
      before,
      after: { ...before, rules: [], undoSeconds: 0 },
    };
    expect(linesOf(change)).toEqual([
      { what: `A second person when ${POLICY_RULES.block}`, before: 'yes', after: 'no' },
      { what: 'May be taken back for', before: 'as the server is set', after: '0 seconds' },
    ]);
  });

  test('of the reasons is each that differs, and their order', () => {
    const after = [
      { ...OTHER, label: 'Something else' },
      { ...OTHER, key: 'new' as Reason['key'], label: 'New' },
    ];
    const lines = linesOf({ kind: 'reasons', before: [OTHER], after, reordered: true });
    expect(lines.map(({ what }) => what)).toEqual(['“Other”: label', '“New” is new', 'Order of the reasons']);
    expect(lines[0]?.before).toContain('Other ·');
    expect(lines[0]?.after).toContain('Something else ·');
    expect(lines[1]?.before).toBeNull();
  });
});
