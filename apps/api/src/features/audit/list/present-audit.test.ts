import { AUDIT_ACTIONS, AuditAction, AuditEntry } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import type { Names } from './find-names.ts';
import { parseEntry, presentEntry } from './present-audit.ts';

const USER = '4a2f9c1e-6d1b-4c53-9a51-3f1a52a7e0c4';
const CASE = '7f7c1c9e-4f0f-4a4b-9a51-2b5f6f1c0d11';
const ENTRY: AuditEntry = AuditEntry.parse({
  v: 1,
  id: '01938f00-0000-7000-8000-000000000001',
  ts: '2026-11-30T10:00:00.000Z',
  actor: { type: 'user', id: USER, role: 'reviewer', session: null, ip: '203.0.113.9' },
  action: 'case.viewed',
  object: null,
  case: CASE,
  outcome: 'ok',
  reason: null,
  request: null,
  change: null,
  evidence: null,
  refs: {},
});
const NOBODY: Names = { users: new Map(), cases: new Map(), workflows: new Map() };
const NAMES: Names = {
  users: new Map([[USER, 'Noa Lind']]),
  cases: new Map([[CASE, '#771']]),
  workflows: new Map([['wf-1', 'Standard']]),
};

const present = (more: Partial<AuditEntry>, names = NAMES) =>
  presentEntry(
    {
      id: ENTRY.id,
      entry: JSON.stringify({ ...ENTRY, ...more }),
      index: 7,
      leaf: Buffer.from('ab12', 'hex'),
    },
    names,
  );

describe('an entry as people read it', () => {
  test('is a sentence with the names of today', () => {
    expect(present({})).toMatchObject({
      index: 7,
      leafHash: 'ab12',
      sentence: 'Noa Lind opened case #771',
      actor: { type: 'user', id: USER, name: 'Noa Lind', role: 'reviewer' },
      caseId: CASE,
      requestId: null,
    });
  });

  test('names by the beginning of an id what has no name any more', () => {
    expect(present({}, NOBODY).sentence).toBe('User 4a2f9c1e opened case 7f7c1c9e');
  });

  test.each([
    ['system', 'case.viewed', null, 'Docket'],
    ['didit', 'case.viewed', null, 'Didit'],
    ['anonymous', 'case.viewed', { type: 'user', id: USER }, 'Somebody not signed in'],
    ['anonymous', 'auth.signed-in', { type: 'user', id: USER }, 'Noa Lind'],
    ['anonymous', 'auth.signed-in', null, 'User unknown'],
    ['user', 'case.viewed', null, 'User unknown'],
  ] as const)('by %s (%s) is by “%s”', (type, action, object, name) => {
    const actor = { ...ENTRY.actor, type, id: null };
    expect(present({ actor, action, object }).actor.name).toBe(name);
  });

  test('of every action fills in all that its sentence leaves open', () => {
    for (const action of AuditAction.options) {
      const { sentence } = present({ action, object: { type: 'workflow', id: 'wf-1' } });
      expect(sentence, action).not.toMatch(/[{}]/);
      const asked = AUDIT_ACTIONS[action];
      if (asked.includes('{case}')) expect(sentence).toContain('#771');
      if (asked.includes('{object}')) expect(sentence).toContain('Standard');
    }
  });

  test('takes names as they are, even those that look like a pattern or a placeholder', () => {
    for (const name of ['$& $1 $$', '{case}', '<b>Noa</b>']) {
      const names = { ...NAMES, users: new Map([[USER, name]]) };
      expect(present({ case: null, action: 'auth.confirmed' }, names).sentence).toBe(
        `${name} confirmed who they are`,
      );
    }
  });

  test('is not hidden when it is none of ours: whoever looks must see where the log was touched', () => {
    const strange = { id: ENTRY.id, index: 3, leaf: null };
    for (const text of ['{}', '"text"', 'null', '', '{"v":1,', JSON.stringify({ ...ENTRY, v: 2 })]) {
      expect(parseEntry(text)).toBeNull();
      expect(presentEntry({ ...strange, entry: text }, NAMES)).toMatchObject({
        index: 3,
        action: 'unreadable',
        outcome: 'error',
        entry: text,
        sentence: 'This entry is not one that Docket writes',
      });
    }
  });

  test('that has an action of tomorrow or a key too many is none of ours', () => {
    for (const more of [{ action: 'case.painted' }, { note: 'a name' }, { ts: 'yesterday' }]) {
      expect(parseEntry(JSON.stringify({ ...ENTRY, ...more }))).toBeNull();
    }
    expect(parseEntry(JSON.stringify(ENTRY))).toEqual(ENTRY);
  });
});
