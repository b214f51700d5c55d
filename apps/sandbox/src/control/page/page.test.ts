import { describe, expect, it } from 'vitest';
import type { Received, TestSandbox } from '../../testing.ts';
import { startReceiver, startSandbox, until } from '../../testing.ts';

const SECRET = 'secret-of-the-levers-000000000';

async function listening(...statuses: number[]): Promise<{ t: TestSandbox; received: Received[] }> {
  const { url, received } = await startReceiver(...(statuses.length === 0 ? [200] : statuses));
  return { t: await startSandbox({ webhook: { url, secret: SECRET } }), received };
}

describe('the control page', () => {
  it('works with plain forms and tells what was done or refused', async () => {
    const t = await startSandbox();
    const done = await t.form('/_sandbox/do/play', { scenario: 'approve' });
    expect([done.status, done.headers.location]).toEqual([
      303,
      '/_sandbox?said=Session+1001+is+Approved.#sessions',
    ]);
    const page = await t.call('GET', done.headers.location ?? '', undefined, {});
    expect(page.text).toContain('Session 1001 is Approved.');
    expect(page.text).not.toContain('<script');
    const change = { session: '1001', status: 'Kyc Expired', actor: 'system' };
    expect((await t.form('/_sandbox/do/status', change)).headers.location).toContain('nobody+was+told');
    const wrong = await t.form('/_sandbox/do/status', { ...change, session: '7' });
    expect(wrong.headers.location).toContain('refused=There+is+no+session+7');
    await t.form('/_sandbox/do/fault', { path: '/v3/', mode: 'empty_500' });
    expect((await t.call('GET', '/v3/sessions/')).status).toBe(500);
    await t.form('/_sandbox/do/faults-clear', {});
    await t.form('/_sandbox/do/bulk', { count: '5', scenario: 'approve' });
    expect((await t.call('GET', '/v3/sessions/')).json.count).toBe(6);
    await t.form('/_sandbox/do/reset', { seed: 'demo' });
    expect((await t.call('GET', '/v3/sessions/')).json.count).toBeGreaterThan(50);
  });
});

describe('the control page has a lever for', () => {
  it('try-outs, announcements and copies of deliveries by their numbers', async () => {
    const { t, received } = await listening();
    await t.played('approve', { webhook: false });
    await t.form('/_sandbox/do/webhook-send', { session: '1001', type: 'data.updated' });
    await until(() => received.length === 1);
    await t.form('/_sandbox/do/webhook-copy', { delivery: '1', copies: '2', tamper: 'stale' });
    await until(() => received.length === 3);
    const [destination] = (await t.call('GET', '/v3/webhook/destinations/')).json;
    await t.form('/_sandbox/do/webhook-test', { destination: destination.uuid });
    await until(() => received.length === 4);
    expect(received.at(-1)?.headers['x-didit-test-webhook']).toBe('true');
  });

  it('one fault among several, and limits', async () => {
    const t = await startSandbox();
    await t.form('/_sandbox/do/fault', { path: '/v3/sessions/', mode: 'status', status: '503' });
    await t.form('/_sandbox/do/fault', { path: '/v3/workflows/', mode: 'html_502' });
    await t.form('/_sandbox/do/fault-heal', { place: '0' });
    expect((await t.call('GET', '/v3/sessions/')).status).toBe(200);
    expect((await t.call('GET', '/v3/workflows/')).status).toBe(502);
    await t.form('/_sandbox/do/limit', { scope: 'generic-get' });
    expect((await t.call('GET', '/v3/sessions/')).status).toBe(429);
    await t.form('/_sandbox/do/limits-clear', {});
    expect((await t.call('GET', '/v3/sessions/')).status).toBe(200);
    const wrong = await t.form('/_sandbox/do/limit', { scope: 'none' });
    expect(wrong.headers.location).toContain('refused=There+is+no+limit+none');
  });

  it('the profile, money, named keys and share tokens', async () => {
    const t = await startSandbox();
    await t.form('/_sandbox/do/profile', { dialect: 'both', auth: 'july', deletion: '204' });
    expect((await t.call('GET', '/v3/sessions/', undefined, { 'x-api-key': 'no' })).status).toBe(403);
    await t.form('/_sandbox/do/billing', { balance: '12.5', enforced: 'yes' });
    expect((await t.call('GET', '/v3/billing/balance/')).json.balance).toBe('12.5000');
    await t.form('/_sandbox/do/key', { label: 'Reader', sessions: 'read' });
    const [key] = (await t.call('GET', '/_sandbox/keys')).json;
    expect(key).toMatchObject({ label: 'Reader', scopes: { sessions: 'read', media: 'none' } });
    expect((await t.call('GET', '/v3/sessions/', undefined, { 'x-api-key': key.key })).status).toBe(200);
    await t.form('/_sandbox/do/key-revoke', { key: key.id });
    expect((await t.call('GET', '/_sandbox/keys')).json).toEqual([]);
    await t.played('approve');
    const share = await t.form('/_sandbox/do/share', { session: '1001' });
    expect(decodeURIComponent(share.headers.location ?? '')).toMatch(/1001:\+eyJ[\w-]+\./);
  });

  it('starting over, also from another profile and other deliveries', async () => {
    const t = await startSandbox();
    await t.form('/_sandbox/do/webhook-mode', { hold: 'yes', parallel: '3' });
    await t.form('/_sandbox/do/profile', { dialect: 'seed', auth: 'july', deletion: '204' });
    await t.form('/_sandbox/do/reset', {});
    expect((await t.call('GET', '/_sandbox/webhooks/mode')).json).toMatchObject({
      hold: false,
      parallel: 50,
    });
    expect((await t.call('GET', '/_sandbox/profile')).json.dialect).toBe('current');
  });
});
