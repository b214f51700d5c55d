import { describe, expect, it } from 'vitest';
import { errorFromAnswer, retryAfterMs } from './error-answer.ts';

function error(status: number, body: unknown, more: { isWrite?: boolean; retryAfter?: string } = {}) {
  return errorFromAnswer({
    operation: 'PATCH /v3/thing/',
    status,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    retryAfter: more.retryAfter,
    requestId: 'req-1',
    isWrite: more.isWrite ?? true,
    clean: (text) => text,
  });
}

describe('an error answer', () => {
  it.each([
    ['a detail', 404, { detail: 'Not found.' }, 'not_found', 'Not found.', {}],
    ['a field with a list', 400, { a: ['One.', 'Two.'] }, 'validation', null, { a: ['One.', 'Two.'] }],
    ['a field with a text', 400, { a: 'One.' }, 'validation', null, { a: ['One.'] }],
    ['a field with objects', 400, { n: [{ f: ['Bad.'] }] }, 'validation', null, { 'n.0.f': ['Bad.'] }],
    ['a field with an object', 400, { p: { zip: 'No.' } }, 'validation', null, { 'p.zip': ['No.'] }],
    ['a detail list', 400, { detail: ['A.', 'B.'] }, 'validation', 'A. B.', {}],
    ['a complaint about a code', 400, { code: ['Wrong.'] }, 'validation', null, { code: ['Wrong.'] }],
    ['a bare list', 400, ['Amount must be at least $50.'], 'validation', 'Amount must be at least $50.', {}],
    ['a bare text', 400, '"No."', 'validation', 'No.', {}],
    ['a page of HTML', 404, '<html>lost</html>', 'not_found', 'the answer was not JSON', {}],
    ['nothing', 500, '', 'server', null, {}],
    ['a number', 400, '7', 'validation', null, {}],
    ['null', 400, 'null', 'validation', null, {}],
  ])('that is %s is understood', (_name, status, body, kind, detail, fields) => {
    expect(error(status, body)).toMatchObject({ kind, detail, fields, status, requestId: 'req-1' });
  });

  it.each([
    [400, ['The new status is the same as the current status.'], 'same_status'],
    [400, { new_status: 'The new status is the same as the current status.' }, 'same_status'],
    [400, { detail: 'Only sessions with status Approved can be updated. Current status: X' }, 'wrong_state'],
    [403, { detail: 'You can only generate a PDF for sessions in review, declined' }, 'wrong_state'],
    [400, { detail: "You don't have enough credits to perform this request." }, 'credits'],
    [402, {}, 'credits'],
    [403, { detail: 'Suspended.', code: 'contract_billing_suspended' }, 'credits'],
    [401, { detail: 'This API key has expired.' }, 'auth'],
    [403, { detail: 'You do not have permission to perform this action.' }, 'auth'],
    [408, {}, 'timeout'],
    [409, {}, 'conflict'],
    [410, {}, 'gone'],
    [415, {}, 'validation'],
    [429, { detail: 'Request was throttled.' }, 'rate_limited'],
    [301, '', 'unreadable'],
    [503, 'Service Unavailable', 'server'],
  ])('of %i with %j is of kind %s', (status, body, kind) => {
    expect(error(status, body).kind).toBe(kind);
  });

  it('may have been applied only when a write met a server error', () => {
    expect(error(502, '').maybeApplied).toBe(true);
    expect(error(502, '', { isWrite: false }).maybeApplied).toBe(false);
    expect(error(400, {}).maybeApplied).toBe(false);
    expect(error(429, {}).maybeApplied).toBe(false);
  });

  it('keeps the code and the time to wait', () => {
    const answer = error(429, { detail: 'Slow.', code: 'slow' }, { retryAfter: '7' });
    expect(answer).toMatchObject({ code: 'slow', retryAfterMs: 7_000 });
  });

  it.each(['__proto__', 'constructor', 'toString'])('survives a field called %s', (name) => {
    const { fields } = error(400, `{"${name}":["Bad."]}`);
    expect(Object.entries(fields)).toEqual([[name, ['Bad.']]]);
  });

  it('survives hostile nesting', () => {
    const deep = `{"a":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`;
    expect(error(400, deep).kind).toBe('validation');
  });
});

describe('Retry-After', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['soon', null],
    ['-3', null],
    ['2', 2_000],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ])('%j is %j milliseconds', (header, ms) => {
    expect(retryAfterMs(header)).toBe(ms);
  });
});
