import { PROPOSAL_KINDS } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { wayOf, whoCouldAgree } from './agreement-rules.ts';

const ADA = { id: 'ada', role: 'admin' } as const;
const MAX = { id: 'max', role: 'manager' } as const;

describe.each(PROPOSAL_KINDS)('a change of the kind %s', (kind) => {
  const asked = { kind, about: null };

  test('is made alone by the only active administrator', () => {
    expect(wayOf(ADA, asked, ['ada'])).toBe('alone');
  });

  test('waits as soon as there is another one, whoever comes first', () => {
    expect(wayOf(ADA, asked, ['ada', 'bo'])).toBe('waits');
    expect(wayOf(ADA, asked, ['bo', 'ada'])).toBe('waits');
  });

  test('always waits when a manager asks for it, also where there is no administrator left', () => {
    for (const admins of [['ada'], ['ada', 'bo'], []]) expect(wayOf(MAX, asked, admins)).toBe('waits');
  });
});

describe('a grant to an administrator', () => {
  const asked = { kind: 'role-grant', about: 'bo' } as const;

  test('is made alone when they are the only other one: nobody agrees to a change of their own role', () => {
    expect(whoCouldAgree('ada', asked, ['ada', 'bo'])).toEqual([]);
    expect(wayOf(ADA, asked, ['ada', 'bo'])).toBe('alone');
  });

  test('waits for a third one', () => {
    expect(whoCouldAgree('ada', asked, ['ada', 'bo', 'cleo'])).toEqual(['cleo']);
    expect(wayOf(ADA, asked, ['ada', 'bo', 'cleo'])).toBe('waits');
  });
});
