import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDidit, type Didit } from './client.ts';
import { API_KEY, errorOf } from './testing/local-didit.ts';

/** A Didit that takes its time and counts who is connected at once. */
const sockets = new Set<Socket>();
let connected = 0;
let atOnce = 0;
let mostAtOnce = 0;
const server = createServer(async (request, response) => {
  sockets.add(request.socket);
  atOnce += 1;
  mostAtOnce = Math.max(mostAtOnce, atOnce);
  request.resume();
  await new Promise((resolve) => setTimeout(resolve, 5));
  atOnce -= 1;
  response.setHeader('content-type', 'application/json');
  response.end('{"balance":"1.0000"}');
});
server.on('connection', () => {
  connected += 1;
});

let didit: Didit;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server has an address object once it listens
  didit = createDidit({ baseUrl: `http://127.0.0.1:${port}`, apiKey: API_KEY });
});
beforeEach(() => {
  connected = 0;
  mostAtOnce = 0;
});
afterAll(async () => {
  await didit.close();
  server.closeAllConnections();
  server.close();
});

describe('connections', () => {
  it('are kept between calls instead of opened anew', async () => {
    for (let turn = 0; turn < 20; turn += 1) await didit.billing.retrieveBalance();
    // The pool may open a second one while the first is still being handed back.
    expect(connected).toBeLessThanOrEqual(2);
  });

  it('stay within thirty-two, however many calls come at once', async () => {
    const calls = Array.from({ length: 150 }, () => didit.billing.retrieveBalance());
    const balances = await Promise.all(calls);
    expect(balances).toHaveLength(150);
    expect(mostAtOnce).toBeLessThanOrEqual(32);
    expect(mostAtOnce).toBeGreaterThan(1);
  });

  it('that the other side closed while idle are replaced without anybody noticing', async () => {
    await didit.billing.retrieveBalance();
    for (const socket of sockets) socket.destroy();
    expect((await didit.billing.retrieveBalance()).balance).toBe('1.0000');
  });

  it('to a host that never answers the knock are given up in time', async () => {
    // An address reserved for documentation: packets to it are dropped or refused, never answered.
    const nowhere = createDidit({
      baseUrl: 'http://192.0.2.1',
      apiKey: API_KEY,
      connectTimeoutMs: 100,
      timeoutMs: 2_000,
      retryReads: 0,
    });
    const start = performance.now();
    const error = await errorOf(nowhere.sessions.create({ workflow_id: 'w' }));
    expect(['network', 'timeout']).toContain(error.kind);
    expect(error.maybeApplied).toBe(false);
    expect(performance.now() - start).toBeLessThan(2_500);
    await nowhere.close();
  });
});
