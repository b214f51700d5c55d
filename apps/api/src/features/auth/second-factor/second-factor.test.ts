import { contract, FRESH_MINUTES, RECOVERY_CODES } from '@docket/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../../../test/harness.ts';
import { codeOf } from '../../../../test/totp-code.ts';
import { PASSWORD, type Visitor, visitor } from '../../../../test/visitor.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());
// A new step of 30 seconds for each test, so that a code is never refused for having been used.
beforeEach(() => t.clock.advance(61_000));

const told = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];
const last = async () => (await t.audit()).at(-1);
const second = (who: Visitor, proof: object) =>
  who.call(contract.signInWithSecondFactor, { body: { proof } });
const code = (secret: string, steps = 0) => ({ kind: 'code', code: codeOf(secret, t.clock.now(), steps) });

/** Somebody who has an authenticator app and is not signed in. */
async function withApp(): Promise<{
  who: Visitor;
  secret: string;
  recoveryCodes: string[];
  signedIn: Visitor;
}> {
  const signedIn = await visitor(t);
  await signedIn.signIn();
  const factor = await signedIn.addAuthenticator();
  t.clock.advance(61_000);
  return { who: signedIn.elsewhere(), signedIn, ...factor };
}

describe('adding an authenticator app', () => {
  test('takes one code, gives ten recovery codes once and is on record without a secret', async () => {
    const who = await visitor(t);
    await who.signIn();
    const started = await who.call(contract.startAuthenticator);
    expect(started.body.uri).toMatch(/^otpauth:\/\/totp\/Docket:.*secret=[A-Z2-7]{32}/);
    const { secret } = started.body;
    expect((await who.call(contract.listFactors)).body.authenticator).toBeNull();

    const wrong = await who.call(contract.confirmAuthenticator, { body: { code: '000000' } });
    expect(told(wrong)).toEqual([403, 'wrong-second-factor']);
    const right = codeOf(secret, t.clock.now());
    const spaced = `${right.slice(0, 3)} ${right.slice(3)}`;
    const { status, body } = await who.call(contract.confirmAuthenticator, { body: { code: spaced } });
    expect(status).toBe(200);
    expect(new Set(body.recoveryCodes).size).toBe(RECOVERY_CODES);
    for (const one of body.recoveryCodes)
      expect(one).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(await last()).toMatchObject({
      action: 'factor.added',
      object: { type: 'authenticator', id: who.id },
    });

    const factors = (await who.call(contract.listFactors)).body;
    expect(factors).toMatchObject({
      authenticator: { addedAt: expect.any(String) },
      recoveryCodes: { left: 10 },
    });
    expect((await who.call(contract.getMe)).body.user.secondFactor).toBe('set');
    const stored = JSON.stringify([
      await t.db.selectFrom('authenticators').selectAll().where('user_id', '=', who.id).execute(),
      await t.db.selectFrom('recovery_codes').selectAll().where('user_id', '=', who.id).execute(),
      await t.audit(),
    ]);
    for (const hidden of [secret, ...body.recoveryCodes]) expect(stored).not.toContain(hidden);
    expect(stored).toContain('v1.');
  });

  test('twice is refused, and confirming what was never started too', async () => {
    const { signedIn } = await withApp();
    expect(told(await signedIn.call(contract.startAuthenticator))).toEqual([409, 'already-there']);
    const again = await signedIn.call(contract.confirmAuthenticator, { body: { code: '123456' } });
    expect(told(again)).toEqual([409, 'already-there']);
    const other = await visitor(t);
    await other.signIn();
    const never = await other.call(contract.confirmAuthenticator, { body: { code: '123456' } });
    expect(told(never)).toEqual([404, 'not-found']);
  });

  test('wants six digits', async () => {
    const who = await visitor(t);
    await who.signIn();
    for (const wrong of ['12345', '1234567', 'abcdef', '']) {
      const { status, body } = await who.call(contract.confirmAuthenticator, { body: { code: wrong } });
      expect([status, body.errors[0].pointer]).toEqual([400, '/body/code']);
    }
  });

  test('wants a sign-in of the last minutes, as every change of factors does', async () => {
    const who = await visitor(t);
    await who.signIn();
    t.clock.advance(FRESH_MINUTES * 60_000 + 1_000);
    for (const endpoint of [
      contract.startAuthenticator,
      contract.removeAuthenticator,
      contract.startPasskey,
      contract.renewRecoveryCodes,
    ]) {
      expect(told(await who.call(endpoint)), endpoint.url).toEqual([403, 'fresh-sign-in-required']);
    }
  });
});

