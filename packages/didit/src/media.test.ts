import { afterEach, describe, expect, it } from 'vitest';
import { isPrivateAddress, originRule, publicLookup } from './media-guard.ts';
import { errorOf, type LocalDidit, startLocalDidit } from './testing/local-didit.ts';

const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex');
const open: LocalDidit[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop();
});

type Respond = Parameters<typeof startLocalDidit>[0];

async function serving(respond: Respond) {
  const local = await startLocalDidit(respond);
  open.push(local);
  const limits = { maxBytes: 1_000, timeoutMs: 1_000, allowedOrigins: [local.origin] };
  return {
    ...local,
    limits,
    fetch: (path = '/a?b=c') => local.didit.media.fetch(local.origin + path, limits),
  };
}

describe('media.fetch', () => {
  it('brings the bytes and their real type, without sending the key', async () => {
    const { fetch, seen } = await serving((response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(JPEG),
    );
    const media = await fetch();
    expect(media.contentType).toBe('image/jpeg');
    expect(Buffer.from(media.bytes)).toEqual(JPEG);
    expect(seen[0]?.url).toBe('/a?b=c');
    expect(seen[0]?.headers).not.toHaveProperty('x-api-key');
  });

  it.each([
    ['image/png', Buffer.from('89504e470d0a1a0a00', 'hex')],
    ['image/webp', Buffer.from('RIFF\0\0\0\0WEBPVP8 ')],
    ['video/mp4', Buffer.from('\0\0\0\x18ftypmp42')],
    ['application/pdf', Buffer.from('%PDF-1.7')],
  ])('knows %s by its first bytes', async (type, bytes) => {
    const { fetch } = await serving((response) => response.end(bytes));
    expect((await fetch()).contentType).toBe(type);
  });

  it.each(['<html><script>', '<svg xmlns="x">', 'GIF89a', ''])('refuses the content %j', async (body) => {
    const { fetch } = await serving((response) =>
      response.writeHead(200, { 'content-type': 'image/png' }).end(body),
    );
    expect(await errorOf(fetch())).toMatchObject({ kind: 'media_refused' });
  });

  it('stops at the size limit although no length was declared', async () => {
    const { fetch } = await serving((response) => {
      response.write(JPEG);
      const more = setInterval(() => response.write(Buffer.alloc(400)), 5);
      response.on('close', () => clearInterval(more));
    });
    expect(await errorOf(fetch())).toMatchObject({ kind: 'media_too_large' });
  });

  it('does not follow redirects', async () => {
    const { fetch, seen } = await serving((response) =>
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    );
    expect(await errorOf(fetch())).toMatchObject({ kind: 'media_refused', status: 302 });
    expect(seen).toHaveLength(1);
  });

  it.each([
    [403, 'media_expired'],
    [404, 'media_expired'],
    [500, 'server'],
  ])('answers %i as %s', async (status, kind) => {
    const { fetch } = await serving((response) => response.writeHead(status).end('<Error/>'));
    expect(await errorOf(fetch())).toMatchObject({ kind, status });
  });

  it('ends in time when nothing comes', async () => {
    const { didit, origin, limits } = await serving((response) => response.writeHead(200).write(JPEG));
    const call = didit.media.fetch(`${origin}/`, { ...limits, timeoutMs: 100 });
    expect((await errorOf(call)).kind).toBe('timeout');
  });

  it.each(['http://example.com/a', 'file:///etc/passwd', 'not a link', 'http://user:pass@127.0.0.1/'])(
    'refuses %s, which is not on the list',
    async (url) => {
      const { didit, limits } = await serving((response) => response.end(JPEG));
      const error = await errorOf(didit.media.fetch(url, limits));
      expect(error).toMatchObject({ kind: 'media_refused', status: null });
    },
  );

  it('reaches a private address only where its origin is named in full', async () => {
    const { didit, origin, limits, seen } = await serving((response) => response.end(JPEG));
    const port = new URL(origin).port;
    const wildcard = { ...limits, allowedOrigins: [`http://*.0.0.1:${port}`] };
    const error = await errorOf(didit.media.fetch(`${origin}/a`, wildcard));
    expect(error).toMatchObject({ kind: 'media_refused', detail: 'a private address' });
    expect(seen).toHaveLength(0);
  });
});

describe('looking up a name', () => {
  const look = (name: string, all: boolean) =>
    new Promise((resolve) => {
      publicLookup(name, { all }, (error, found) => resolve(error ?? found));
    });

  it.each([true, false])('is refused when it leads into the own network (all addresses: %s)', async (all) => {
    expect(await look('localhost', all)).toMatchObject({ code: 'PRIVATE_ADDRESS' });
  });

  it('gives a public address in the form that was asked for', async () => {
    expect(await look('8.8.8.8', false)).toBe('8.8.8.8');
    expect(await look('8.8.8.8', true)).toEqual([{ address: '8.8.8.8', family: 4 }]);
  });
});

describe('the address guard', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    'not an address',
  ])('calls %s private', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  it.each(['8.8.8.8', '172.32.0.1', '2a00:1450::1', '::ffff:8.8.8.8'])('calls %s public', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });

  it.each([
    ['https://a.example.com/x', ['https://a.example.com'], 'exact'],
    ['https://a.example.com/x', ['https://*.example.com'], 'wildcard'],
    ['https://example.com/x', ['https://*.example.com'], null],
    ['https://evilexample.com/x', ['https://*.example.com'], null],
    ['http://a.example.com/x', ['https://*.example.com'], null],
    ['https://a.example.com:8443/x', ['https://*.example.com', 'https://a.example.com'], null],
  ])('covers %s by %j: %s', (url, allowed, rule) => {
    expect(originRule(new URL(url), allowed)).toBe(rule);
  });
});
