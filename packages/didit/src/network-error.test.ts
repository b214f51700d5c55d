import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { BodyTooLarge, readCapped } from './body.ts';
import { networkError } from './network-error.ts';

const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code });

describe('a broken line', () => {
  it.each([
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
    ['UND_ERR_BODY_TIMEOUT', 'timeout'],
    ['ETIMEDOUT', 'timeout'],
    ['ECONNRESET', 'network'],
    ['ECONNREFUSED', 'network'],
    ['UND_ERR_SOCKET', 'network'],
    ['CERT_HAS_EXPIRED', 'network'],
  ])('with the code %s is a failure of the kind %s', (code, kind) => {
    expect(networkError(withCode(code), 'GET /v3/thing/', false)).toMatchObject({ kind, code, status: null });
  });

  it('by our own clock is a timeout', () => {
    const error = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    expect(networkError(error, 'GET /v3/thing/', true)).toMatchObject({
      kind: 'timeout',
      maybeApplied: true,
    });
  });

  it('to several addresses is named by the first of them', () => {
    const error = new AggregateError([withCode('ECONNREFUSED'), withCode('ENETUNREACH')]);
    expect(networkError(error, 'GET /v3/thing/', false).code).toBe('ECONNREFUSED');
    expect(networkError(new AggregateError([]), 'GET /v3/thing/', false).code).toBe('AggregateError');
  });

  it.each([['a text'], [undefined], [null], [{ code: 'X' }]])(
    'thrown as %j has no code of its own',
    (thrown) => {
      expect(networkError(thrown, 'GET /v3/thing/', false)).toMatchObject({
        kind: 'network',
        code: 'UNKNOWN',
      });
    },
  );

  it('keeps nothing of the error it came from', () => {
    const error = Object.assign(withCode('ECONNRESET', 'canary'), { headers: { 'x-api-key': 'canary' } });
    expect(inspect(networkError(error, 'GET /v3/thing/', false), { depth: 20 })).not.toContain('canary');
  });
});

describe('reading an answer', () => {
  async function* chunks(...sizes: number[]) {
    for (const size of sizes) {
      yield new Uint8Array(size).fill(size);
      read += 1;
    }
  }
  let read = 0;

  it('takes it whole up to its limit', async () => {
    expect(await readCapped(chunks(2, 0, 3), 5)).toEqual(Buffer.from([2, 2, 3, 3, 3]));
    expect(await readCapped(chunks(), 0)).toHaveLength(0);
  });

  it('stops at the chunk that goes past it', async () => {
    read = 0;
    await expect(readCapped(chunks(3, 3, 3, 3), 5)).rejects.toThrow(BodyTooLarge);
    expect(read).toBe(1);
  });
});
