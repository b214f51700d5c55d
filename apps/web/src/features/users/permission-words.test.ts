import { ALL_PERMISSIONS, ROLES } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { permissionMatrix, roleChange } from './permission-words.ts';

describe('the permission matrix', () => {
  test('has a line for every permission, and no line twice', () => {
    const matrix = permissionMatrix();
    expect(matrix.map(({ permission }) => permission)).toEqual(ALL_PERMISSIONS);
    expect(new Set(matrix.map(({ label }) => label)).size).toBe(matrix.length);
  });

  test('tells own entries from everybody’s', () => {
    const line = permissionMatrix().find(({ permission }) => permission === 'audit:view');
    expect(line?.grants).toEqual({ reviewer: 'own', manager: 'yes', admin: 'yes', auditor: 'yes' });
  });
});

test('what is asked a reason for is told from what is not', () => {
  const line = permissionMatrix().find(({ permission }) => permission === 'case:view');
  expect(line?.grants).toEqual({ reviewer: 'yes', manager: 'yes', admin: 'no', auditor: 'reason' });
});

describe('a change of role', () => {
  test('says what is gained and what is lost', () => {
    const { gains, loses } = roleChange('reviewer', 'manager');
    expect(gains).toContain('Download PDF reports');
    expect(loses).toEqual([]);
  });

  test('takes cases away from somebody who becomes an administrator', () => {
    expect(roleChange('manager', 'admin').loses).toContain('Open cases with their documents');
  });

  test('to the same role changes nothing', () => {
    for (const role of ROLES) expect(roleChange(role, role)).toEqual({ gains: [], loses: [] });
  });
});
