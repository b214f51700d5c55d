import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { signDelivery } from '../signature.ts';
import type { Received, TestSandbox } from '../testing.ts';
import { KEY, startReceiver, startSandbox, until } from '../testing.ts';

const SECRET = 'secret-of-the-levers-000000000';

async function listening(...statuses: number[]): Promise<{ t: TestSandbox; received: Received[] }> {
  const { url, received } = await startReceiver(...(statuses.length === 0 ? [200] : statuses));
  return { t: await startSandbox({ webhook: { url, secret: SECRET } }), received };
}

/** Waits until nothing is under way any more. */
async function settled(t: TestSandbox): Promise<void> {
  const left = async () => {
    const deliveries: { state: string }[] = (await t.call('GET', '/_sandbox/deliveries')).json;
    return deliveries.filter((one) => one.state !== 'delivered').length;
  };
  await expect.poll(left, { timeout: 10_000 }).toBe(0);
}

const isWhole = (one: Received): boolean => {
  const right = signDelivery(SECRET, one.body, Number(JSON.parse(one.body).timestamp));
  return one.headers['x-signature'] === right['x-signature'];
};

describe('webhooks by hand', () => {
  it('are held back and let go in another order', async () => {
    const { t, received } = await listening();
    await t.call('PUT', '/_sandbox/webhooks/mode', { hold: true });
    await t.played('approve');
    expect(received).toHaveLength(0);
    await t.call('PUT', '/_sandbox/webhooks/mode', {});
    const { json } = await t.call('POST', '/_sandbox/webhooks/release', { order: 'newest' });
    await until(() => received.length === json.released);
    await settled(t);
  });

  it('arrive in exactly the order they are let go when one at a time is on its way', async () => {
    const { t, received } = await listening();
    await t.call('PUT', '/_sandbox/webhooks/mode', { hold: true });
    for (let count = 0; count < 4; count += 1) await t.played('approve');
    const sent: { id: string; eventId: string }[] = (await t.call('GET', '/_sandbox/deliveries')).json;
    await t.call('PUT', '/_sandbox/webhooks/mode', { parallel: 1 });
    await t.call('POST', '/_sandbox/webhooks/release', { order: 'newest' });
    await settled(t);
    const order = received.map((one) => JSON.parse(one.body).event_id);
    expect(order).toEqual(sent.map(({ eventId }) => eventId).reverse());
  });

  it('go out many at once, so that slow receivers do not hold up a fast stream', async () => {
    let open = 0;
    let most = 0;
    const server = createServer((_request, response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        response.end();
      }, 100);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo; // a server that listens on a port has an address object
    const t = await startSandbox({ webhook: { url: `http://127.0.0.1:${port}/`, secret: SECRET } });
    await t.call('POST', '/_sandbox/bulk', { count: 100, scenario_mix: { approve: 1 }, webhook: true });
    await settled(t);
    const log: { attempts: unknown[] }[] = (await t.call('GET', '/_sandbox/deliveries')).json;
    expect(log.map(({ attempts }) => attempts.length)).toEqual(log.map(() => 1));
    expect(most).toBeGreaterThan(20);
    expect(most).toBeLessThanOrEqual(50);
  });

  it('are doubled, corrupted and made stale in about the share asked for', async () => {
    const { t, received } = await listening();
    const mode = { duplicate_percent: 50, corrupt_percent: 30, stale_percent: 30 };
    await t.call('PUT', '/_sandbox/webhooks/mode', mode);
    await t.call('POST', '/_sandbox/bulk', { count: 30, scenario_mix: { approve: 1 }, webhook: true });
    await settled(t);
    const corrupt = received.filter((one) => !isWhole(one)).length;
    const stale = received.filter(
      (one) => Number(one.headers['x-timestamp']) < JSON.parse(one.body).timestamp,
    );
    const events = new Set(received.map((one) => JSON.parse(one.body).event_id));
    expect(events.size).toBe(60);
    expect(corrupt).toBeGreaterThan(5);
    expect(stale.length).toBeGreaterThan(5);
  });

  it('are replayed with the same event id, delayed, spoiled or as a try-out', async () => {
    const { t, received } = await listening();
    const id = await t.played('review_mrz_check_digit', { webhook: false });
    await t.call('POST', '/_sandbox/webhooks/send', { session_id: id });
    await until(() => received.length === 1);
    const [delivery] = (await t.call('GET', '/_sandbox/deliveries')).json;
    const path = `/_sandbox/deliveries/${delivery.id}/replay`;
    await t.call('POST', path, { copies: 2 });
    await t.call('POST', path, { tamper: 'signature', fresh_timestamp: true });
    await t.call('POST', path, { tamper: 'reencoded', delay_ms: 50 });
    await until(() => received.length === 5);
    expect(new Set(received.map((one) => JSON.parse(one.body).event_id)).size).toBe(1);
    expect(received.filter(isWhole)).toHaveLength(3);
    const [destination] = (await t.call('GET', '/v3/webhook/destinations/')).json;
    await t.call('POST', `/_sandbox/webhooks/test/${destination.uuid}`);
    await until(() => received.length === 6);
    const test = received.find((one) => one.headers['x-didit-test-webhook'] === 'true');
    expect(JSON.parse(test?.body ?? '{}')).not.toHaveProperty('event_id');
  });
});

