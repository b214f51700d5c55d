import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contract, PROBLEMS } from '@docket/contracts';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../test/harness.ts';

const CANARY = 'Canaria Quetzalcoatl';
let t: Harness;
let web: string;
const logged: string[] = [];
beforeAll(async () => {
  web = await mkdtemp(join(tmpdir(), 'docket-web-'));
  await writeFile(join(web, 'index.html'), '<html><style nonce="__CSP_NONCE__"></style></html>');
  const log = pino({ level: 'trace', base: null }, { write: (line: string) => logged.push(line) });
  t = await startHarness({ log, env: { WEB_DIST: web } });
});
afterAll(async () => {
  await t.close();
  await rm(web, { recursive: true });
});

interface Raw {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly type?: string;
  readonly payload?: string;
}

async function raw({ method = 'POST', url, type = 'application/json', payload }: Raw) {
  const answer = await t.app.inject({
    method,
    url,
    headers: {
      cookie: await t.cookie('reviewer'),
      ...(payload === undefined ? {} : { 'content-type': type }),
    },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, headers: answer.headers, text: answer.body };
}

/** What the server answers to bytes that no client library would send. */
async function overSocket(bytes: string): Promise<string> {
  const { port } = t.app.server.address() as { port: number }; // listening on TCP
  const socket = connect(port, '127.0.0.1');
  socket.end(bytes);
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return text;
}

const problem = ({ text }: { text: string }) => JSON.parse(text);

describe('a request that is wrong', () => {
  test.each([
    ['no JSON', { payload: '{"text": ' }, 400, 'invalid-input'],
    ['a prototype in its keys', { payload: '{"__proto__": {"x": 1}, "text": "a"}' }, 400, 'invalid-input'],
    ['another type than JSON', { payload: '<a/>', type: 'application/xml' }, 415, 'not-json'],
    ['plain text', { payload: 'text=a', type: 'text/plain' }, 415, 'not-json'],
    ['a form', { payload: 'text=a', type: 'application/x-www-form-urlencoded' }, 415, 'not-json'],
    ['more than 64 kB', { payload: JSON.stringify({ text: 'x'.repeat(70_000) }) }, 413, 'body-too-large'],
    ['text with a NUL', { payload: '{"text":"a\\u0000b"}' }, 400, 'invalid-input'],
    ['half a UTF-16 pair', { payload: '{"text":"a\\ud800"}' }, 400, 'invalid-input'],
    ['a hundred levels', { payload: `{"text":${'['.repeat(99)}${']'.repeat(99)}}` }, 400, 'invalid-input'],
    ['no body', {}, 400, 'invalid-input'],
  ] as const)('because of %s is answered by a problem document', async (_, request, status, code) => {
    const caseId = await t.play('review_face_match_borderline');
    const answer = await raw({ url: `/api/cases/${caseId}/notes`, ...request });
    expect([answer.status, problem(answer).code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(problem(answer)).toMatchObject({
      type: `https://docket.invalid/problems/${code}`,
      title: PROBLEMS[code].title,
      status,
      instance: expect.stringMatching(/^[0-9a-f-]{36}$/),
      retryable: false,
    });
    expect(await t.db.selectFrom('notes').select('id').where('case_id', '=', caseId).execute()).toEqual([]);
  });

  test.each(['/api/nothing', '/api/', '/webhooks/other', '/assets/gone.js'])(
    'at %s is a 404 in JSON, never the web page',
    async (url) => {
      const answer = await raw({ method: 'GET', url });
      expect([answer.status, problem(answer).code]).toEqual([404, 'not-found']);
    },
  );

  test('by a method that the address does not have is a 404, also for a write', async () => {
    expect((await raw({ method: 'DELETE', url: '/api/cases' })).status).toBe(404);
    expect((await raw({ method: 'PUT', url: '/queue', payload: '{}' })).status).toBe(404);
  });

  test('says the same query parameter twice or an unknown one', async () => {
    for (const url of [
      '/api/cases?q=a&q=b',
      '/api/cases?nope=1',
      '/api/auth/me?nope=1',
      '/api/cases?q=%ED%A0%80',
    ]) {
      const answer = await raw({ method: 'GET', url });
      expect([answer.status, problem(answer).errors?.[0].pointer]).toEqual([
        400,
        url.includes('%') ? '/querystring' : url.includes('q=') ? '/querystring/q' : '/querystring/nope',
      ]);
    }
  });

  test('sends fields where none are asked for; an empty object is none', async () => {
    const caseId = await t.play('review_face_match_borderline');
    const claim = (payload: string) => raw({ url: `/api/cases/${caseId}/claim`, payload });
    for (const payload of ['{"fence":1}', '[]', '"x"', 'null'])
      expect((await claim(payload)).status).toBe(400);
    expect((await claim('{}')).status).toBe(200);
  });

  test('is told its faults, but not more of them than help, nor longer than they are', async () => {
    const caseId = await t.play('review_face_match_borderline');
    const keys = Array.from({ length: 500 }, (_, index) => [`${index}${'k'.repeat(100)}`, 1]);
    const payload = JSON.stringify({ text: 'a', ['x'.repeat(5_000)]: 1, ...Object.fromEntries(keys) });
    const { errors } = problem(await raw({ url: `/api/cases/${caseId}/notes`, payload }));
    expect(errors).toHaveLength(20);
    expect(Math.max(...errors.map(({ pointer }: { pointer: string }) => pointer.length))).toBe(200);
  });

  test.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400, 'invalid-input'],
    ['a header that is none', 'GET / HTTP/1.1\r\nhost: x\r\nbad header\r\n\r\n', 400, 'invalid-input'],
    [
      'headers of 20 kB',
      `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers-too-large',
    ],
    [
      'an address that does not decode',
      'GET /api/cases/%zz HTTP/1.1\r\nhost: x\r\n\r\n',
      400,
      'invalid-input',
    ],
    [
      'a name longer than any',
      `GET /api/cases/${'a'.repeat(300)} HTTP/1.1\r\nhost: x\r\n\r\n`,
      400,
      'invalid-input',
    ],
  ])('as %s is a problem document too', async (_, bytes, status, code) => {
    const text = await overSocket(bytes);
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(text).toContain('application/problem+json');
    expect(text).toContain(`"code":"${code}"`);
    expect(text).not.toMatch(/FST_|%zz|aaaa|hello/);
  });
});

describe('every answer', () => {
  test('tells the browser to keep to our origin, and the API to keep nothing', async () => {
    const { headers } = await raw({ method: 'GET', url: '/api/auth/me' });
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['permissions-policy']).toContain('publickey-credentials-get=(self)');
    const policy = String(headers['content-security-policy']);
    for (const part of [
      "default-src 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
      "style-src-attr 'none'",
    ]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    expect(policy).toMatch(/script-src 'self'[^;]*;/);
    expect(policy).not.toContain('unsafe-inline');
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  test('names its request, under the id that its audit entries and a refusal carry', async () => {
    const { headers } = await t.as('reviewer').call(contract.listCases);
    const { request } = (await t.audit()).at(-1) ?? {};
    expect(headers['x-request-id']).toBe(request?.id);
    const refused = await t.as('reviewer').call(contract.listUsers);
    expect(refused.headers['x-request-id']).toBe(refused.body.instance);
  });

  test('for any other address is the web page, with a new nonce each time', async () => {
    const nonceOf = (text: string) => /nonce="([^"]+)"/.exec(text)?.[1] ?? '';
    const pages = [
      await raw({ method: 'GET', url: '/queue' }),
      await raw({ method: 'GET', url: '/cases/x' }),
    ];
    for (const page of pages) {
      expect(page.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
      });
      expect(String(page.headers['content-security-policy'])).toContain(`'nonce-${nonceOf(page.text)}'`);
    }
    expect(new Set(pages.map(({ text }) => nonceOf(text))).size).toBe(2);
  });
});

describe('the description of the API', () => {
  test('lists every contract with its answers, and who may call it', async () => {
    const { body } = await t.anonymous.call({ method: 'GET', url: '/api/openapi.json' });
    for (const [name, { method, url, config }] of Object.entries(contract)) {
      const operation = body.paths[url.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      expect(operation, name).toMatchObject({ summary: expect.any(String), 'x-access': config.permission });
      for (const code of config.problems) {
        expect(Object.keys(operation.responses), `${name} ${code}`).toContain(String(PROBLEMS[code].status));
      }
    }
    expect(Object.keys(body.paths)).not.toContain('/webhooks/didit/{destinationId}');
  });

  test('can be read as a page that needs no script and nothing from elsewhere', async () => {
    const page = await t.anonymous.call({ method: 'GET', url: '/api/docs' });
    const html = page.raw.toString();
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    for (const { url } of Object.values(contract)) expect(html).toContain(url.replace(/:(\w+)/g, '{$1}'));
    expect(html).not.toMatch(/<script|<link|src=|https?:\/\/(?!127)|\son\w+=|style="/);
    const nonce = /<style nonce="([^"]+)"/.exec(html)?.[1];
    expect(String(page.headers['content-security-policy'])).toContain(`'nonce-${nonce}'`);
  });
});

describe('the server', () => {
  test('does not boot with an API route that says nothing about who may call it', async () => {
    const { buildApp } = await import('../app.ts');
    const app = await buildApp(t.deps);
    expect(() => app.get('/api/forgotten', async () => 'hello')).toThrow(
      'GET /api/forgotten declares no permission',
    );
    await app.close();
  });

  test('says when it is not ready: the audit log falls behind, or no worker takes the jobs', async () => {
    const ready = () => t.anonymous.call(contract.getReadiness);
    await t.drain();
    expect((await ready()).body).toMatchObject({ status: 'ready', parts: { database: { ok: true } } });
    await t.as('reviewer').call(contract.listCases);
    await sql`update audit.intake set created_at = now() - interval '10 seconds'`.execute(t.db);
    const behind = await ready();
    expect([behind.status, behind.body.parts.audit.ok]).toEqual([503, false]);
    expect(behind.body.parts.audit.detail).toMatch(/^\d+ entries wait, the oldest for 1\d\.\d s$/);
    await t.drain();
    await sql`select graphile_worker.add_job('refresh-session', '{}', run_at => now() - interval '2 minutes')`.execute(
      t.db,
    );
    const idle = await ready();
    expect([idle.status, idle.body.parts.worker.ok]).toEqual([503, false]);
    await t.drain();
    expect((await ready()).status).toBe(200);
    expect((await t.anonymous.call(contract.getLiveness)).body).toEqual({ status: 'ok' });
  });

  test('tells every open page which case changed', async () => {
    const { port } = t.app.server.address() as { port: number }; // listening on TCP
    const stop = new AbortController();
    const stream = await fetch(`http://127.0.0.1:${port}/api/events`, {
      headers: { cookie: await t.cookie('reviewer') },
      signal: stop.signal,
    });
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const caseId = await t.play('review_face_match_borderline');
    await t.as('reviewer').call(contract.claimCase, { params: { caseId } });
    let text = '';
    for await (const chunk of stream.body ?? []) {
      text += Buffer.from(chunk).toString();
      if (text.includes(caseId)) break;
    }
    expect(text).toContain(`event: change\ndata: ${JSON.stringify({ caseId })}`);
    stop.abort();
    const refused = await fetch(`http://127.0.0.1:${port}/api/events`);
    expect(refused.status).toBe(401);
  });
});

