import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { API_KEY, docket, type LocalDidit, startDidit } from '../../test/spawn-docket.ts';

// Each command is a process of its own, and several of them share a slow machine with the other tests.
vi.setConfig({ testTimeout: 60_000 });

let didit: LocalDidit;

beforeAll(async () => {
  didit = await startDidit();
});
afterAll(() => didit.sandbox.close());
beforeEach(async () => {
  await didit.control('PUT', '/_sandbox/faults', { rules: [] });
});

describe('the API key', () => {
  test('is needed, and is read from the first line of standard input too', async () => {
    const env = { DIDIT_BASE_URL: didit.origin };
    expect(await docket(['didit', 'balance'], { env })).toMatchObject({
      code: 2,
      err: expect.stringContaining('DIDIT_API_KEY'),
    });
    expect(
      await docket(['didit', 'balance', '--api-key-stdin'], { env, input: `${API_KEY}\n` }),
    ).toMatchObject({
      code: 0,
    });
    expect(await docket(['didit', 'balance', '--api-key-stdin'], { env })).toMatchObject({ code: 2 });
  });

  test('that is wrong exits 3 and says where to look', async () => {
    const run = await didit.kyc(['didit', 'balance'], {
      env: { DIDIT_API_KEY: 'sk_live_wrong_wrong_wrong' },
    });
    expect(run).toMatchObject({ code: 3, err: expect.stringContaining('DIDIT_API_KEY') });
  });

  test('is never printed, also not when it is typed in the wrong place', async () => {
    const wrong = [
      ['kyc', 'setup', `--api-key=${API_KEY}`],
      ['kyc', 'setup', '--api-key', API_KEY],
      ['kyc', 'setup', API_KEY],
      ['kyc', 'decision', API_KEY],
      ['kyc', 'session', '--workflow-id', API_KEY],
    ];
    for (const { code, out, err } of await Promise.all(wrong.map((args) => didit.kyc(args)))) {
      expect(code).toBeGreaterThan(0);
      expect(out + err).not.toContain(API_KEY);
    }
  });

  test('is masked where Didit sends it back', async () => {
    const setup = await didit.kyc(['kyc', 'setup', '--json']);
    const args = ['kyc', 'session', '--workflow-id', setup.json.workflow_id, '--vendor-data', API_KEY];
    const runs = await Promise.all([didit.kyc(args), didit.kyc([...args, '--json'])]);
    for (const { code, out, err } of runs) {
      expect(code).toBe(0);
      expect(out + err).not.toContain(API_KEY);
    }
    expect(runs[1]?.json.vendor_data).toBe('••••ghij');
  });
});

describe('a Didit that fails', () => {
  test.each([
    ['html_502', 3],
    ['empty_500', 3],
    ['reset', 3],
    ['throttled', 3],
    ['truncated', 3],
  ])('by %s is told in a sentence, with exit code %i, and as JSON', async (mode, code) => {
    await didit.control('PUT', '/_sandbox/faults', { rules: [{ path: '/billing/', mode }] });
    const env = { DIDIT_TIMEOUT_MS: '3000' };
    const [plain, machine] = await Promise.all([
      didit.kyc(['didit', 'balance'], { env }),
      didit.kyc(['didit', 'balance', '--json'], { env }),
    ]);
    expect(plain).toMatchObject({ code, out: '', err: expect.stringMatching(/^[^\n/]*Didit[^\n/]*\.\n/) });
    expect(plain.err).toContain('The call: GET /v3/billing');
    expect(plain.err).not.toMatch(/\n {4}at /);
    expect(JSON.parse(machine.err)).toMatchObject({ error: { code, kind: expect.any(String) } });
  });

  test('by silence is given up in time', async () => {
    await didit.control('PUT', '/_sandbox/faults', { rules: [{ path: '/billing/', mode: 'half_open' }] });
    const run = await didit.kyc(['didit', 'balance'], { env: { DIDIT_TIMEOUT_MS: '500' } });
    expect(run).toMatchObject({ code: 3, err: expect.stringContaining('DIDIT_TIMEOUT_MS') });
  });

  test('by not being there exits 3 and names the setting', async () => {
    const run = await didit.kyc(['didit', 'balance'], { env: { DIDIT_BASE_URL: 'http://127.0.0.1:9' } });
    expect(run).toMatchObject({ code: 3, err: expect.stringContaining('DIDIT_BASE_URL') });
  });
});
