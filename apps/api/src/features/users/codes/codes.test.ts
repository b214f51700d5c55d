import { contract } from '@docket/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, readCookies, startHarness } from '../../../../test/harness.ts';
import { DEMO_PASSWORD } from '../ensure-demo-users.ts';
import { issueSetupCode } from './issue-setup-code.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.db.deleteFrom('sign_in_failures').execute();
});

const PASSWORD = 'correct horse battery';
const HOUR_MS = 3_600_000;

const signIn = (email: string, password: string) =>
  t.anonymous.call(contract.signIn, { body: { email, password } });
const setPassword = (code: string, password = PASSWORD) =>
  t.anonymous.call(contract.setPassword, { body: { code, password } });

async function issue(person: 'reviewer2' | 'auditor' = 'reviewer2') {
  await t.as('admin').call(contract.confirmPassword, { body: { password: DEMO_PASSWORD } });
  const params = { userId: await t.userId(person) };
  return t.as('admin').call(contract.issuePasswordCode, { params });
}

describe('a code for a new password', () => {
  test('lets the person choose one, ends every sign-in of the account, and is good once', async () => {
    const email = 'reviewer2@docket.demo';
    const before = readCookies(await signIn(email, DEMO_PASSWORD));
    const { status, body } = await issue();
    expect([status, body.code]).toEqual([201, expect.stringMatching(/^([A-Z2-9]{5}-){3}[A-Z2-9]{5}$/)]);
    // Until it is used, nothing has changed.
    expect((await signIn(email, DEMO_PASSWORD)).status).toBe(200);
    const chosen = await setPassword(body.code.toLowerCase().replaceAll('-', ' '));
    expect([chosen.status, chosen.body]).toEqual([200, { email }]);
    expect((await signIn(email, DEMO_PASSWORD)).status).toBe(401);
    expect((await signIn(email, PASSWORD)).status).toBe(200);
    const me = await t.app.inject({ url: '/api/auth/me', headers: { cookie: before.access } });
    expect(me.statusCode).toBe(401);
    expect((await setPassword(body.code)).body.code).toBe('wrong-code');
  });

  test('is on record from its making to its use, and never itself', async () => {
    const { body } = await issue();
    await setPassword(body.code);
    const id = await t.userId('reviewer2');
    const entries = await t.audit();
    const about = entries.filter(({ object }) => object?.id === id).map(({ action }) => action);
    expect(about).toContain('user.code-issued');
    expect(about).toContain('user.password-set');
    expect(entries.find(({ action }) => action === 'user.password-set')).toMatchObject({
      actor: { type: 'anonymous', ip: '127.0.0.1' },
      request: { route: 'POST /api/auth/password' },
    });
    const rows = await t.db.selectFrom('one_time_codes').selectAll().execute();
    for (const text of [JSON.stringify(entries), JSON.stringify(rows)]) expect(text).not.toContain(body.code);
  });

  test('makes the one before useless, and lapses after three days', async () => {
    const first = await issue();
    const second = await issue();
    expect((await setPassword(first.body.code)).body.code).toBe('wrong-code');
    t.clock.advance(73 * HOUR_MS);
    expect((await setPassword(second.body.code)).body.code).toBe('wrong-code');
    t.forget('admin');
  });

  test('of two who use it at once serves one', async () => {
    const { body } = await issue();
    const answers = await Promise.all([setPassword(body.code), setPassword(body.code, `${PASSWORD} 2`)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  test('opens nothing once the account is disabled, and is not made for such a one', async () => {
    const id = await t.userId('auditor');
    const { body } = await issue('auditor');
    await t.db.updateTable('users').set({ state: 'disabled' }).where('id', '=', id).execute();
    expect((await setPassword(body.code)).body.code).toBe('wrong-code');
    expect((await issue('auditor')).body.code).toBe('user-not-changeable');
    await t.db.updateTable('users').set({ state: 'active' }).where('id', '=', id).execute();
  });

  test('is made by administrators who just gave their password, and for somebody who is there', async () => {
    const params = { userId: await t.userId('auditor') };
    expect((await t.as('manager').call(contract.issuePasswordCode, { params })).body.code).toBe('forbidden');
    expect((await t.anonymous.call(contract.issuePasswordCode, { params })).status).toBe(401);
    t.clock.advance(HOUR_MS);
    const stale = await t.as('admin').call(contract.issuePasswordCode, { params });
    expect(stale.body.code).toBe('fresh-sign-in-required');
    await t.as('admin').call(contract.confirmPassword, { body: { password: DEMO_PASSWORD } });
    const nobody = { userId: '01890000-0000-7000-8000-000000000000' };
    expect((await t.as('admin').call(contract.issuePasswordCode, { params: nobody })).status).toBe(404);
  });

  test('wants a password of twelve characters, and keeps the code when it is shorter', async () => {
    const { body } = await issue();
    const short = await setPassword(body.code, 'short');
    expect([short.status, short.body.errors[0].pointer]).toEqual([400, '/body/password']);
    expect((await setPassword(body.code)).status).toBe(200);
  });

  test('is not found by trying: five wrong ones, and the address waits', async () => {
    const answers: number[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1)
      answers.push((await setPassword(`WRONG-${attempt}`)).status);
    expect([answers[0], answers.at(-1)]).toEqual([403, 429]);
    expect((await t.audit()).findLast(({ action }) => action === 'auth.code-refused')).toMatchObject({
      outcome: 'denied',
      actor: { type: 'anonymous' },
    });
  });
});

describe('the first administrator', () => {
  const setUp = (code: string, email = 'first@docket.test') =>
    t.anonymous.call(contract.setUp, { body: { code, email, name: 'First Person', password: PASSWORD } });
  const firstRun = async () => (await t.anonymous.call(contract.getEnvironment)).body.firstRun;

  async function withoutAdmin(work: () => Promise<void>) {
    const admins = t.db.updateTable('users').where('email', '=', 'admin@docket.demo');
    await admins.set({ state: 'disabled' }).execute();
    await work();
    await t.db
      .updateTable('users')
      .set({ role: 'reviewer' })
      .where('email', 'like', '%@docket.test')
      .execute();
    await admins.set({ state: 'active' }).execute();
  }

  test('is made with the code from the command line, once, and signs in', async () => {
    expect(await firstRun()).toBe(false);
    await withoutAdmin(async () => {
      expect(await firstRun()).toBe(true);
      const { code } = await issueSetupCode(t.deps);
      const { status, body } = await setUp(code);
      expect([status, body.user]).toEqual([201, expect.objectContaining({ role: 'admin', state: 'active' })]);
      expect((await t.audit()).at(-1)).toMatchObject({
        action: 'user.created',
        actor: { type: 'anonymous' },
        object: { type: 'user', id: body.user.id },
        refs: { by: 'setup-code' },
      });
      expect((await signIn('first@docket.test', PASSWORD)).status).toBe(200);
      expect(await firstRun()).toBe(false);
      expect((await setUp(code, 'second@docket.test')).body.code).toBe('wrong-code');
      await expect(issueSetupCode(t.deps)).rejects.toMatchObject({ code: 'already-set-up' });
    });
  });

  test('is not made where there is one by now, nor after an hour, nor with another kind of code', async () => {
    let late = '';
    await withoutAdmin(async () => {
      late = (await issueSetupCode(t.deps)).code;
    });
    expect((await setUp(late, 'late@docket.test')).body.code).toBe('already-set-up');
    await withoutAdmin(async () => {
      const { code } = await issueSetupCode(t.deps);
      t.clock.advance(HOUR_MS + 1_000);
      expect((await setUp(code, 'late@docket.test')).body.code).toBe('wrong-code');
      expect((await setPassword(code)).body.code).toBe('wrong-code');
    });
    t.forget('admin');
    const { body } = await issue();
    expect((await setUp(body.code, 'late@docket.test')).body.code).toBe('wrong-code');
  });
});