describe('signing in with a second factor', () => {
  test('asks after the right password only, and opens nothing before the code', async () => {
    const { who, secret } = await withApp();
    const wrong = await who.call(contract.signIn, { body: { email: who.email, password: 'wrong' } });
    expect(told(wrong)).toEqual([401, 'wrong-credentials']);
    const first = await who.signIn();
    expect([first.status, first.body]).toEqual([202, { secondFactors: ['authenticator'] }]);
    expect(who.cookieNames).toEqual(['docket-pending']);
    expect(String(first.headers['set-cookie'])).toMatch(/Max-Age=300; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(await last()).toMatchObject({
      action: 'auth.second-factor-asked',
      actor: { type: 'anonymous' },
      object: { type: 'user', id: who.id },
    });
    expect((await who.call(contract.getMe)).status).toBe(401);

    const { status, body } = await second(who, code(secret));
    expect([status, body.user.id]).toEqual([200, who.id]);
    expect(who.cookieNames.sort()).toEqual(['docket', 'docket-refresh']);
    expect(await last()).toMatchObject({
      action: 'auth.signed-in',
      actor: { id: who.id },
      refs: { by: 'password+code' },
    });
    expect((await who.call(contract.getMe)).status).toBe(200);
  });

  test('takes a code of the step before or after, and no further', async () => {
    const { who, secret } = await withApp();
    await who.signIn();
    expect(told(await second(who, code(secret, -2)))).toEqual([403, 'wrong-second-factor']);
    expect(told(await second(who, code(secret, 2)))).toEqual([403, 'wrong-second-factor']);
    expect((await second(who, code(secret, 1))).status).toBe(200);
  });

  test('never takes a code twice, nor one from before the last', async () => {
    const { who, secret } = await withApp();
    await who.signIn();
    const proof = code(secret);
    expect((await second(who, proof)).status).toBe(200);
    const thief = who.elsewhere();
    await thief.signIn();
    expect(told(await second(thief, proof))).toEqual([403, 'wrong-second-factor']);
    expect(told(await second(thief, code(secret, -1)))).toEqual([403, 'wrong-second-factor']);
    expect(await last()).toMatchObject({
      action: 'auth.second-factor-failed',
      outcome: 'denied',
      reason: 'code',
      object: { type: 'user', id: who.id },
    });
    expect((await second(thief, code(secret, 1))).status).toBe(200);
  });

  test('by two at once with one code lets one in', async () => {
    const { who, secret } = await withApp();
    const other = who.elsewhere();
    await Promise.all([who.signIn(), other.signIn()]);
    const proof = code(secret);
    const answers = await Promise.all([second(who, proof), second(other, proof)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  test('by one first step twice at once opens one sign-in', async () => {
    const { who, recoveryCodes } = await withApp();
    await who.signIn();
    const proofs = recoveryCodes.slice(0, 2).map((one) => ({ kind: 'recovery-code', code: one }));
    const answers = await Promise.all(proofs.map((proof) => second(who, proof)));
    expect(answers.map(told).sort()).toEqual([
      [200, undefined],
      [401, 'sign-in-lapsed'],
    ]);
  });

  test('takes each recovery code once, however it is written', async () => {
    const { who, recoveryCodes } = await withApp();
    const [first = ''] = recoveryCodes;
    await who.signIn();
    const written = first.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect((await second(who, { kind: 'recovery-code', code: written })).status).toBe(200);
    expect((await who.call(contract.listFactors)).body.recoveryCodes.left).toBe(RECOVERY_CODES - 1);
    const again = who.elsewhere();
    await again.signIn();
    const used = await second(again, { kind: 'recovery-code', code: first });
    expect(told(used)).toEqual([403, 'wrong-second-factor']);
  });

  test('is slowed down after five wrong codes, also when the password is given again in between', async () => {
    const { who, secret } = await withApp();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await who.signIn();
      expect(told(await second(who, { kind: 'code', code: '000000' }))).toEqual([403, 'wrong-second-factor']);
    }
    await who.signIn();
    expect(told(await second(who, code(secret)))).toEqual([429, 'too-many-requests']);
    t.clock.advance(31_000);
    expect((await second(who, code(secret))).status).toBe(200);
  });

  test('counts guesses made at once one by one', async () => {
    const { who } = await withApp();
    await who.signIn();
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, n) => second(who, { kind: 'code', code: `00000${n % 10}` })),
    );
    expect(guesses.filter(({ status }) => status === 403)).toHaveLength(5);
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(7);
  });

  test('lapses after five minutes, and without a first step there is no second', async () => {
    const { who, secret } = await withApp();
    expect(told(await second(who, code(secret)))).toEqual([401, 'sign-in-lapsed']);
    await who.signIn();
    t.clock.advance(5 * 60_000 + 1_000);
    expect(told(await second(who, code(secret)))).toEqual([401, 'sign-in-lapsed']);
  });

  test('is refused to an account that was disabled in between', async () => {
    const { who, secret } = await withApp();
    await who.signIn();
    await t.db.updateTable('users').set({ state: 'disabled' }).where('id', '=', who.id).execute();
    expect(told(await second(who, code(secret)))).toEqual([401, 'sign-in-lapsed']);
  });

  test('wants a known kind of factor and nothing else', async () => {
    const { who } = await withApp();
    for (const proof of [{ kind: 'sms', code: '123456' }, { kind: 'code' }, {}, null]) {
      expect((await who.call(contract.signInWithSecondFactor, { body: { proof } })).status).toBe(400);
    }
  });
});

describe('confirming who one is', () => {
  const confirm = (who: Visitor, proof: object) =>
    who.call(contract.confirmSecondFactor, { body: { proof } });
  const password = { body: { password: PASSWORD } };

  test('is by the second factor where there is one, and no longer by the password', async () => {
    const { signedIn, secret } = await withApp();
    t.clock.advance(FRESH_MINUTES * 60_000);
    const refused = await signedIn.call(contract.renewRecoveryCodes);
    expect(told(refused)).toEqual([403, 'fresh-sign-in-required']);
    expect(refused.body.detail).toContain('second factor');
    expect(told(await signedIn.call(contract.confirmPassword, password))).toEqual([
      403,
      'second-factor-needed',
    ]);
    expect(told(await confirm(signedIn, { kind: 'code', code: '000000' }))).toEqual([
      403,
      'wrong-second-factor',
    ]);
    expect(await last()).toMatchObject({
      action: 'auth.confirmed',
      outcome: 'denied',
      reason: 'wrong-second-factor',
    });
    expect((await confirm(signedIn, code(secret))).status).toBe(200);
    expect(await last()).toMatchObject({ action: 'auth.confirmed', outcome: 'ok', refs: { by: 'code' } });
    expect((await signedIn.call(contract.renewRecoveryCodes)).status).toBe(200);
  });

  test('takes no recovery code, and no second factor from whoever has none', async () => {
    const { signedIn, recoveryCodes } = await withApp();
    const paper = await confirm(signedIn, { kind: 'recovery-code', code: recoveryCodes[0] });
    expect(paper.status).toBe(400);
    const other = await visitor(t);
    await other.signIn();
    expect(told(await confirm(other, { kind: 'code', code: '123456' }))).toEqual([409, 'no-second-factor']);
    expect((await other.call(contract.confirmPassword, password)).status).toBe(200);
  });

  test('shares its count of wrong codes with signing in', async () => {
    const { signedIn, who, secret } = await withApp();
    for (let attempt = 0; attempt < 5; attempt += 1)
      await confirm(signedIn, { kind: 'code', code: '000000' });
    await who.signIn();
    expect(told(await second(who, code(secret)))).toEqual([429, 'too-many-requests']);
  });

  test('by the password in another sign-in counts no more once a factor was added', async () => {
    const who = await visitor(t);
    await who.signIn();
    const other = who.elsewhere();
    await other.signIn();
    await who.addAuthenticator();
    expect(told(await other.call(contract.removeAuthenticator))).toEqual([403, 'fresh-sign-in-required']);
    expect((await who.call(contract.removeAuthenticator)).status).toBe(204);
  });
});

describe('removing and renewing', () => {
  test('the app: the password alone signs in again, and the recovery codes are gone with the last factor', async () => {
    const { signedIn, who } = await withApp();
    expect((await signedIn.call(contract.removeAuthenticator)).status).toBe(204);
    expect(await last()).toMatchObject({ action: 'factor.removed', object: { type: 'authenticator' } });
    expect((await who.signIn()).status).toBe(200);
    expect((await who.call(contract.listFactors)).body).toMatchObject({
      authenticator: null,
      recoveryCodes: null,
    });
    expect(told(await signedIn.call(contract.removeAuthenticator))).toEqual([404, 'not-found']);
    expect(told(await signedIn.call(contract.renewRecoveryCodes))).toEqual([409, 'no-second-factor']);
  });

  test('recovery codes: the new ones work, the old ones do not', async () => {
    const { signedIn, who, recoveryCodes } = await withApp();
    const { status, body } = await signedIn.call(contract.renewRecoveryCodes);
    expect(status).toBe(200);
    expect(await last()).toMatchObject({ action: 'factor.codes-renewed', actor: { id: who.id } });
    await who.signIn();
    const old = await second(who, { kind: 'recovery-code', code: recoveryCodes[3] });
    expect(told(old)).toEqual([403, 'wrong-second-factor']);
    expect((await second(who, { kind: 'recovery-code', code: body.recoveryCodes[3] })).status).toBe(200);
  });
});

describe('an administrator', () => {
  const reset = (userId: string, by: 'admin' | 'manager' = 'admin') =>
    t.as(by).call(contract.resetFactors, { params: { userId } });
  beforeEach(() => t.forget('admin'));

  test('takes the factors of somebody away who has lost them, which ends their sign-ins', async () => {
    const { signedIn, who } = await withApp();
    await who.signIn();
    const listed = (await t.as('admin').call(contract.listUsers)).body.items;
    const row = listed.find((user: { id: string }) => user.id === who.id);
    expect(row.secondFactors).toEqual(['authenticator']);
    const { status, body } = await reset(who.id);
    expect([status, body.user.secondFactors]).toEqual([200, []]);
    expect(await last()).toMatchObject({
      action: 'factor.reset',
      actor: { id: await t.userId('admin') },
      object: { type: 'user', id: who.id },
      refs: { factors: 'authenticator' },
    });
    expect((await signedIn.call(contract.getMe)).status).toBe(401);
    expect((await who.signIn()).status).toBe(200);
  });

  test('is told when there is nothing to take, whom there is not, and that it is not for themselves', async () => {
    const who = await visitor(t);
    expect(told(await reset(who.id))).toEqual([409, 'no-second-factor']);
    expect(told(await reset(t.deps.newId()))).toEqual([404, 'not-found']);
    expect(told(await reset(await t.userId('admin')))).toEqual([409, 'user-not-changeable']);
  });

  test('alone may do that, and only after showing who they are', async () => {
    const { who } = await withApp();
    expect(told(await reset(who.id, 'manager'))).toEqual([403, 'forbidden']);
    expect(await last()).toMatchObject({ action: 'access.denied', reason: 'user:manage' });
    await t.as('admin').call(contract.getMe);
    t.clock.advance(FRESH_MINUTES * 60_000 + 1_000);
    expect(told(await reset(who.id))).toEqual([403, 'fresh-sign-in-required']);
  });
});

describe('a role that must have a second factor', () => {
  let strict: Harness;
  beforeAll(async () => {
    strict = await startHarness({ env: { REQUIRE_SECOND_FACTOR: 'manager, auditor' } });
  });
  afterAll(() => strict.close());

  test('can sign in without one, and then do nothing but add one', async () => {
    const who = await visitor(strict, 'manager');
    const { status, body } = await who.signIn();
    expect([status, body.user.secondFactor]).toEqual([200, 'missing']);
    expect(told(await who.call(contract.listCases))).toEqual([403, 'second-factor-missing']);
    await who.addAuthenticator();
    expect((await who.call(contract.listCases)).status).toBe(200);
    expect(told(await who.call(contract.removeAuthenticator))).toEqual([409, 'factor-not-removable']);
    expect((await who.call(contract.listFactors)).body.allowed.removeLast).toEqual({
      because: 'Your role needs a second factor. Add another one first.',
    });
  });

  test('leaves the other roles alone', async () => {
    const who = await visitor(strict, 'reviewer');
    expect((await who.signIn()).body.user.secondFactor).toBe('none');
    expect((await who.call(contract.listCases)).status).toBe(200);
  });
});

describe('without a key to seal with', () => {
  test('no app can be added, and the page says why', async () => {
    await using bare = await startHarness({ env: { SECRETS_KEY: 'x' } });
    const who = await visitor(bare);
    await who.signIn();
    expect(told(await who.call(contract.startAuthenticator))).toEqual([409, 'no-secrets-key']);
    const { allowed } = (await who.call(contract.listFactors)).body;
    expect(allowed.addAuthenticator.because).toContain('SECRETS_KEY');
  });
});