describe('the clock', () => {
  it('goes ahead, lets links and sessions run out, and returns', async () => {
    const t = await startSandbox();
    const id = await t.played('in_progress');
    await t.call('POST', '/_sandbox/clock', { advance_seconds: 8 * 86_400 });
    expect((await t.decision(id)).status).toBe('Abandoned');
    expect((await t.call('GET', '/_sandbox/clock')).json.ahead_seconds).toBe(8 * 86_400);
    expect((await t.call('POST', '/_sandbox/clock', { reset: true })).json.ahead_seconds).toBe(0);
  });
});

describe('load', () => {
  it('makes a thousand sessions in one call, over days, and silently', async () => {
    const { t, received } = await listening();
    const { json } = await t.call('POST', '/_sandbox/bulk', { count: 1000, spread_days: 20 });
    expect(json.created).toBe(1000);
    const page = (await t.call('GET', '/v3/sessions/?limit=1&status=In%20Review')).json;
    expect(page.count).toBe(json.statuses['In Review']);
    expect(received).toHaveLength(0);
  });

  it('lets sessions arrive at a rate until told to stop', async () => {
    const t = await startSandbox();
    await t.call('POST', '/_sandbox/traffic', { count: 3, per_second: 50, scenario_mix: { approve: 1 } });
    await expect
      .poll(async () => (await t.call('GET', '/_sandbox/traffic')).json)
      .toEqual({ running: false, wanted: 3, created: 3 });
    expect((await t.call('POST', '/_sandbox/bulk', { count: 1, scenario_mix: { nonsense: 1 } })).status).toBe(
      400,
    );
  });
});

describe('more faults', () => {
  it('answer a 429 with its headers, and break off a PDF in the middle', async () => {
    const t = await startSandbox();
    const id = await t.played('approve');
    await t.call('PUT', '/_sandbox/faults', {
      rules: [
        { path: '/v3/sessions/', mode: 'throttled', times: 1 },
        { path: '/decision/', mode: 'truncated', times: 1 },
      ],
    });
    const limited = await t.call('GET', '/v3/sessions/');
    expect([limited.status, limited.headers['retry-after']]).toEqual([429, '1']);
    const origin = await t.app.listen({ port: 0, host: '127.0.0.1' });
    const broken = await new Promise<{ promised: number; got: number; complete: boolean }>((resolve) => {
      get(`${origin}/v3/session/${id}/decision/`, { headers: { 'x-api-key': KEY } }, (answer) => {
        let got = 0;
        const end = () =>
          resolve({ promised: Number(answer.headers['content-length']), got, complete: answer.complete });
        answer.on('data', (chunk: Buffer) => {
          got += chunk.length;
        });
        answer.on('close', end);
        answer.on('error', () => undefined);
      });
    });
    expect(broken.complete).toBe(false);
    expect(broken.got).toBeLessThan(broken.promised);
  });

  it('use up a limit for one key', async () => {
    const t = await startSandbox();
    await t.call('POST', '/_sandbox/limits/exhaust', { scope: 'generic-get' });
    expect((await t.call('GET', '/v3/sessions/')).json.detail).toContain('up to 600 requests per minute');
    expect((await t.call('GET', '/v3/users/')).json.detail).toContain('Request was throttled.');
    await t.call('DELETE', '/_sandbox/limits');
    expect((await t.call('GET', '/v3/sessions/')).status).toBe(200);
  });

  it('tell what each key used of a limit, and raise them all', async () => {
    const t = await startSandbox({ rateLimits: true });
    const reads = async () =>
      (await t.call('GET', '/_sandbox/limits')).json.find(
        (use: { scope: string; identity: string }) => use.scope === 'generic-get' && use.identity === KEY,
      );
    await t.call('GET', '/v3/sessions/');
    await t.call('GET', '/v3/sessions/');
    expect(await reads()).toMatchObject({ limit: 600, window_seconds: 60, busiest: 2, refused: 0 });
    await t.call('POST', '/_sandbox/limits/exhaust', { scope: 'generic-get' });
    await t.call('GET', '/v3/sessions/');
    expect(await reads()).toMatchObject({ busiest: 2, refused: 1 });
    await t.call('PUT', '/_sandbox/limits', { times: 2 });
    expect((await t.call('GET', '/v3/sessions/')).status).toBe(200);
    expect(await reads()).toMatchObject({ limit: 1200, busiest: 601 });
    await t.call('DELETE', '/_sandbox/limits');
    await t.call('GET', '/v3/sessions/');
    expect(await reads()).toMatchObject({ limit: 600, busiest: 1, refused: 0 });
  });
});

