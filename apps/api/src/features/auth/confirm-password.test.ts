import { contract, FRESH_MINUTES } from '@docket/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../../test/harness.ts';
import { DEMO_PASSWORD } from '../users/ensure-demo-users.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());

const confirm = (password: string) => t.as('admin').call(contract.confirmPassword, { body: { password } });

async function confirmedAt(): Promise<Date | null> {
  const row = await t.db
    .selectFrom('auth_sessions')
    .select('confirmed_at')
    .where('user_id', '=', await t.userId('admin'))
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow();
  return row.confirmed_at;
}

describe('giving the password again', () => {
  test('is remembered with the sign-in for some minutes, and is on record', async () => {
    expect((await t.as('admin').call(contract.getMe)).status).toBe(200);
    const atSignIn = await confirmedAt();
    t.clock.advance(60_000);
    const { status, body } = await confirm(DEMO_PASSWORD);
    expect(status).toBe(200);
    const at = await confirmedAt();
    expect(at?.getTime()).toBeGreaterThan(atSignIn?.getTime() ?? 0);
    expect(Date.parse(body.freshUntil)).toBe((at?.getTime() ?? 0) + FRESH_MINUTES * 60_000);
    expect((await t.audit()).at(-1)).toMatchObject({
      action: 'auth.confirmed',
      outcome: 'ok',
      actor: { id: await t.userId('admin') },
    });
  });

  test('wrongly changes nothing, is on record and keeps the person signed in', async () => {
    const before = await confirmedAt();
    const { status, body } = await confirm('not the password');
    expect([status, body.code]).toEqual([403, 'wrong-password']);
    expect(await confirmedAt()).toEqual(before);
    expect((await t.audit()).at(-1)).toMatchObject({ action: 'auth.confirmed', outcome: 'denied' });
    expect((await t.as('admin').call(contract.getMe)).status).toBe(200);
    expect((await confirm(DEMO_PASSWORD)).status).toBe(200);
  });

  test('is slowed down together with signing in, so that a stolen cookie is no way around it', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await confirm('wrong');
    expect((await confirm(DEMO_PASSWORD)).body.code).toBe('too-many-requests');
    const body = { email: 'admin@docket.demo', password: DEMO_PASSWORD };
    expect((await t.anonymous.call(contract.signIn, { body })).status).toBe(429);
    t.clock.advance(31_000);
    expect((await confirm(DEMO_PASSWORD)).status).toBe(200);
  });

  test('wants a sign-in', async () => {
    const answer = await t.anonymous.call(contract.confirmPassword, { body: { password: DEMO_PASSWORD } });
    expect([answer.status, answer.body.code]).toEqual([401, 'not-signed-in']);
  });
});
