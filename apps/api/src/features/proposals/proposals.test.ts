import { randomUUID } from 'node:crypto';
import { contract } from '@docket/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startHarness } from '../../../test/harness.ts';
import { visitor } from '../../../test/visitor.ts';
import { sequenceAudit } from '../audit/sequencer/sequence-audit.ts';
import { ifMatch, newcomer, RULES, startWithTwoAdmins, type TwoAdmins, told } from './testing.ts';

let desk: TwoAdmins;
let t: TwoAdmins['t'];
let second: TwoAdmins['second'];

beforeAll(async () => {
  desk = await startWithTwoAdmins();
  ({ t, second } = desk);
});
afterAll(() => t.close());
beforeEach(() => desk.beginAnew());

describe('what waits for a second administrator', () => {
  test('a policy: it is in force only once another one agrees, made by who asked, in one entry with both', async () => {
    const before = await desk.policyInForce();
    const asked = await desk.askForPolicy(t.as('admin'), 48);
    expect([asked.status, asked.body.proposal]).toMatchObject([
      202,
      {
        state: 'waiting',
        basedOn: before.version,
        change: {
          kind: 'policy',
          before: { expiryHours: before.expiryHours },
          after: { expiryHours: 48, rules: RULES },
        },
        because: 'The board asked for it.',
        maker: { id: await t.userId('admin') },
        allowed: { withdraw: true, agree: { because: expect.stringContaining('You asked for it') } },
      },
    ]);
    expect(await desk.policyInForce()).toEqual(before);
    const agreed = await desk.answer('agree', asked.body);
    expect([agreed.status, agreed.body]).toMatchObject([
      200,
      { proposal: { state: 'agreed', checker: { id: second.id } }, invitation: null },
    ]);
    expect(await desk.policyInForce()).toMatchObject({
      version: before.version + 1,
      expiryHours: 48,
      because: 'The board asked for it.',
      madeBy: { id: await t.userId('admin') },
    });
    const { id, digest } = asked.body.proposal;
    expect(await desk.entriesAbout(id)).toMatchObject([
      { action: 'proposal.made', actor: { id: await t.userId('admin') }, refs: { digest } },
      {
        action: 'proposal.agreed',
        actor: { id: second.id },
        refs: { digest, maker: await t.userId('admin') },
      },
    ]);
    const [entry] = await desk.entriesAbout(String(before.version + 1));
    expect(entry).toMatchObject({
      action: 'policy.changed',
      actor: { id: second.id },
      refs: { accord: 'two', maker: await t.userId('admin'), proposal: id },
    });
    expect(JSON.stringify(await t.audit())).not.toContain('The board asked');
  });

  test('reasons: of forty only the one that differs is shown, and all of them are in force afterwards', async () => {
    const { catalogue } = (await t.as('admin').call(contract.getReasons)).body;
    const reasons = catalogue.reasons.map((one: { key: string }) =>
      one.key === 'other' ? { ...one, label: 'Something else' } : one,
    );
    const asked = await t.as('admin').call(contract.changeReasons, {
      headers: ifMatch(catalogue.version),
      body: { reasons, because: 'Plainer words.' },
    });
    expect([asked.status, asked.body.proposal.change]).toMatchObject([
      202,
      { before: [{ label: 'Other' }], after: [{ label: 'Something else' }], reordered: false },
    ]);
    expect((await desk.answer('agree', asked.body)).status).toBe(200);
    const now = (await t.as('reviewer').call(contract.getReasons)).body;
    expect(now.catalogue).toMatchObject({ version: catalogue.version + 1, reasons });
    const entry = (await t.audit()).findLast(({ action }) => action === 'reasons.changed');
    expect(entry).toMatchObject({ actor: { id: second.id }, refs: { maker: await t.userId('admin') } });
  });

  test('an account with such a role: who agrees is given the code, and nobody had an account before', async () => {
    const asked = await desk.askForAccount('manager');
    const { email } = asked.body.proposal.change.person;
    expect([asked.status, asked.body.proposal.change]).toMatchObject([
      202,
      { before: null, after: { role: 'manager' } },
    ]);
    const rows = () => t.db.selectFrom('users').select(['id', 'role']).where('email', '=', email).execute();
    expect(await rows()).toEqual([]);
    const { body } = await desk.answer('agree', asked.body);
    const [made] = await rows();
    expect(made).toMatchObject({ role: 'manager' });
    const choice = { code: body.invitation.code, password: 'correct horse battery' };
    expect((await t.anonymous.call(contract.setPassword, { body: choice })).body).toEqual({ email });
    expect((await desk.entriesAbout(made?.id ?? ''))[0]).toMatchObject({
      action: 'user.created',
      actor: { id: second.id },
      refs: { accord: 'two', maker: await t.userId('admin') },
    });
  });

  test.each(['manager', 'admin'] as const)('another role, %s, of somebody who is there', async (role) => {
    const person = await visitor(t);
    const asked = await desk.askForRole(person, role);
    expect([asked.status, asked.body.proposal.change]).toMatchObject([
      202,
      { person: { id: person.id, email: person.email }, before: { role: 'reviewer' }, after: { role } },
    ]);
    expect((await desk.account(person.id)).role).toBe('reviewer');
    expect((await desk.answer('agree', asked.body)).status).toBe(200);
    expect(await desk.account(person.id)).toMatchObject({ role, state: 'active' });
    if (role === 'admin') await desk.disable(person.id);
  });

  test('letting somebody in again who was disabled in such a role', async () => {
    const person = await visitor(t, 'manager');
    await desk.disable(person.id);
    const asked = await desk.change(person.id, { state: 'active', because: 'Back from leave.' });
    expect(asked.status).toBe(202);
    expect((await desk.account(person.id)).state).toBe('disabled');
    await desk.answer('agree', asked.body);
    expect((await desk.account(person.id)).state).toBe('active');
  });
});

