import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Harness, startHarness } from '../../test/harness.ts';
import { docket } from '../../test/spawn-docket.ts';

vi.setConfig({ testTimeout: 90_000 });

let t: Harness;
let env: Record<string, string>;
beforeAll(async () => {
  t = await startHarness({ worker: true, env: { RECONCILE_MS: '3600000' } });
  const {
    DATABASE_URL,
    DIDIT_BASE_URL,
    DIDIT_API_KEY = '',
    DIDIT_WEBHOOK_SECRET = '',
    SECRETS_KEY = '',
    SESSION_SECRET,
    AUDIT_SIGNING_SEED,
  } = t.deps.env;
  env = {
    DATABASE_URL,
    DIDIT_BASE_URL,
    DIDIT_API_KEY,
    DIDIT_WEBHOOK_SECRET,
    SECRETS_KEY,
    SESSION_SECRET: SESSION_SECRET.toString('base64'),
    AUDIT_SIGNING_SEED: AUDIT_SIGNING_SEED.toString('base64'),
  };
});
afterAll(() => t.close());

async function countCases(): Promise<number> {
  return (await t.db.selectFrom('cases').select('id').execute()).length;
}

async function makeSessions(count: number): Promise<void> {
  for (let made = 0; made < count; made += 1) {
    await t.control('POST', '/_sandbox/sessions', { scenario: 'review_face_match_borderline' });
  }
}

test('import brings every session into Docket and says how many', async () => {
  await makeSessions(12);
  const { code, out, err } = await docket(['import'], { env });
  expect(code, err).toBe(0);
  // How many are left to find depends on how far the worker's own first import is.
  expect(out).toMatch(/\d+ sessions/);
  expect(await countCases()).toBe(12);
});

test('reconcile finds what was missed, and the second time nothing', async () => {
  await makeSessions(2);
  expect((await docket(['reconcile', '--json'], { env })).code).toBe(0);
  expect(await countCases()).toBe(14);
  expect((await docket(['reconcile', '--json'], { env })).json).toMatchObject({ differing: 0 });
});

test('reconcile says in a sentence that Didit does not answer', async () => {
  const broken = { ...env, DIDIT_BASE_URL: 'http://127.0.0.1:9', DIDIT_TIMEOUT_MS: '2000' };
  const run = await docket(['reconcile'], { env: broken });
  expect(run).toMatchObject({ code: 3, err: expect.stringContaining('The connection to Didit failed.') });
});
