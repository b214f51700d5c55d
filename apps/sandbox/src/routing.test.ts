import { describe, expect, it } from 'vitest';
import { KEY, startSandbox } from './testing.ts';

const UNKNOWN = '11111111-2222-4333-8444-555555555555';

describe('paths', () => {
  it('redirects a GET without its slash and keeps the query', async () => {
    const t = await startSandbox();
    const answer = await t.call('GET', '/v3/sessions?limit=5');
    expect(answer.status).toBe(301);
    expect(answer.headers.location).toBe('/v3/sessions/?limit=5');
  });

  it('does not know a write without its slash', async () => {
    const t = await startSandbox();
    const answer = await t.call('POST', '/v3/session', {});
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toContain('text/html');
  });

  it('answers upper-case and malformed ids with an HTML page', async () => {
    const t = await startSandbox();
    for (const id of ['ABCDEF00-2222-4333-8444-555555555555', 'not-an-id']) {
      const answer = await t.call('GET', `/v3/session/${id}/decision/`);
      expect(answer.status).toBe(404);
      expect(answer.text).toContain('<title>Not Found</title>');
    }
  });

  it('answers a known path with another method in JSON', async () => {
    const t = await startSandbox();
    const answer = await t.call('POST', `/v3/session/${UNKNOWN}/decision/`, {});
    expect(answer.status).toBe(405);
    expect(answer.json).toEqual({ detail: 'Method "POST" not allowed.' });
  });
});

describe('keys', () => {
  it('are missing with 403 and wrong with 401', async () => {
    const t = await startSandbox();
    const none = await t.call('GET', '/v3/sessions/', undefined, {});
    expect([none.status, none.json]).toEqual([
      403,
      { detail: 'You do not have permission to perform this action.' },
    ]);
    const wrong = await t.call('GET', '/v3/sessions/', undefined, { 'x-api-key': 'nope' });
    expect(wrong.status).toBe(401);
  });

  it('are looked at after the session on decision, PDF and delete', async () => {
    const t = await startSandbox();
    const known = await t.played('approve');
    for (const [method, rest] of [
      ['GET', 'decision/'],
      ['GET', 'generate-pdf/'],
      ['DELETE', 'delete/'],
    ] as const) {
      const stranger = await t.call(method, `/v3/session/${UNKNOWN}/${rest}`, undefined, {});
      expect([stranger.status, stranger.json]).toEqual([404, { detail: 'Not found.' }]);
      expect((await t.call(method, `/v3/session/${known}/${rest}`, undefined, {})).status).toBe(403);
    }
  });

  it('are looked at before the session on reviews', async () => {
    const t = await startSandbox();
    expect(
      (await t.call('GET', `/v3/sessions/${UNKNOWN}/reviews/`, undefined, { 'x-api-key': 'nope' })).status,
    ).toBe(401);
    const answer = await t.call('GET', `/v3/sessions/${UNKNOWN}/reviews/`);
    expect([answer.status, answer.json]).toEqual([404, { detail: 'Session not found.' }]);
  });

  it('are not needed for the health check', async () => {
    const t = await startSandbox();
    expect((await t.call('GET', '/system/healthcheck', undefined, {})).status).toBe(200);
  });
});

describe('rate limits', () => {
  it("stop the 51st PDF of a minute with Didit's text and headers, and let go when the window slides on", async () => {
    let now = new Date('2026-11-23T09:00:00Z');
    const t = await startSandbox({ rateLimits: true, now: () => now });
    const url = `/v3/session/${UNKNOWN}/generate-pdf/`;
    for (let count = 0; count < 50; count += 1) expect((await t.call('GET', url)).status).toBe(404);
    const stopped = await t.call('GET', url);
    expect(stopped.status).toBe(429);
    expect(stopped.json).toEqual({
      detail: 'Session PDF generation rate limit exceeded. You can make up to 50 requests per minute.',
    });
    expect(stopped.headers).toMatchObject({
      'retry-after': '60',
      'x-ratelimit-limit': '50',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(now.getTime() / 1000 + 60),
    });
    now = new Date(now.getTime() + 61_000);
    expect((await t.call('GET', url)).status).toBe(404);
  });

  it('count writes by key', async () => {
    const t = await startSandbox({ rateLimits: true, now: () => new Date('2026-11-23T09:00:00Z') });
    for (let count = 0; count < 300; count += 1) await t.call('POST', '/v3/workflows/', {});
    const stopped = await t.call('POST', '/v3/workflows/', {});
    expect(stopped.json.detail).toBe(
      'Write request rate limit exceeded. You can make up to 300 requests per minute.',
    );
    expect((await t.call('POST', '/v3/workflows/', {}, { 'x-api-key': 'another' })).status).toBe(401);
    expect((await t.call('GET', '/v3/sessions/', undefined, { 'x-api-key': KEY })).status).toBe(200);
  });
});
