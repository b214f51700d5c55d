import { randomUUID } from 'node:crypto';
import { contract, FRESH_MINUTES, type User } from '@docket/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, type Person, startHarness } from '../../../test/harness.ts';
import { SYSTEM } from '../audit/append-audit.ts';
import { createUserWithPassword } from './create-user.ts';
import { DEMO_ACCOUNTS, ensureDemoUsers } from './ensure-demo-users.ts';
import { updateUserAtOnce } from './update-user.ts';

let t: Harness;

beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());

const PASSWORD = 'correct horse battery';

async function create(
  body: Partial<Record<'email' | 'name' | 'role' | 'password', string>> = {},
  by: Person = 'admin',
) {
  return t.as(by).call(contract.createUser, {
    body: {
      email: `${randomUUID()}@docket.test`,
      name: 'Nora Newcomer',
      role: 'reviewer',
      ...body,
    },
  });
}

async function made(role = 'reviewer'): Promise<User> {
  const { body } = await create({ role });
  return body.user;
}

async function update(user: Pick<User, 'id' | 'version'>, body: object, by: Person = 'admin') {
  return t.as(by).call(contract.updateUser, {
    params: { userId: user.id },
    headers: { 'if-match': `"${user.version}"` },
    body,
  });
}

async function lastEntry() {
  return (await t.audit()).at(-1);
}

async function seen(person: Person): Promise<User> {
  const id = await t.userId(person);
  const { body } = await t.as('admin').call(contract.listUsers);
  return body.items.find((user: User) => user.id === id);
}

test('an administrator and an auditor see everyone with an account, and nobody’s password', async () => {
  for (const person of ['admin', 'auditor'] as const) {
    const { status, body } = await t.as(person).call(contract.listUsers);
    expect(status).toBe(200);
    const emails = body.items.map((user: User) => user.email);
    for (const { email } of DEMO_ACCOUNTS) expect(emails).toContain(email);
    expect(JSON.stringify(body)).not.toContain('argon2');
  }
});

test('a new account can sign in once its password is chosen, and its entry holds role and state but no name or e-mail', async () => {
  const email = `Nora.${randomUUID()}@Docket.Test`;
  const { status, body } = await create({ email });
  expect(status).toBe(201);
  expect(body.user).toMatchObject({
    email: email.toLowerCase(),
    role: 'reviewer',
    state: 'active',
    version: 1,
  });
  const [entry, issued] = (await t.audit()).slice(-2);
  expect(issued).toMatchObject({ action: 'user.code-issued', object: { id: body.user.id } });
  expect(entry).toMatchObject({
    action: 'user.created',
    actor: { id: await t.userId('admin') },
    object: { type: 'user', id: body.user.id },
    change: { from: null, to: { role: 'reviewer', state: 'active' } },
  });
  expect(JSON.stringify(entry).toLowerCase()).not.toContain('nora');
  const signIn = () => t.anonymous.call(contract.signIn, { body: { email, password: PASSWORD } });
  expect((await signIn()).body.code).toBe('wrong-credentials');
  const { code } = body.invitation;
  await t.anonymous.call(contract.setPassword, { body: { code, password: PASSWORD } });
  expect((await signIn()).status).toBe(200);
});

test('a second account with the same e-mail is refused, whatever its capitals', async () => {
  const { email } = await made();
  const { status, body } = await create({ email: email.toUpperCase() });
  expect([status, body.code]).toEqual([409, 'user-exists']);
});

