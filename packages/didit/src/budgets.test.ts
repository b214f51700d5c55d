import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Budgets } from './budgets.ts';
import type { Call } from './call.ts';
import { DiditError } from './errors.ts';
import { answerJson, errorOf, SESSION_ID, startLocalDidit } from './testing/local-didit.ts';

const call = (method: Call['method'], more: Partial<Call> = {}): Call => ({
  method,
  operation: `${method} /v3/thing/`,
  path: '/v3/thing/',
  ...more,
});

const throttled = (detail: string, retryAfterMs: number | null = 20_000) =>
  new DiditError({ kind: 'rate_limited', operation: 'GET /v3/thing/', status: 429, detail, retryAfterMs });

const READS_FULL = 'GET request rate limit exceeded. You can make up to 600 requests per minute.';
const QUOTA = 'Sandbox session quota exceeded (500 sessions per 24h). Wait for the window to reset.';

const noWait = async () => {
  throw new Error('waited although there was no time to');
};

describe('a refusal that speaks for a class of calls', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const waitOf = async (budgets: Budgets, asked: Call) => {
    const outcome = await budgets.take(asked, 0, noWait).then(
      () => null,
      (error: unknown) => error,
    );
    return outcome instanceof DiditError ? outcome.retryAfterMs : null;
  };

  it('closes that class for as long as it says, and no other', async () => {
    const budgets = new Budgets();
    budgets.heed(call('GET'), throttled(READS_FULL));
    expect(await waitOf(budgets, call('GET'))).toBe(20_000);
    expect(await waitOf(budgets, call('POST'))).toBeNull();
    vi.advanceTimersByTime(20_000);
    expect(await waitOf(budgets, call('GET'))).toBeNull();
  });

  it('lets people go on before background work', async () => {
    const budgets = new Budgets();
    budgets.heed(call('GET'), throttled(READS_FULL));
    vi.advanceTimersByTime(20_000);
    expect(await waitOf(budgets, call('GET'))).toBeNull();
    const waited: number[] = [];
    await budgets.take(call('GET', { background: true }), 0, async (ms) => {
      waited.push(ms);
      vi.advanceTimersByTime(ms);
    });
    expect(waited).toEqual([1_000]);
  });

  it('comes later for an application whose limits are raised, and sooner where a key is shared', async () => {
    const half = new Budgets(0.5);
    expect(half.usage().read.limit).toBe(300);
    expect(new Budgets(10).usage().write.limit).toBe(3_000);
    expect(new Budgets(0.01).usage().write.limit).toBe(3);
    for (let turn = 0; turn < 300; turn += 1) await half.take(call('GET'), 0, noWait);
    await expect(half.take(call('GET'), 0, noWait)).rejects.toThrow('own limit of 300 read calls');
  });

  it('is heeded for a minute at most, which is how long Didit’s windows are', async () => {
    const budgets = new Budgets();
    budgets.heed(call('GET'), throttled(READS_FULL, 3_600_000));
    expect(await waitOf(budgets, call('GET'))).toBe(60_000);
  });

  it.each([
    ['a quota of one operation', throttled(QUOTA, 3_600_000)],
    ['a refusal without a time', throttled(READS_FULL, null)],
    ['another failure', new DiditError({ kind: 'server', operation: 'x', status: 500, detail: READS_FULL })],
    ['no Didit error at all', new TypeError('x')],
  ])('is not seen in %s', async (_name, error) => {
    const budgets = new Budgets();
    budgets.heed(call('GET'), error);
    expect(await waitOf(budgets, call('GET'))).toBeNull();
  });

  it('closes reports without closing reads, and the other way round both', async () => {
    const reports = call('GET', { isPdf: true, ownLimit: 'pdf' });
    const budgets = new Budgets();
    budgets.heed(reports, throttled('Session PDF generation rate limit exceeded. You can make up to 50 …'));
    expect(await waitOf(budgets, reports)).toBe(20_000);
    expect(await waitOf(budgets, call('GET'))).toBeNull();
    const full = new Budgets();
    full.heed(call('GET'), throttled(READS_FULL));
    expect(await waitOf(full, reports)).toBe(20_000);
  });
});

describe('the client', () => {
  it('asks nobody else in a closed minute, and says when to come back', async () => {
    const { didit, seen, stop } = await startLocalDidit((response) => {
      response.setHeader('retry-after', '20');
      answerJson(response, 429, { detail: 'Write request rate limit exceeded. You can make up to 300 …' });
    });
    const write = () => errorOf(didit.sessions.updateStatus(SESSION_ID, { new_status: 'Approved' }));
    expect(await write()).toMatchObject({ kind: 'rate_limited', status: 429, retryAfterMs: 20_000 });
    const second = await write();
    expect(second).toMatchObject({ kind: 'rate_limited', status: null, maybeApplied: false });
    expect(second.retryAfterMs).toBeGreaterThan(15_000);
    expect(seen).toHaveLength(1);
    await stop();
  });
});