describe('an account', () => {
  it('is registered, verified by the mailed code, logged in, and reads its organisation', async () => {
    let now = new Date('2026-11-23T09:00:00Z');
    const t = await startSandbox({ now: () => now });
    const post = (verb: string, body: object) => t.call('POST', `/auth/v2/programmatic/${verb}/`, body, {});
    const who = { email: 'Ana@Desk.Example', password: 'Correct-horse-1' };
    expect((await post('register', { ...who, password: 'weak' })).json.password).toHaveLength(1);
    expect((await post('register', who)).status).toBe(201);
    expect((await post('login', who)).status).toBe(403);
    expect((await post('resend-otp', { email: who.email })).status).toBe(429);
    now = new Date('2026-11-23T09:01:01Z');
    expect((await post('resend-otp', { email: who.email })).status).toBe(200);
    const [{ code }] = (await t.call('GET', '/_sandbox/mail')).json;
    expect((await post('verify-email', { email: who.email, code: 'WRONG1' })).status).toBe(400);
    const verified = (await post('verify-email', { email: who.email, code })).json;
    expect(verified.application.api_key).toBe(KEY);
    const { access_token } = (await post('login', who)).json;
    const headers = { authorization: `Bearer ${access_token}` };
    const [organisation] = (await t.call('GET', '/auth/v2/organizations/me/', undefined, headers)).json;
    const path = `/auth/v2/organizations/me/${organisation.uuid}/applications/`;
    expect((await t.call('GET', path, undefined, headers)).json[0].api_key).toBe(KEY);
    expect((await t.call('GET', path, undefined, {})).status).toBe(401);
  });

  it('is locked after five wrong passwords', async () => {
    const t = await startSandbox();
    const post = (verb: string, body: object) => t.call('POST', `/auth/v2/programmatic/${verb}/`, body, {});
    const who = { email: 'b@desk.example', password: 'Correct-horse-1' };
    await post('register', who);
    const [{ code }] = (await t.call('GET', '/_sandbox/mail')).json;
    await post('verify-email', { email: who.email, code });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await post('login', { ...who, password: 'Wrong-horse-1' })).status).toBe(401);
    }
    expect((await post('login', who)).status).toBe(429);
  });
});

describe('the older single webhook', () => {
  it('is the first destination', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.close();
    });
    const { port } = server.address() as AddressInfo; // a server that listens on a port has an address object
    const t = await startSandbox();
    const webhook_url = `http://127.0.0.1:${port}/`;
    const made = (await t.call('PATCH', '/v3/webhook/', { webhook_url, capture_method: 'mobile' })).json;
    expect(made).toMatchObject({ webhook_url, webhook_version: 'v3', capture_method: 'mobile' });
    const turned = (await t.call('PATCH', '/v3/webhook/', { rotate_secret_key: true })).json;
    expect(turned.secret_shared_key).not.toBe(made.secret_shared_key);
    expect((await t.call('GET', '/v3/webhook/destinations/')).json).toHaveLength(1);
  });
});