describe('the log', () => {
  test('holds one line per request and nothing about people', async () => {
    const caseId = await t.play('review_face_match_borderline');
    logged.length = 0;
    await t.as('reviewer').call(contract.listCases, { query: { q: CANARY } });
    await t.as('reviewer').call(contract.addNote, { params: { caseId }, body: { text: CANARY } });
    await t.anonymous.call(contract.signIn, { body: { email: 'canary@post.example', password: CANARY } });
    await t.as('reviewer').call(contract.getCase, { params: { caseId } });
    const { full_name, document_number } = await t.db
      .selectFrom('cases')
      .select(['full_name', 'document_number'])
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow();
    const text = logged.join('');
    const secrets = [
      CANARY,
      encodeURIComponent(CANARY),
      'canary@post.example',
      full_name,
      document_number,
      t.deps.env.DIDIT_API_KEY,
      (await t.cookie('reviewer')).slice(7),
    ];
    for (const secret of secrets) expect(text).not.toContain(secret);
    const lines = logged.map((line) => JSON.parse(line)).filter(({ route }) => route !== undefined);
    expect(lines.map(({ route, status }) => `${route} ${status}`)).toEqual([
      'GET /api/cases 200',
      'POST /api/cases/:caseId/notes 201',
      'POST /api/auth/sign-in 401',
      'GET /api/cases/:caseId 200',
    ]);
  });
});

// Last, because it breaks this file's database.
test('an error of ours says only the request id, and the log says the rest', async () => {
  const caseId = await t.play('review_face_match_borderline');
  await sql`drop table notes cascade`.execute(t.db);
  logged.length = 0;
  const answer = await raw({ url: `/api/cases/${caseId}/notes`, payload: JSON.stringify({ text: CANARY }) });
  expect(answer.status).toBe(500);
  const body = problem(answer);
  expect(Object.keys(body).sort()).toEqual(['code', 'instance', 'retryable', 'status', 'title', 'type']);
  expect(answer.text).not.toMatch(/notes|relation|select|insert|\.ts|postgres/i);
  const line = logged.find((text) => text.includes('request failed')) ?? '';
  expect(line).toContain('does not exist');
  expect(line).toContain(body.instance);
  expect(logged.join('')).not.toContain(CANARY);
});
