import { ROLES, type Role } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { type Account, isActiveAdmin, whyNotChangeable } from './user-rules.ts';

const account = (role: Role, state: Account['state'] = 'active'): Account => ({ id: 'them', role, state });
const STATES = ['active', 'disabled'] as const;
const OWN = 'Nobody changes their own role or state. Ask another administrator.';
const LAST = 'This is the last active administrator. Make somebody else one first.';

describe('changing an account', () => {
  test('of one’s own is refused for every role and state but the present one', () => {
    for (const role of ROLES) {
      for (const state of STATES) {
        const same = role === 'admin' && state === 'active';
        const found = whyNotChangeable(account('admin'), { role, state }, 'them', 5);
        expect(found, `${role} ${state}`).toBe(same ? null : OWN);
      }
    }
  });

  test('of another is allowed in every way while an administrator remains', () => {
    for (const from of ROLES) {
      for (const to of ROLES) {
        for (const state of STATES) {
          expect(whyNotChangeable(account(from), { role: to, state }, 'me', 1)).toBeNull();
        }
      }
    }
  });

  test.each([
    ['admin', 'active', 'manager', 'active', LAST],
    ['admin', 'active', 'admin', 'disabled', LAST],
    ['admin', 'active', 'admin', 'active', null],
    ['admin', 'disabled', 'reviewer', 'disabled', null],
    ['manager', 'active', 'reviewer', 'active', null],
    ['reviewer', 'active', 'admin', 'active', null],
  ] as const)(
    'when nobody else is administrator, %s %s to %s %s: %s',
    (role, state, toRole, toState, expected) => {
      const to = { role: toRole, state: toState };
      expect(whyNotChangeable(account(role, state), to, 'me', 0)).toBe(expected);
      // The operator at the command line is held to it too.
      expect(whyNotChangeable(account(role, state), to, null, 0)).toBe(expected);
    },
  );

  test.each([
    ['admin', 'active', true],
    ['admin', 'disabled', false],
    ['manager', 'active', false],
  ] as const)('%s and %s counts as administrator: %s', (role, state, expected) => {
    expect(isActiveAdmin({ role, state })).toBe(expected);
  });
});
