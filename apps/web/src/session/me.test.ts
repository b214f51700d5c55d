import { ALL_PERMISSIONS, grantOf, type Me, ROLES, type Role, UserId } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { may, safeReturn, someoneWith, startOf } from './me.ts';

const user = (role: Role): Me => ({
  id: UserId.parse('0199d3a0-1f2e-7a3b-8c4d-5e6f70819203'),
  email: `${role}@docket.demo`,
  name: role,
  role,
  permissions: ALL_PERMISSIONS.filter((permission) => grantOf(role, permission) !== null),
  secondFactor: 'none',
});

test('nobody is sent to a start page their role may not open', () => {
  const needs: Record<string, Parameters<typeof may>[1]> = {
    '/queue': 'case:list',
    '/workflows': 'workflow:view',
    '/audit': 'audit:view',
  };
  for (const role of ROLES) {
    const permission = needs[startOf(user(role))];
    expect(permission !== undefined && may(user(role), permission)).toBe(true);
  }
});

test('a refusal names every role that could help', () => {
  expect(someoneWith('report:download')).toBe('a manager or auditor');
  expect(someoneWith('case:list')).toBe('a reviewer, manager or auditor');
  expect(someoneWith('workflow:change')).toBe('an admin');
});

describe('the way back after signing in', () => {
  test('is kept with its filters', () => {
    expect(safeReturn('/queue?view=all&q=lee')).toBe('/queue?view=all&q=lee');
  });

  test.each([
    null,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/signin?return=/queue',
  ])('is dropped when it would leave the app or lead nowhere: %j', (value) => {
    expect(safeReturn(value)).toBeNull();
  });
});
