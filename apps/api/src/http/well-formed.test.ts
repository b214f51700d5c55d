import fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { AppError } from './errors.ts';
import { refuseMalformedText } from './well-formed.ts';
import { type App, serializerCompiler, validatorCompiler } from './zod.ts';

/** A server with one route of each kind, which says what it got or which field was refused. */
async function serve() {
  const app: App = fastify()
    .setValidatorCompiler(validatorCompiler)
    .setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof AppError) return reply.code(400).send(error.fields[0]);
    throw error;
  });
  refuseMalformedText(app);
  const config = { permission: 'signed-in' } as const;
  const anything = z.looseObject({}).optional();
  app.route({
    method: 'POST',
    url: '/api/open/:id',
    config,
    schema: { querystring: anything, body: z.any() },
    handler: async () => ({ ok: true }),
  });
  app.route({ method: 'POST', url: '/api/bare', config, handler: async () => ({ ok: true }) });
  app.route({ method: 'POST', url: '/webhooks', handler: async () => ({ ok: true }) });
  return app;
}

async function send(url: string, payload?: unknown) {
  await using app = await serve();
  const body = payload === undefined ? {} : { payload: JSON.stringify(payload) };
  const headers = { 'content-type': 'application/json' };
  const answer = await app.inject({
    method: 'POST',
    url,
    ...body,
    ...(payload === undefined ? {} : { headers }),
  });
  return answer.json();
}

const OK = { ok: true };
const deep = (levels: number): unknown => (levels === 0 ? 'end' : [deep(levels - 1)]);

describe('text that the database cannot hold', () => {
  test.each([
    ['NUL in a value', { note: 'a\u0000b' }, '/body/note'],
    ['NUL in a name', { 'no\u0000te': 'a' }, '/body'],
    ['the first half of a pair', { note: 'a\ud83d' }, '/body/note'],
    ['the second half of a pair', { list: ['ok', '\ude00'] }, '/body/list/1'],
    ['deep inside', { a: { b: [{ c: '\u0000' }] } }, '/body/a/b/0/c'],
  ])('is refused with its place: %s', async (_, body, pointer) => {
    expect(await send('/api/open/x', body)).toMatchObject({ code: 'malformed-text', pointer });
  });

  test('is refused in the address, encoded as it may be', async () => {
    expect(await send('/api/open/a%00b', {})).toMatchObject({ pointer: '/path/id' });
    expect(await send('/api/open/x?q=%00', {})).toMatchObject({ pointer: '/querystring/q' });
    expect(await send('/api/open/x?q=%E0%A4%A', {})).toMatchObject({
      pointer: '/querystring',
      message: 'does not decode to text',
    });
  });

  test('is all that is refused: whole pairs, combining marks and every script pass', async () => {
    for (const note of ['😀', 'e\u0301', 'Łódź – “ß”', '王小明', 'عمر', '\u202e', '\n\t', '<b>&amp;</b>']) {
      expect(await send('/api/open/x', { note })).toEqual(OK);
    }
  });
});

describe('nesting', () => {
  test('is followed as deep as any request of ours, and refused beyond', async () => {
    expect(await send('/api/open/x', deep(32))).toEqual(OK);
    expect(await send('/api/open/x', deep(33))).toMatchObject({ code: 'depth' });
    expect(await send('/api/open/x', deep(2_000))).toMatchObject({ code: 'depth' });
  });
});

describe('what a route does not ask for', () => {
  test.each([
    ['/api/bare?urgent=1', undefined, '/querystring/urgent'],
    ['/api/bare', { force: true }, '/body/force'],
    ['/api/bare', [], '/body'],
    ['/api/bare', 'text', '/body'],
  ])('is refused, not ignored: %s with %j', async (url, body, pointer) => {
    expect(await send(url, body)).toMatchObject({ code: 'unrecognized_keys', pointer });
  });

  test('may be an empty object, which our own pages send', async () => {
    expect(await send('/api/bare', {})).toEqual(OK);
    expect(await send('/api/bare')).toEqual(OK);
  });
});

test('deliveries of Didit are judged by their signature, not by this', async () => {
  expect(await send('/webhooks?x=1', { text: '\u0000', deep: deep(40) })).toEqual(OK);
});
