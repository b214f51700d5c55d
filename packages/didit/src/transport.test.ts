import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import type { DiditOptions } from './call.ts';
import { createDidit } from './client.ts';
import {
  API_KEY,
  answerJson,
  errorOf,
  type LocalDidit,
  SESSION_ID,
  startLocalDidit,
} from './testing/local-didit.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function local(...args: Parameters<typeof startLocalDidit>): Promise<LocalDidit> {
  const started = await startLocalDidit(...args);
  stops.push(started.stop);
  return started;
}

/** A server that accepts connections and never says a word. */
async function halfOpen(options: Partial<DiditOptions>) {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server has an address object once it listens
  const didit = createDidit({ baseUrl: `http://127.0.0.1:${port}`, apiKey: API_KEY, ...options });
  stops.push(async () => {
    server.close();
    await didit.close();
  });
  return didit;
}

const balance = { balance: '1.0000' };
const approve = { new_status: 'Approved' } as const; // the literal, not any text

describe('a read', () => {
  it('is repeated after a passing failure, and succeeds', async () => {
    const { didit, seen } = await local((response, _request, turn) =>
      turn < 3 ? answerJson(response, 503, {}) : answerJson(response, 200, balance),
    );
    expect((await didit.billing.retrieveBalance()).balance).toBe('1.0000');
    expect(seen).toHaveLength(3);
  });

  it('is repeated after the line broke', async () => {
    const { didit, seen } = await local((response, _request, turn) =>
      turn === 1 ? response.destroy() : answerJson(response, 200, balance),
    );
    await didit.billing.retrieveBalance();
    expect(seen).toHaveLength(2);
  });

  it('gives up after two repeats and tells the last failure', async () => {
    const { didit, seen } = await local((response) => answerJson(response, 500, { detail: 'Boom.' }));
    const error = await errorOf(didit.billing.retrieveBalance());
    expect(error).toMatchObject({ kind: 'server', status: 500, detail: 'Boom.', maybeApplied: false });
    expect(seen).toHaveLength(3);
  });

  it('is not repeated when repeating cannot help', async () => {
    const { didit, seen } = await local((response) => answerJson(response, 404, { detail: 'Not found.' }));
    expect((await errorOf(didit.sessions.retrieveDecision(SESSION_ID))).kind).toBe('not_found');
    expect(seen).toHaveLength(1);
  });

  it('waits as long as Retry-After says', async () => {
    const { didit } = await local((response, _request, turn) => {
      if (turn === 1) response.writeHead(429, { 'retry-after': '1' }).end('{}');
      else answerJson(response, 200, balance);
    });
    const start = performance.now();
    await didit.billing.retrieveBalance();
    expect(performance.now() - start).toBeGreaterThanOrEqual(995);
  });

  it('hands a Retry-After of more than thirty seconds to the caller at once', async () => {
    const { didit, seen } = await local(
      (response) => response.writeHead(429, { 'retry-after': '31' }).end('{}'),
      { timeoutMs: 60_000 },
    );
    const error = await errorOf(didit.billing.retrieveBalance());
    expect(error).toMatchObject({ kind: 'rate_limited', retryAfterMs: 31_000 });
    expect(seen).toHaveLength(1);
  });

  it('ends within its total time even when every byte comes slowly', async () => {
    const { didit } = await local(
      (response) => {
        const drip = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(drip));
      },
      { timeoutMs: 300 },
    );
    const start = performance.now();
    expect((await errorOf(didit.billing.retrieveBalance())).kind).toBe('timeout');
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it('that answers something else than JSON is unreadable', async () => {
    const { didit } = await local((response) => response.end('<html>Marta</html>'));
    const error = await errorOf(didit.billing.retrieveBalance());
    expect(error).toMatchObject({ kind: 'unreadable', status: 200, maybeApplied: false });
    expect(inspect(error)).not.toContain('Marta');
  });

  it('does not follow redirects', async () => {
    const { didit, seen } = await local((response) => response.writeHead(301, { location: '/x/' }).end());
    expect(await errorOf(didit.billing.retrieveBalance())).toMatchObject({ kind: 'unreadable', status: 301 });
    expect(seen).toHaveLength(1);
  });
});

describe('a write', () => {
  it.each([500, 503, 429])('answered with %i is sent once only', async (status) => {
    const { didit, seen } = await local((response) => answerJson(response, status, {}));
    const error = await errorOf(didit.sessions.updateStatus(SESSION_ID, approve));
    expect(error.maybeApplied).toBe(status >= 500);
    expect(seen).toHaveLength(1);
  });

  it('may have been applied when the line broke after sending', async () => {
    const { didit, seen } = await local((response) => response.destroy());
    const error = await errorOf(didit.sessions.updateStatus(SESSION_ID, approve));
    expect(error).toMatchObject({ kind: 'network', status: null, maybeApplied: true });
    expect(seen).toHaveLength(1);
  });

  it('may have been applied when a half-open server swallowed it', async () => {
    const didit = await halfOpen({ timeoutMs: 150 });
    const error = await errorOf(didit.sessions.updateStatus(SESSION_ID, approve));
    expect(error).toMatchObject({ kind: 'timeout', status: null, maybeApplied: true });
  });

  it('may have been applied when its success cannot be read', async () => {
    const { didit } = await local((response) => answerJson(response, 200, { unexpected: true }));
    const error = await errorOf(didit.sessions.updateStatus(SESSION_ID, approve));
    expect(error).toMatchObject({ kind: 'unreadable', status: 200, maybeApplied: true });
    expect(error.detail).toBe('unexpected session_id (invalid_type)');
  });

  it('may have been applied when the answer broke off in the middle', async () => {
    const { didit } = await local((response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"session_id"');
      setTimeout(() => response.destroy(), 20);
    });
    const error = await errorOf(didit.sessions.updateStatus(SESSION_ID, approve));
    expect(error).toMatchObject({ kind: 'network', maybeApplied: true });
  });

  it('was certainly not applied when nobody listened', async () => {
    const { origin, stop } = await startLocalDidit((response) => response.end());
    await stop();
    const didit = createDidit({ baseUrl: origin, apiKey: API_KEY });
    stops.push(() => didit.close());
    const error = await errorOf(didit.sessions.updateStatus(SESSION_ID, approve));
    expect(error).toMatchObject({ kind: 'network', code: 'ECONNREFUSED', maybeApplied: false });
  });

  it('was certainly not applied when the secure connection never came about', async () => {
    const { origin } = await local((response) => response.end());
    const didit = createDidit({ baseUrl: origin.replace('http:', 'https:'), apiKey: API_KEY });
    stops.push(() => didit.close());
    const error = await errorOf(didit.sessions.updateStatus(SESSION_ID, approve));
    expect(error).toMatchObject({ kind: 'network', maybeApplied: false });
  });
});

describe('every call', () => {
  it('carries the key and ends its path in a slash', async () => {
    const { didit, seen } = await local((response) => answerJson(response, 200, { session_id: 'x' }), {});
    await didit.sessions.updateStatus(SESSION_ID.toUpperCase(), { ...approve, comment: 'ok' });
    expect(seen[0]).toMatchObject({
      method: 'PATCH',
      url: `/v3/session/${SESSION_ID}/update-status/`,
      headers: { 'x-api-key': API_KEY, 'content-type': 'application/json' },
      body: '{"new_status":"Approved","comment":"ok"}',
    });
  });

  it.each(['', 'x', `${SESSION_ID}/../../v3/users`, '5a1d6b0e3c1f4f779b0a7d2c61f0a001'])(
    'refuses the id %j before sending anything',
    async (id) => {
      const { didit, seen } = await local((response) => response.end());
      const error = await errorOf(didit.sessions.delete(id));
      expect(error).toMatchObject({ kind: 'validation', status: null, maybeApplied: false });
      expect(error.fields).toEqual({ sessionId: ['is not a UUID'] });
      expect(seen).toHaveLength(0);
    },
  );

  it('keeps a path in the base URL', async () => {
    const { origin, seen } = await local((response) => answerJson(response, 200, balance));
    const didit = createDidit({ baseUrl: `${origin}/proxy/`, apiKey: API_KEY });
    stops.push(() => didit.close());
    await didit.billing.retrieveBalance();
    expect(seen[0]?.url).toBe('/proxy/v3/billing/balance/');
  });
});

describe('the client', () => {
  it('keeps Didit’s limit of fifty reports a minute by itself', async () => {
    const { didit, seen } = await local((response) => response.end('%PDF-1.7\n%%EOF'), {
      pdfTimeoutMs: 1_000,
    });
    const reports = Array.from({ length: 51 }, () => didit.sessions.generatePdf(SESSION_ID));
    const outcomes = await Promise.allSettled(reports);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.map(({ reason }) => reason)).toMatchObject([
      { kind: 'rate_limited', status: null, maybeApplied: false },
    ]);
    expect(seen).toHaveLength(50);
  });

  it('lets a running call end before it closes, and refuses later ones', async () => {
    const { didit } = await local((response) => {
      setTimeout(() => answerJson(response, 200, balance), 50);
    });
    const running = didit.billing.retrieveBalance();
    const closing = didit.close();
    expect((await running).balance).toBe('1.0000');
    await closing;
    const error = await errorOf(didit.sessions.updateStatus(SESSION_ID, approve));
    expect(error).toMatchObject({ kind: 'network', code: 'CLIENT_CLOSED', maybeApplied: false });
  });

  it('does not make its closing wait for a pause between repeats', async () => {
    const { didit } = await local((response) => response.writeHead(429, { 'retry-after': '1' }).end('{}'));
    const waiting = errorOf(didit.billing.retrieveBalance());
    await new Promise((resolve) => setTimeout(resolve, 100));
    const start = performance.now();
    await didit.close();
    expect(performance.now() - start).toBeLessThan(500);
    expect(await waiting).toMatchObject({ kind: 'network', code: 'CLIENT_CLOSED' });
  });
});