describe('what does not wait', () => {
  test('a reviewer or auditor, a lower role, a name, and whom one disables', async () => {
    for (const role of ['reviewer', 'auditor'] as const)
      expect((await desk.askForAccount(role)).status).toBe(201);
    const person = await visitor(t, 'manager');
    expect((await desk.askForRole(person, 'reviewer')).status).toBe(200);
    await desk.disable(person.id);
    const entries = await desk.entriesAbout(person.id);
    expect(entries.at(-1)?.refs).not.toHaveProperty('accord');
  });

  test('anything, where nobody else could agree; the entry and its sentence say that it was done alone', async () => {
    await using lonely = await startHarness();
    const { body } = await lonely.as('admin').call(contract.getPolicy);
    expect(body.needsAgreement).toBe(false);
    const changed = await lonely.as('admin').call(contract.changePolicy, {
      headers: ifMatch(body.policy.version),
      body: { rules: RULES, expiryHours: 24, because: 'The board asked for it.' },
    });
    expect([changed.status, changed.body.policy.version]).toEqual([200, body.policy.version + 1]);
    const made = await lonely.as('admin').call(contract.createUser, { body: newcomer('admin') });
    expect([made.status, made.body.user.role]).toEqual([201, 'admin']);
    for (const action of ['policy.changed', 'user.created'] as const) {
      const entry = (await lonely.audit()).findLast((one) => one.action === action);
      expect(entry?.refs).toMatchObject({ accord: 'alone' });
    }
    await sequenceAudit(lonely.deps);
    const { items } = (
      await lonely.as('admin').call(contract.listAudit, { query: { action: 'policy.changed' } })
    ).body;
    expect(items[0].sentence).toContain('alone: there was no other administrator to agree');
    // From now on there is one.
    expect((await lonely.as('admin').call(contract.getPolicy)).body.needsAgreement).toBe(true);
    expect(await lonely.db.selectFrom('proposals').select('id').execute()).toEqual([]);
  });

  test('what the other administrator alone could agree to is about themselves: nobody changes their own role', async () => {
    expect((await desk.askForRole(second, 'manager')).status).toBe(200);
    const back = await desk.askForRole(second, 'admin');
    expect(back.status).toBe(200);
    await second.signIn();
  });
});

