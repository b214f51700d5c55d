import { PROBLEMS } from '@docket/contracts';
import { DiditError, type DiditErrorInit, type DiditErrorKind, ERROR_KINDS } from '@docket/didit';
import { describe, expect, test } from 'vitest';
import { NOT_CONNECTED } from '../connection/follow.ts';
import { tellVendor } from './vendor-problem.ts';

const failed = (kind: DiditErrorKind, more: Partial<DiditErrorInit> = {}) =>
  new DiditError({ kind, operation: 'PATCH /v3/session/{sessionId}/update-status/', ...more });

const CODES = {
  validation: 'didit-refused-input',
  same_status: 'didit-refused-input',
  auth: 'vendor-refused',
  credits: 'vendor-refused',
  not_found: 'not-found',
  rate_limited: 'vendor-busy',
  timeout: 'vendor-timeout',
  network: 'vendor-unreachable',
  conflict: 'vendor-error',
  gone: 'vendor-error',
  wrong_state: 'vendor-error',
  server: 'vendor-error',
  unreadable: 'vendor-error',
  media_expired: 'vendor-error',
  media_refused: 'vendor-error',
  media_too_large: 'vendor-error',
} as const satisfies Record<DiditErrorKind, keyof typeof PROBLEMS>;

describe('a failed call to Didit', () => {
  test.each(ERROR_KINDS)('of the kind %s is a problem of the catalogue', (kind) => {
    expect(tellVendor(failed(kind)).code).toBe(CODES[kind]);
  });

  test('is no fault of the person before the screen: never 401, never 500', () => {
    for (const kind of ERROR_KINDS) {
      expect([401, 500]).not.toContain(PROBLEMS[tellVendor(failed(kind)).code].status);
    }
  });

  test.each([
    'timeout',
    'network',
    'rate_limited',
    'server',
    'conflict',
    'unreadable',
    'media_too_large',
  ] as const)('of the kind %s is called harmless only when it surely was', (kind) => {
    const harmless = tellVendor(failed(kind)).detail;
    const unsure = tellVendor(failed(kind, { maybeApplied: true })).detail;
    expect(unsure).toContain('It may have taken effect all the same: look before you repeat it.');
    expect(unsure).not.toContain('Nothing was changed');
    expect(harmless).not.toContain('may have taken effect');
    expect(harmless).toContain('Try again');
  });

  test('gives Didit’s words where they help: by the field that was filled in', () => {
    const fields = { email_address: ['Enter a valid address.'], new_status: ['Required.', 'One of three.'] };
    expect(tellVendor(failed('validation', { detail: 'Invalid.', fields })).detail).toBe(
      'Invalid. email_address: Enter a valid address. new_status: Required. One of three.',
    );
    expect(tellVendor(failed('validation')).detail).toBeUndefined();
  });

  test('keeps Didit’s words to itself where they help nobody', () => {
    const detail = 'Traceback: secret host db-7';
    for (const kind of ['server', 'auth', 'credits', 'timeout', 'not_found', 'unreadable'] as const) {
      expect(tellVendor(failed(kind, { detail })).detail).not.toContain('db-7');
    }
  });

  test('before there is a connection says who makes one, and why there is none', () => {
    const ask = 'An administrator connects it on the page "Connection".';
    expect(tellVendor(failed('auth', { code: NOT_CONNECTED }))).toEqual({
      code: 'didit-not-connected',
      detail: ask,
    });
    expect(tellVendor(failed('auth', { code: NOT_CONNECTED, detail: 'The key is sealed.' })).detail).toBe(
      `The key is sealed. ${ask}`,
    );
  });
});
