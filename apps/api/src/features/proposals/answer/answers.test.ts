import { randomUUID } from 'node:crypto';
import { contract, FRESH_MINUTES, PROPOSAL_HOURS } from '@docket/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { visitor } from '../../../../test/visitor.ts';
import { ifMatch, startWithTwoAdmins, type TwoAdmins, told } from '../testing.ts';
import { sweepProposals } from './sweep-proposals.ts';

let desk: TwoAdmins;
let t: TwoAdmins['t'];
let second: TwoAdmins['second'];

beforeAll(async () => {
  desk = await startWithTwoAdmins();
  ({ t, second } = desk);
});
afterAll(() => t.close());
beforeEach(() => desk.beginAnew());

describe('an answer', () => {
  test('is never one’s own, in no sign-in, and by no other role; each refusal changes nothing', async () => {
    const { body } = await desk.askForPolicy();
    for (const word of ['agree', 'refuse'] as const) {
      expect(told(await desk.answer(word, body, t.as('admin')))).toEqual([409, 'own-proposal']);
      t.forget('admin');
      expect(told(await desk.answer(word, body, t.as('admin')))).toEqual([409, 'own-proposal']);
      for (const role of ['reviewer', 'manager', 'auditor'] as const) {
        expect(told(await desk.answer(word, body, t.as(role)))).toEqual([403, 'forbidden']);
        expect((await t.audit()).at(-1)).toMatchObject({ action: 'access.denied', reason: 'proposal:check' });
      }
    }
    expect(await desk.row(body.proposal.id)).toMatchObject({
      state: 'waiting',
      version: 1,
      checker_id: null,
    });
  });

  test('is not that of whose role it is about either', async () => {
    const third = await visitor(t, 'admin');
    await third.signIn();
    const { body } = await desk.askForRole(third, 'manager');
    expect(told(await desk.answer('agree', body, third))).toEqual([409, 'own-proposal']);
    expect((await desk.answer('agree', body)).status).toBe(200);
  });

  test('the database takes no checker who is the maker, and no other payload', async () => {
    const { body } = await desk.askForPolicy();
    const own = t.db
      .updateTable('proposals')
      .set({ state: 'agreed', checker_id: await t.userId('admin'), decided_at: new Date() })
      .where('id', '=', body.proposal.id)
      .execute();
    await expect(own).rejects.toThrow('proposals_two_people');
    const other = t.deps.db.updateTable('proposals').set({ payload: '{}' }).execute();
    await expect(other).rejects.toThrow('permission denied');
  });

  test('takes a sign-in of the last minutes', async () => {
    const { body } = await desk.askForPolicy();
    // Renewed on the way, as the browser does, but not shown again who they are.
    await t.db
      .updateTable('auth_sessions')
      .set({ confirmed_at: new Date(t.clock.now().getTime() - FRESH_MINUTES * 60_000 - 1_000) })
      .where('user_id', '=', second.id)
      .execute();
    expect(told(await desk.answer('agree', body))).toEqual([403, 'fresh-sign-in-required']);
    expect(told(await desk.answer('refuse', body))).toEqual([403, 'fresh-sign-in-required']);
  });

  test('refusing takes a reason, changes nothing and is on record without its words', async () => {
    const { body } = await desk.askForPolicy();
    const before = await desk.policyInForce();
    const silent = await second.call(contract.refuseProposal, {
      params: { proposalId: body.proposal.id },
      headers: ifMatch(1),
      body: { answer: '  ' },
    });
    expect([silent.status, silent.body.errors[0].pointer]).toEqual([400, '/body/answer']);
    const refused = await desk.answer('refuse', body);
    expect(refused.body.proposal).toMatchObject({
      state: 'refused',
      answer: 'Not before the audit.',
      version: 2,
    });
    expect(await desk.policyInForce()).toEqual(before);
    expect((await desk.entriesAbout(body.proposal.id)).at(-1)).toMatchObject({
      action: 'proposal.refused',
      actor: { id: second.id },
      refs: { maker: await t.userId('admin') },
    });
    expect(JSON.stringify(await t.audit())).not.toContain('Not before');
  });

  test('is refused over another version, without one, twice, and about what nobody asked for', async () => {
    const { body } = await desk.askForPolicy();
    expect(told(await desk.answer('agree', body, second, 9))).toEqual([412, 'version-mismatch']);
    const params = { proposalId: body.proposal.id };
    expect(told(await second.call(contract.agreeToProposal, { params }))).toEqual([
      428,
      'precondition-required',
    ]);
    expect((await desk.answer('agree', body)).status).toBe(200);
    expect(told(await desk.answer('agree', body))).toEqual([412, 'version-mismatch']);
    for (const word of ['agree', 'refuse'] as const) {
      expect(told(await desk.answer(word, body, second, 2))).toEqual([409, 'proposal-not-waiting']);
    }
    expect(told(await desk.answer('withdraw', body, t.as('admin'), 2))).toEqual([
      409,
      'proposal-not-waiting',
    ]);
    expect(told(await desk.answer('agree', { proposal: { id: randomUUID(), version: 1 } }))).toEqual([
      404,
      'not-found',
    ]);
  });

  test('of two administrators at once, one answers', async () => {
    const third = await visitor(t, 'admin');
    await third.signIn();
    const before = await desk.policyInForce();
    const { body } = await desk.askForPolicy();
    const answers = await Promise.all([
      desk.answer('agree', body),
      desk.answer('agree', body, third),
      desk.answer('agree', body),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
    expect((await desk.policyInForce()).version).toBe(before.version + 1);
    await desk.disable(third.id);
  });
});

describe('it is void', () => {
  test('when its maker is disabled, or has another role', async () => {
    const maker = await visitor(t, 'manager');
    const ask = async () => {
      await maker.signIn();
      const { body } = await maker.call(contract.getPolicy);
      const { rules, expiryHours, version } = body.policy;
      return maker.call(contract.changePolicy, {
        headers: ifMatch(version),
        body: { rules, expiryHours, because: 'Before I leave.' },
      });
    };
    const first = (await ask()).body.proposal;
    await desk.askForRole(maker, 'auditor');
    expect(await desk.row(first.id)).toMatchObject({
      state: 'void',
      answer: 'Who asked for it has another role now.',
    });
    expect((await desk.entriesAbout(first.id)).at(-1)?.action).toBe('proposal.voided');
    await t.db.updateTable('users').set({ role: 'manager' }).where('id', '=', maker.id).execute();
    const next = (await ask()).body.proposal;
    await desk.disable(maker.id);
    expect(await desk.row(next.id)).toMatchObject({ state: 'void', answer: 'Who asked for it is disabled.' });
    expect(told(await desk.answer('agree', { proposal: next }, second, 2))).toEqual([
      409,
      'proposal-not-waiting',
    ]);
  });

  test('also when that was done past the server, and this stays while the answer is refused', async () => {
    const maker = await visitor(t, 'manager');
    await maker.signIn();
    const { policy } = (await maker.call(contract.getPolicy)).body;
    const { body } = await maker.call(contract.changePolicy, {
      headers: ifMatch(policy.version),
      body: { rules: [], expiryHours: 24, because: 'Before I leave.' },
    });
    await t.db.updateTable('users').set({ state: 'disabled' }).where('id', '=', maker.id).execute();
    expect(told(await desk.answer('agree', body))).toEqual([409, 'proposal-void']);
    expect((await desk.row(body.proposal.id)).state).toBe('void');
    expect(await desk.policyInForce()).toEqual(policy);
  });

  test('when what it would change has moved on', async () => {
    const person = await visitor(t);
    const asked = await desk.askForRole(person, 'manager');
    await desk.change(person.id, { name: 'Vera Renamed' });
    expect(await desk.row(asked.body.proposal.id)).toMatchObject({ state: 'void' });
    const again = await desk.askForRole(person, 'manager');
    await t.db.updateTable('users').set({ version: 77 }).where('id', '=', person.id).execute();
    expect(told(await desk.answer('agree', again.body))).toEqual([409, 'proposal-void']);
    expect(await desk.account(person.id)).toMatchObject({ role: 'reviewer' });
  });

  test('when the address has an account by now', async () => {
    const email = `${randomUUID()}@docket.test`;
    const asked = await desk.askForAccount('manager', email);
    expect((await desk.askForAccount('reviewer', email)).status).toBe(201);
    expect((await desk.row(asked.body.proposal.id)).state).toBe('void');
  });

  test('when its payload is not what was asked for', async () => {
    const { body } = await desk.askForPolicy();
    const payload = JSON.stringify({ rules: [], expiryHours: 1, blind: false, undoSeconds: 0, because: 'x' });
    await t.db.updateTable('proposals').set({ payload }).where('id', '=', body.proposal.id).execute();
    const before = await desk.policyInForce();
    expect(told(await desk.answer('agree', body))).toEqual([409, 'proposal-void']);
    expect(await desk.policyInForce()).toEqual(before);
  });
});

describe('what nobody answers', () => {
  test('lapses after three days: no answer counts any more, and the sweep says so', async () => {
    const { body } = await desk.askForPolicy();
    const other = await desk.askForAccount('manager');
    t.clock.advance(PROPOSAL_HOURS * 3_600_000);
    await second.signIn();
    expect((await second.call(contract.countProposals)).body).toEqual({ waiting: 0 });
    expect(told(await desk.answer('agree', body))).toEqual([409, 'proposal-not-waiting']);
    expect(await desk.row(body.proposal.id)).toMatchObject({ state: 'expired', checker_id: null });
    await sweepProposals(t.deps);
    expect((await desk.row(other.body.proposal.id)).state).toBe('expired');
    expect((await desk.entriesAbout(other.body.proposal.id)).at(-1)).toMatchObject({
      action: 'proposal.expired',
      actor: { type: 'system' },
    });
  });

  test('does not stand in the way of asking again', async () => {
    const { body } = await desk.askForPolicy();
    t.clock.advance(PROPOSAL_HOURS * 3_600_000);
    t.forget('admin');
    expect((await desk.askForPolicy()).status).toBe(202);
    expect((await desk.row(body.proposal.id)).state).toBe('expired');
  });
});
