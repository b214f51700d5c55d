import { randomUUID } from 'node:crypto';
import { type CaseId, contract } from '@docket/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, type Person, startHarness } from '../../../test/harness.ts';
import { refreshSession } from '../sync/refresh-session.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());

async function assign(caseId: string, to: Person | null, more: { by?: Person; version?: number } = {}) {
  const version = more.version ?? (await t.version(caseId));
  const body = { userId: to === null ? null : await t.userId(to) };
  const headers = { 'if-match': `"${version}"` };
  return t.as(more.by ?? 'manager').call(contract.assignCase, { params: { caseId }, headers, body });
}

async function assigned(to: Person): Promise<CaseId> {
  const caseId = await t.play('review_face_match_borderline');
  expect((await assign(caseId, to)).status).toBe(200);
  return caseId;
}

async function assigneeOf(caseId: string): Promise<string | null> {
  const row = await t.db
    .selectFrom('cases')
    .select('assignee_id')
    .where('id', '=', caseId)
    .executeTakeFirst();
  return row?.assignee_id ?? null;
}

const next = async (by: Person) => (await t.as(by).call(contract.nextCase, { body: {} })).body?.caseId;
const listed = async (by: Person, assignee: string): Promise<string[]> => {
  const { body } = await t.as(by).call(contract.listCases, { query: { assignee, limit: 100 } });
  return contract.listCases.schema.response[200].parse(body).items.map(({ id }) => id);
};
const changesOf = async (caseId: string) =>
  (await t.audit(caseId)).flatMap(({ action, change }) =>
    action === 'case.assigned' || action === 'case.unassigned' ? [[action, change]] : [],
  );

describe('assigning', () => {
  test('makes a case the work of a colleague, on record, and shows whose it is', async () => {
    const caseId = await assigned('reviewer2');
    const id = await t.userId('reviewer2');
    expect(await assigneeOf(caseId)).toBe(id);
    expect(await changesOf(caseId)).toEqual([
      ['case.assigned', { from: { assignee: null }, to: { assignee: id } }],
    ]);
    const { body } = await t.as('reviewer').call(contract.getCase, { params: { caseId } });
    expect(body.case).toMatchObject({ assignee: { id, name: 'Rafael Osei' }, holder: null });
    expect(await t.db.selectFrom('claims').select('case_id').where('case_id', '=', caseId).execute()).toEqual(
      [],
    );
  });

  test('to nobody takes it away again', async () => {
    const caseId = await assigned('reviewer2');
    expect((await assign(caseId, null)).body).toMatchObject({ caseId, assignee: null });
    expect(await assigneeOf(caseId)).toBeNull();
    expect((await changesOf(caseId)).at(-1)).toEqual([
      'case.unassigned',
      { from: { assignee: await t.userId('reviewer2') }, to: { assignee: null } },
    ]);
  });

  test('leaves the case with who holds it', async () => {
    const { caseId, version } = await t.claimed('reviewer');
    await assign(caseId, 'reviewer2');
    const decided = await t.as('reviewer').call(contract.approveCase, {
      params: { caseId },
      headers: t.decide(version),
      body: { reason: 'false-alarm' },
    });
    expect(decided.status).toBe(202);
  });

  test('is refused to somebody who does not work on cases, whoever that is', async () => {
    const caseId = await t.play('review_face_match_borderline');
    for (const person of ['admin', 'auditor'] as const)
      expect((await assign(caseId, person)).body.code).toBe('user-not-assignable');
    const unknown = await t.as('manager').call(contract.assignCase, {
      params: { caseId },
      headers: { 'if-match': `"${await t.version(caseId)}"` },
      body: { userId: randomUUID() },
    });
    expect([unknown.status, unknown.body.code]).toEqual([409, 'user-not-assignable']);
    expect(await assigneeOf(caseId)).toBeNull();
  });

  test('is refused where no person can do anything, and on a version that has passed', async () => {
    const open = await t.play('in_progress');
    expect((await assign(open, 'reviewer')).body.code).toBe('case-not-decidable');
    const caseId = await t.play('review_face_match_borderline');
    const stale = await assign(caseId, 'reviewer', { version: (await t.version(caseId)) + 1 });
    expect([stale.status, stale.body.code]).toEqual([412, 'version-mismatch']);
    expect(await assigneeOf(caseId)).toBeNull();
  });
});

