import { contract } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { urlOf } from './call.ts';
import { ProblemError, problemOf, readProblem } from './problem-error.ts';
import { keyOf } from './query.ts';

describe('the address of a call', () => {
  test('fills in path parameters, escaped', () => {
    expect(urlOf(contract.getCase, { caseId: 'a/b' })).toBe('/api/cases/a%2Fb');
  });

  test('leaves out filters that are not set', () => {
    expect(urlOf(contract.listCases, undefined, { q: 'Åsa Lee', status: undefined, country: '' })).toBe(
      '/api/cases?q=%C3%85sa+Lee',
    );
  });

  test('is never built with a parameter missing', () => {
    expect(() => urlOf(contract.getCase, {})).toThrow('caseId');
  });
});

describe('a failed answer', () => {
  test('is read as the problem the server describes', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Somebody else holds this case.',
      status: 409,
      instance: 'req-1',
      code: 'case-held',
      retryable: false,
    };
    expect(await readProblem(Response.json(problem, { status: 409 }))).toEqual(problem);
  });

  test('that is not a problem document still has a status, a request id and a sentence', async () => {
    const answer = new Response('<h1>Bad gateway</h1>', {
      status: 502,
      headers: { 'x-request-id': 'req-2' },
    });
    expect(await readProblem(answer)).toMatchObject({ status: 502, instance: 'req-2', retryable: true });
  });

  test('keeps its problem when it is thrown, and other errors become one', () => {
    const problem = problemOf(new TypeError('x is undefined'));
    expect(problem).toMatchObject({ code: 'page-error', detail: 'x is undefined' });
    expect(problemOf(new ProblemError(problem))).toBe(problem);
  });
});

test('a key without input is the beginning of every key of that contract', () => {
  const prefix = keyOf(contract.getCase);
  expect(keyOf(contract.getCase, { params: { caseId: 'x' } }).slice(0, prefix.length)).toEqual(prefix);
});