test('two requests for the same e-mail at once make one account', async () => {
  const email = `${randomUUID()}@docket.test`;
  const answers = await Promise.all([create({ email }), create({ email })]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
});

test('a password chosen by somebody else, an unknown role or an empty name answer 400 and say where', async () => {
  for (const wrong of [{ password: 'short' }, { role: 'owner' }, { name: '  ' }, { email: 'nobody' }]) {
    const { status, body } = await create(wrong);
    expect([status, body.errors[0].pointer]).toEqual([400, `/body/${Object.keys(wrong)[0]}`]);
  }
});

test('only administrators create or change accounts; a refusal is recorded', async () => {
  const user = await made();
  for (const person of ['reviewer', 'manager', 'auditor'] as const) {
    expect((await create({}, person)).body.code).toBe('forbidden');
    expect((await update(user, { name: 'X' }, person)).body.code).toBe('forbidden');
    expect(await lastEntry()).toMatchObject({ action: 'access.denied', reason: 'user:manage' });
  }
  expect((await t.as('reviewer').call(contract.listUsers)).status).toBe(403);
});

test('only an administrator who has shown who they are within the last minutes creates or changes accounts', async () => {
  const user = await made();
  t.clock.advance(FRESH_MINUTES * 60_000 + 1_000);
  for (const answer of [await create(), await update(user, { role: 'manager' })]) {
    expect([answer.status, answer.body.code]).toEqual([403, 'fresh-sign-in-required']);
  }
  t.forget('admin');
  expect((await update(user, { role: 'manager' })).status).toBe(200);
});

test('a change of role and name is saved, counted as a version and recorded without the name', async () => {
  const user = await made();
  const { status, body } = await update(user, { role: 'manager', name: 'Nadia Renamed' });
  expect(status).toBe(200);
  expect(body.user).toMatchObject({ role: 'manager', name: 'Nadia Renamed', version: user.version + 1 });
  const entry = await lastEntry();
  expect(entry).toMatchObject({
    action: 'user.changed',
    object: { type: 'user', id: user.id },
    change: { from: { role: 'reviewer', state: 'active' }, to: { role: 'manager', state: 'active' } },
    refs: { fields: 'name,role' },
  });
  expect(JSON.stringify(entry)).not.toContain('Nadia');
});

test('asking for what is already so changes nothing and records nothing', async () => {
  const user = await made();
  const before = (await t.audit()).length;
  const { status, body } = await update(user, { role: 'reviewer', name: user.name });
  expect([status, body.user.version]).toEqual([200, user.version]);
  expect(await t.audit()).toHaveLength(before);
});

test('a stale version answers 412, a missing one 428, an unknown account 404, an empty change 400', async () => {
  const user = await made();
  await update(user, { role: 'manager' });
  expect((await update(user, { role: 'auditor' })).body.code).toBe('version-mismatch');
  const without = await t.as('admin').call(contract.updateUser, {
    params: { userId: user.id },
    body: { role: 'auditor' },
  });
  expect([without.status, without.body.code]).toEqual([428, 'precondition-required']);
  expect((await update({ id: t.deps.newId() as User['id'], version: 1 }, { role: 'auditor' })).status).toBe(
    404,
  ); // a fresh UUID
  expect((await update(user, {})).status).toBe(400);
});

test('nobody changes their own role or state, but everybody who may can change their own name', async () => {
  const admin = await seen('admin');
  for (const change of [{ role: 'manager' }, { state: 'disabled' }]) {
    const { status, body } = await update(admin, change);
    expect([status, body.code]).toEqual([409, 'user-not-changeable']);
    expect(body.detail).toContain('their own');
  }
  expect((await update(admin, { name: 'Adam N.' })).status).toBe(200);
});

test('disabling signs a person out at once, lets them in no more and gives their cases back', async () => {
  const { caseId } = await t.claimed('reviewer2');
  const user = await seen('reviewer2');
  expect((await update(user, { state: 'disabled' })).body.user.state).toBe('disabled');
  expect((await t.as('reviewer2').call(contract.getMe)).status).toBe(401);
  const ended = await t.db
    .selectFrom('auth_sessions')
    .select(['ended_at', 'end_reason'])
    .where('user_id', '=', user.id)
    .execute();
  expect(ended.length).toBeGreaterThan(0);
  for (const row of ended)
    expect(row).toMatchObject({ ended_at: expect.any(Date), end_reason: 'account-disabled' });
  const claim = await t.db
    .selectFrom('claims')
    .select('user_id')
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  expect(claim?.user_id).toBeNull();
  expect((await t.audit(caseId)).at(-1)).toMatchObject({ action: 'case.released' });
  t.forget('reviewer2');
  expect((await t.as('reviewer2').call(contract.getMe)).status).toBe(401);
});

test('whoever becomes an auditor holds no cases any more', async () => {
  const { caseId } = await t.claimed('reviewer');
  const user = await seen('reviewer');
  const { body } = await update(user, { role: 'auditor' });
  const claim = await t.db
    .selectFrom('claims')
    .select('user_id')
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  expect(claim?.user_id).toBeNull();
  await update(body.user, { role: 'reviewer' });
});

test('the last active administrator stays, also when the command line asks', async () => {
  const { items } = (await t.as('admin').call(contract.listUsers)).body;
  const admin = await seen('admin');
  const others = items.filter((user: User) => user.role === 'admin' && user.id !== admin.id);
  for (const other of others) await update(other, { role: 'reviewer' });
  const attempt = updateUserAtOnce(t.deps, SYSTEM, {
    userId: admin.id,
    version: admin.version,
    state: 'disabled',
  });
  await expect(attempt).rejects.toMatchObject({ code: 'user-not-changeable' });
});

test('two administrators who disable each other at once leave one of them', async () => {
  // By the operator: a second one whom an administrator makes waits for the first.
  const add = (): Promise<{ user: User }> => {
    const account = { email: `${randomUUID()}@docket.test`, name: 'Nora Newcomer', password: PASSWORD };
    return createUserWithPassword(t.deps, SYSTEM, { ...account, role: 'admin' });
  };
  const [first, second] = [(await add()).user, (await add()).user];
  const admin = await seen('admin');
  const disable = (user: User) =>
    updateUserAtOnce(t.deps, SYSTEM, { userId: user.id, version: user.version, state: 'disabled' });
  const outcomes = await Promise.allSettled([first, second, admin].map(disable));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  const active = await t.db
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'admin')
    .where('state', '=', 'active')
    .execute();
  expect(active).toHaveLength(1);
});

test('the demo accounts are made once and then left as people changed them', async () => {
  const before = await t.db.selectFrom('users').select(['id', 'version']).orderBy('id').execute();
  await ensureDemoUsers(t.deps);
  expect(await t.db.selectFrom('users').select(['id', 'version']).orderBy('id').execute()).toEqual(before);
});