describe('assigned work', () => {
  test('is among one’s own and not among nobody’s, as the held is, in list and counts', async () => {
    const caseId = await assigned('reviewer2');
    const { caseId: held } = await t.claimed('reviewer2');
    const me = await t.userId('reviewer2');
    const mine = await listed('reviewer2', 'me');
    expect(mine).toEqual(expect.arrayContaining([caseId, held]));
    expect(await listed('manager', me)).toEqual(mine);
    expect(await listed('reviewer', 'me')).not.toContain(caseId);
    expect(await listed('reviewer', 'none')).not.toContain(caseId);
    const { body } = await t.as('reviewer2').call(contract.countCases);
    expect(body.mine).toBe(mine.length);
    expect(body.holders).toContainEqual({ id: me, name: 'Rafael Osei', count: mine.length });
    // One that is both counts once.
    await t.as('reviewer2').call(contract.claimCase, { params: { caseId } });
    expect((await t.as('reviewer2').call(contract.countCases)).body.mine).toBe(mine.length);
  });

  test('is shown to the manager as load, of who may be assigned to', async () => {
    await assigned('reviewer2');
    const { body } = await t.as('manager').call(contract.listAssignees);
    const names = body.items.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['Mara Kovács', 'Rafael Osei', 'Rita Lindqvist']);
    const rafael = body.items.find(({ name }: { name: string }) => name === 'Rafael Osei');
    const me = await t.userId('reviewer2');
    const rows = await t.db.selectFrom('cases').select('id').where('assignee_id', '=', me).execute();
    expect(rafael).toMatchObject({ role: 'reviewer', assigned: rows.length });
    expect((await t.as('reviewer').call(contract.listAssignees)).status).toBe(403);
  });

  test('is what `next` gives its assignee first, and gives nobody else', async () => {
    await t.db.updateTable('cases').set({ assignee_id: null }).execute();
    await t.db.updateTable('cases').set({ status: 'Approved' }).execute();
    const older = await t.play('review_face_match_borderline');
    const mine = await assigned('reviewer');
    const theirs = await assigned('reviewer2');
    expect(await next('reviewer')).toBe(mine);
    expect(await next('reviewer')).toBe(older);
    expect(await next('reviewer')).toBeUndefined();
    expect(await next('reviewer2')).toBe(theirs);
  });
});

describe('an assignment ends', () => {
  test('when the case leaves review at Didit', async () => {
    const caseId = await assigned('reviewer2');
    await t.control('POST', `/_sandbox/sessions/${caseId}/status`, { status: 'Declined', webhook: false });
    await refreshSession(t.deps, caseId);
    expect(await assigneeOf(caseId)).toBeNull();
    const entry = (await t.audit(caseId)).find(({ action }) => action === 'case.unassigned');
    expect(entry?.actor.type).toBe('didit');
  });

  test('when the person may work on cases no more, in the same transaction', async () => {
    const made = await t.as('admin').call(contract.createUser, {
      body: { email: 'leaver@docket.demo', name: 'Lea Ver', role: 'reviewer' },
    });
    const { id, version } = made.body.user;
    const caseId = await t.play('review_face_match_borderline');
    const headers = { 'if-match': `"${await t.version(caseId)}"` };
    const given = await t
      .as('manager')
      .call(contract.assignCase, { params: { caseId }, headers, body: { userId: id } });
    expect(given.status).toBe(200);
    const answer = await t.as('admin').call(contract.updateUser, {
      params: { userId: id },
      headers: { 'if-match': `"${version}"` },
      body: { state: 'disabled' },
    });
    expect(answer.status).toBe(200);
    expect(await assigneeOf(caseId)).toBeNull();
    const ended = (await t.audit(caseId)).at(-1);
    const disabled = (await t.audit()).find(
      ({ action, object }) => action === 'user.changed' && object?.id === id,
    );
    expect(ended).toMatchObject({ action: 'case.unassigned', object: { type: 'user', id } });
    expect(ended?.request?.id).toBe(disabled?.request?.id);
    const again = await t
      .as('manager')
      .call(contract.assignCase, { params: { caseId }, headers, body: { userId: id } });
    expect(again.body.code).toBe('user-not-assignable');
  });
});
