import { afterEach, beforeEach, expect, test } from 'vitest';
import { ProblemError } from './problem-error.ts';
import { fetchSignedIn } from './renew.ts';

const problem = (status: number, code: string) =>
  Response.json(
    { type: 'about:blank', title: code, status, instance: 'req-1', code, retryable: status >= 500 },
    { status },
  );

/** A server in place of the network: signed in or not, able to renew or not. */
let signedIn = false;
let renewal: () => Response = () => new Response(null, { status: 204 });
let asked: string[] = [];
const network = globalThis.fetch;
const kept = new Map<string, string>();

beforeEach(() => {
  signedIn = false;
  asked = [];
  globalThis.fetch = async (input) => {
    const path = String(input);
    asked.push(path);
    if (path !== '/api/auth/refresh')
      return signedIn ? Response.json({ ok: true }) : problem(401, 'not-signed-in');
    await Promise.resolve();
    const answer = renewal();
    signedIn = answer.ok;
    return answer;
  };
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    value: { getItem: (key: string) => kept.get(key) ?? null },
  });
});
afterEach(() => {
  globalThis.fetch = network;
});

test('a call that meets an old sign-in renews it and goes on', async () => {
  renewal = () => new Response(null, { status: 204 });
  expect((await fetchSignedIn('/api/cases')).status).toBe(200);
  expect(asked).toEqual(['/api/cases', '/api/auth/refresh', '/api/cases']);
});

test('of many calls at once one renews', async () => {
  renewal = () => new Response(null, { status: 204 });
  const answers = await Promise.all(['/a', '/b', '/c'].map((path) => fetchSignedIn(path)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(asked.filter((path) => path === '/api/auth/refresh')).toHaveLength(1);
});

test('a sign-in that is over is answered as what it is, after one attempt', async () => {
  renewal = () => problem(401, 'not-signed-in');
  expect((await fetchSignedIn('/api/cases')).status).toBe(401);
  expect(asked).toEqual(['/api/cases', '/api/auth/refresh']);
});

test('a server that cannot say is no reason to sign anybody out', async () => {
  renewal = () => problem(503, 'unavailable');
  await expect(fetchSignedIn('/api/cases')).rejects.toBeInstanceOf(ProblemError);
});
