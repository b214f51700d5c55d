import { DIDIT_TROUBLES } from '@docket/contracts';
import { DiditError, type DiditErrorInit, type DiditErrorKind, ERROR_KINDS } from '@docket/didit';
import { describe, expect, test } from 'vitest';
import { AppError } from '../http/errors.ts';
import { EXIT, Refused } from './exit.ts';
import { explain, troubleInWords } from './explain.ts';

const didit = (kind: DiditErrorKind, more: Partial<DiditErrorInit> = {}) =>
  new DiditError({ kind, operation: 'POST /v3/session/', ...more });
const coded = (code: string) => Object.assign(new Error('inner words'), { code });

// What a program may do next: 1 the answer is no, 3 nobody could be asked.
const CODES = {
  validation: 1,
  not_found: 1,
  conflict: 1,
  gone: 1,
  credits: 1,
  wrong_state: 1,
  same_status: 1,
  auth: 3,
  rate_limited: 3,
  server: 3,
  timeout: 3,
  network: 3,
  unreadable: 3,
  media_expired: 3,
  media_refused: 3,
  media_too_large: 3,
} as const satisfies Record<DiditErrorKind, number>;

describe('a failed call to Didit', () => {
  test.each(ERROR_KINDS)('of the kind %s exits by whether the answer was no', (kind) => {
    expect(explain(didit(kind))).toMatchObject({ code: CODES[kind], kind });
  });

  test.each(ERROR_KINDS)('of the kind %s is called harmless only when it surely was', (kind) => {
    const [sure, unsure] = [explain(didit(kind)), explain(didit(kind, { maybeApplied: true }))];
    expect(unsure.message).not.toContain('changed nothing');
    if (CODES[kind] === EXIT.vendor) {
      expect(sure.message).toContain('This call changed nothing.');
      expect(unsure.message).toContain('look before you repeat it');
    }
  });

  test('names fields, waiting and the request id for whoever is asked for help', () => {
    const { message } = explain(
      didit('rate_limited', {
        status: 429,
        fields: { '': ['Slow down.'], email: ['Not', 'valid.'] },
        retryAfterMs: 1_001,
        requestId: 'req-9',
      }),
    );
    expect(message.split('\n')).toEqual([
      'Didit asks us to slow down.',
      '  Didit: Slow down.',
      '  email: Not valid.',
      'This call changed nothing.',
      'Didit asks to wait 2 s.',
      'Wait and repeat.',
      expect.stringContaining('The call: POST /v3/session/ failed with 429'),
      "Didit's request id: req-9",
    ]);
  });

  test('is a sentence for every kind that has words, and for one that has none', () => {
    for (const [kind, clause] of DIDIT_TROUBLES) {
      const sentence = troubleInWords({ kind: kind as DiditErrorKind }); // the table's keys are kinds
      expect(sentence.toLowerCase()).toBe(`${clause}.`.toLowerCase());
      expect(sentence).toMatch(/^[A-Z]/);
    }
    expect(troubleInWords({ kind: 'media_expired' })).toBe(
      'Didit answered with something that cannot be used.',
    );
  });
});

describe('other failures', () => {
  test.each([
    ['ERR_PARSE_ARGS_UNKNOWN_OPTION', EXIT.usage, 'usage'],
    ['42P01', EXIT.refused, 'database-empty'],
    ['ECONNREFUSED', EXIT.vendor, 'database'],
    ['ENOTFOUND', EXIT.vendor, 'database'],
    ['28P01', EXIT.vendor, 'database'],
    ['57P03', EXIT.vendor, 'database'],
    ['3D000', EXIT.vendor, 'database'],
    ['23505', EXIT.refused, 'internal'],
    ['EACCES', EXIT.refused, 'internal'],
  ])('with the code %s exit %i as %s', (code, exit, kind) => {
    expect(explain(coded(code))).toMatchObject({ code: exit, kind });
  });

  test('that are refusals say their reason and nothing of the program', () => {
    expect(explain(new Refused('Somebody else holds this case.'))).toEqual({
      code: EXIT.refused,
      kind: 'refused',
      message: 'Somebody else holds this case.',
    });
    const fields = [{ pointer: '/body/email', code: 'email', message: 'is no address' }];
    expect(explain(new AppError('invalid-input', 'Look again.', { fields }))).toEqual({
      code: EXIT.refused,
      kind: 'invalid-input',
      message: 'Look again.\n  /body/email: is no address',
    });
  });

  test('that nobody foresaw come with where they happened', () => {
    expect(explain(new TypeError('oops')).message).toContain('explain.test.ts');
    expect(explain('just text')).toEqual({ code: EXIT.refused, kind: 'internal', message: 'just text' });
    expect(explain(undefined)).toMatchObject({ code: EXIT.refused, message: 'undefined' });
  });
});
