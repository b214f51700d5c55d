import { describe, expect, it } from 'vitest';
import { KEY, startSandbox } from '../testing.ts';

describe('the control API', () => {
  it('changes a status around the API as a console user or silently', async () => {
    const t = await startSandbox();
    const id = await t.played('review_mrz_check_digit');
    await t.call('POST', `/_sandbox/sessions/${id}/status`, {
      status: 'Approved',
      actor: 'console',
      webhook: false,
    });
    expect((await t.decision(id)).reviews).toMatchObject([
      { user: 'ana@customer.example', new_status: 'Approved' },
    ]);
    await t.call('POST', `/_sandbox/sessions/${id}/status`, {
      status: 'Kyc Expired',
      actor: 'system',
      webhook: false,
    });
    const decision = await t.decision(id);
    expect([decision.status, decision.reviews.length]).toEqual(['Kyc Expired', 1]);
  });

  it('starts over on reset', async () => {
    const t = await startSandbox();
    await t.played('approve');
    await t.call('POST', '/_sandbox/reset');
    expect((await t.call('GET', '/v3/sessions/')).json.count).toBe(0);
    expect((await t.call('GET', '/_sandbox/ledger')).json).toEqual([]);
  });

  it('shows a page with sessions, scenarios and ledger, and escapes what clients sent', async () => {
    const t = await startSandbox();
    await t.played('approve', { vendor_data: '<script>alert(1)</script>' });
    const page = await t.call('GET', '/_sandbox', undefined, {});
    expect(page.text).toContain('Applied effects');
    expect(page.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page.text).not.toContain('<script>alert');
  });

  it("lists Didit's own sixteen scenarios under the key", async () => {
    const t = await startSandbox();
    const { json } = await t.call('GET', '/v1/sandbox/scenarios/');
    expect(json).toHaveLength(16);
    expect((await t.call('GET', '/v1/sandbox/scenarios/', undefined, {})).status).toBe(403);
  });
});

describe('faults', () => {
  it('strike as often as they should, and never the control API', async () => {
    const t = await startSandbox();
    await t.call('PUT', '/_sandbox/faults', {
      rules: [
        { method: 'GET', path: '/v3/sessions/', mode: 'status', status: 503, times: 1 },
        { method: 'GET', path: '/v3/workflows', mode: 'html_502' },
        { method: 'GET', path: '/v3/b*balance', mode: 'empty_500' },
      ],
    });
    expect((await t.call('GET', '/v3/sessions/')).status).toBe(503);
    expect((await t.call('GET', '/v3/sessions/')).status).toBe(200);
    expect((await t.call('GET', '/v3/workflows/')).text).toContain('502 Bad Gateway');
    const empty = await t.call('GET', '/v3/billing/balance/');
    expect([empty.status, empty.text]).toEqual([500, '']);
    await t.call('DELETE', '/_sandbox/faults');
    expect((await t.call('GET', '/v3/billing/balance/')).json.balance).toBe('1250.0000');
  });

  it('can apply a change and lose the answer', async () => {
    const t = await startSandbox();
    const id = await t.played('review_mrz_check_digit');
    const origin = await t.app.listen({ port: 0, host: '127.0.0.1' });
    const rule = { method: 'PATCH', path: 'update-status', mode: 'applied_no_answer', times: 1 };
    await t.call('PUT', '/_sandbox/faults', { rules: [rule] });
    const send = () =>
      fetch(`${origin}/v3/session/${id}/update-status/`, {
        method: 'PATCH',
        headers: { 'x-api-key': KEY, 'content-type': 'application/json' },
        body: JSON.stringify({ new_status: 'Approved', comment: 'ref-1' }),
      });
    await expect(send()).rejects.toThrow();
    expect((await t.decision(id)).reviews).toMatchObject([{ comment: 'ref-1' }]);
    expect(await (await send()).json()).toEqual(['The new status is the same as the current status.']);
  });

  it('can reset a connection before anything was applied', async () => {
    const t = await startSandbox();
    const origin = await t.app.listen({ port: 0, host: '127.0.0.1' });
    await t.call('PUT', '/_sandbox/faults', { rules: [{ path: '/system', mode: 'reset', times: 1 }] });
    await expect(fetch(`${origin}/system/healthcheck`)).rejects.toThrow();
    expect((await fetch(`${origin}/system/healthcheck`)).status).toBe(200);
  });
});