describe('the API key', () => {
  it('never shows in an error, even when Didit echoes it', async () => {
    const { didit } = await local((response) =>
      answerJson(response, 400, { detail: `Bad key ${API_KEY}`, key: [API_KEY] }),
    );
    const refused = await errorOf(didit.billing.retrieveBalance());
    const unanswered = await halfOpen({ timeoutMs: 100, retryReads: 0 });
    const late = await errorOf(unanswered.sessions.updateStatus(SESSION_ID, approve));
    for (const error of [refused, late]) {
      const shown = inspect(error, { depth: 20, showHidden: true, getters: true });
      expect(shown).not.toContain(API_KEY);
      expect(JSON.stringify(error) + error.message + error.stack).not.toContain(API_KEY);
      expect(error.cause).toBeUndefined();
    }
    expect(refused.detail).toBe('Bad key [api key]');
  });

  it('never shows when the client is looked at', async () => {
    const { didit } = await local((response) => response.end());
    expect(inspect(didit, { depth: 20, showHidden: true })).not.toContain(API_KEY);
    expect(JSON.stringify(didit)).not.toContain(API_KEY);
  });

  it.each(['', 'two words', 'line\nbreak', 'ключ'])('of %j is refused without being repeated', (apiKey) => {
    const make = () => createDidit({ baseUrl: 'http://127.0.0.1:1', apiKey });
    expect(make).toThrow(/^the API key is empty or has characters a header cannot carry$/);
  });
});