describe('a manager', () => {
  test('asks for a policy, which then waits, and sees only what they asked for', async () => {
    const others = await desk.askForAccount('admin');
    const asked = await desk.askForPolicy(t.as('manager'));
    expect([asked.status, asked.body.proposal.maker.id]).toEqual([202, await t.userId('manager')]);
    const list = await t.as('manager').call(contract.listProposals, { query: { state: 'waiting' } });
    expect(list.body).toMatchObject({ total: 1, items: [{ id: asked.body.proposal.id }] });
    const foreign = { params: { proposalId: others.body.proposal.id } };
    expect(told(await t.as('manager').call(contract.getProposal, foreign))).toEqual([404, 'not-found']);
    expect((await t.as('auditor').call(contract.getProposal, foreign)).status).toBe(200);
    expect((await desk.answer('agree', asked.body, t.as('admin'))).status).toBe(200);
  });

  test('waits also for the only administrator, and gives no role', async () => {
    await using lonely = await startHarness();
    const { body } = await lonely.as('manager').call(contract.getPolicy);
    expect(body.needsAgreement).toBe(true);
    const asked = await lonely.as('manager').call(contract.changePolicy, {
      headers: ifMatch(body.policy.version),
      body: { rules: RULES, expiryHours: 24, because: 'The board asked for it.' },
    });
    expect(asked.status).toBe(202);
    expect((await desk.answer('agree', asked.body, lonely.as('admin'))).status).toBe(200);
    const granted = await lonely.as('manager').call(contract.createUser, { body: newcomer('admin') });
    expect(told(granted)).toEqual([403, 'forbidden']);
  });
});

describe('who asked', () => {
  test('takes it back, and nobody else does', async () => {
    const { body } = await desk.askForPolicy();
    expect(told(await desk.answer('withdraw', body))).toEqual([409, 'proposal-not-withdrawable']);
    expect(told(await desk.answer('withdraw', body, t.as('manager')))).toEqual([404, 'not-found']);
    expect(told(await desk.answer('withdraw', body, t.as('auditor')))).toEqual([403, 'forbidden']);
    expect((await desk.answer('withdraw', body, t.as('admin'))).body.proposal).toMatchObject({
      state: 'withdrawn',
      checker: null,
    });
    expect((await desk.entriesAbout(body.proposal.id)).at(-1)?.action).toBe('proposal.withdrawn');
  });

  test('says why, where it has to wait', async () => {
    const { because: _, ...silent } = newcomer('admin');
    const asked = await t.as('admin').call(contract.createUser, { body: silent });
    expect([asked.status, asked.body.errors[0].pointer]).toEqual([400, '/body/because']);
  });

  test('asks for one thing at a time about the same, and for another beside it', async () => {
    const email = `${randomUUID()}@docket.test`;
    expect((await desk.askForAccount('admin', email)).status).toBe(202);
    expect(told(await desk.askForAccount('manager', email.toUpperCase()))).toEqual([409, 'change-waits']);
    expect((await desk.askForAccount('manager')).status).toBe(202);
    expect((await desk.askForPolicy()).status).toBe(202);
    expect(told(await desk.askForPolicy(t.as('manager')))).toEqual([409, 'change-waits']);
  });

  test('cannot ask over a version that somebody replaced, nor for an account that is there', async () => {
    const { version } = await desk.policyInForce();
    const stale = await t.as('admin').call(contract.changePolicy, {
      headers: ifMatch(version - 1),
      body: { rules: RULES, expiryHours: 24, because: 'The board asked for it.' },
    });
    expect(told(stale)).toEqual([412, 'version-mismatch']);
    expect(told(await desk.askForAccount('admin', 'MANAGER@docket.demo'))).toEqual([409, 'user-exists']);
  });

  test('two who ask for the same at once: one of them waits', async () => {
    const answers = await Promise.all([desk.askForPolicy(), desk.askForPolicy(t.as('manager'))]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409]);
  });
});

describe('the list', () => {
  test('is counted for who may answer, by state and by pages, newest first', async () => {
    await desk.askForPolicy(t.as('manager'));
    await desk.askForAccount('admin');
    expect((await second.call(contract.countProposals)).body).toEqual({ waiting: 2 });
    expect((await t.as('admin').call(contract.countProposals)).body).toEqual({ waiting: 1 });
    const first = (await t.as('auditor').call(contract.listProposals, { query: { limit: 1 } })).body;
    expect(first.items[0].change.kind).toBe('role-grant');
    const query = { limit: 1, cursor: first.nextCursor };
    const next = (await t.as('auditor').call(contract.listProposals, { query })).body;
    expect(next.items[0].change.kind).toBe('policy');
    const waiting = (await second.call(contract.listProposals, { query: { state: 'waiting' } })).body;
    expect(waiting.total).toBe(2);
  });

  test('is refused to reviewers, on record', async () => {
    expect(told(await t.as('reviewer').call(contract.listProposals))).toEqual([403, 'forbidden']);
    expect((await t.audit()).at(-1)).toMatchObject({ action: 'access.denied', reason: 'proposal:view' });
    expect(told(await t.anonymous.call(contract.listProposals))).toEqual([401, 'not-signed-in']);
  });
});
