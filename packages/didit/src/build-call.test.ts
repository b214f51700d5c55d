import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCall } from './build-call.ts';
import { DiditError } from './errors.ts';

const UUID = '5a1d6b0e-3c1f-4f77-9b0a-7d2c61f0a001';

function refusalOf(make: () => unknown): DiditError {
  try {
    make();
  } catch (error) {
    if (error instanceof DiditError) return error;
    throw error;
  }
  throw new Error('the call was built');
}

describe('a call', () => {
  it('has its path filled in, and is named by the template alone', () => {
    const parts = { uuids: { sessionId: UUID.toUpperCase() }, texts: { nodeId: 'feature_ocr_1' } };
    expect(buildCall('PATCH', '/v3/session/{sessionId}/features/{nodeId}/', parts)).toEqual({
      method: 'PATCH',
      operation: 'PATCH /v3/session/{sessionId}/features/{nodeId}/',
      path: `/v3/session/${UUID}/features/feature_ocr_1/`,
    });
  });

  it('carries nothing it was not given', () => {
    expect(Object.keys(buildCall('GET', '/v3/sessions/', {}, {}))).toEqual(['method', 'operation', 'path']);
    const call = buildCall('POST', '/v3/x/', { query: { a: 1 }, body: null }, { background: false });
    expect(call).toMatchObject({ query: { a: 1 }, body: null, background: false });
  });

  it('does not take a pattern of replacing in an id for one', () => {
    const call = buildCall('GET', '/v3/users/{vendor_data}/', { texts: { vendor_data: "$&$'$1" } });
    expect(decodeURIComponent(call.path)).toBe("/v3/users/$&$'$1/");
  });

  it('never leaves its path, whatever text an id is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(text !== '.' && text !== '..');
        const { path } = buildCall('GET', '/v3/users/{vendor_data}/', { texts: { vendor_data: text } });
        const { pathname, search, hash } = new URL(path, 'http://didit.invalid');
        expect([search, hash]).toEqual(['', '']);
        const parts = pathname.split('/');
        expect(parts).toHaveLength(5);
        expect(decodeURIComponent(parts[3] ?? '')).toBe(text);
      }),
    );
  });

  it('is refused for an id that is none, without quoting it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        fc.pre(text.length !== UUID.length);
        const uuids = { sessionId: text };
        const error = refusalOf(() => buildCall('GET', '/v3/session/{sessionId}/decision/', { uuids }));
        expect(error).toMatchObject({ kind: 'validation', status: null, maybeApplied: false });
        expect(error.message).toBe(
          'GET /v3/session/{sessionId}/decision/ failed (validation): refused sessionId',
        );
      }),
    );
  });
});
