import { describe, expect, test } from 'vitest';
import { countPlaywright, countVitest, lastLine, nothing, single, sum } from '../src/counts.ts';

describe('vitest’s report', () => {
  const passing = { fullName: 'adds', status: 'passed', failureMessages: [] };

  test('passed, failed and skipped tests are told apart', () => {
    const failing = { fullName: 'divides', status: 'failed', failureMessages: ['by zero\n  at x'] };
    const skipped = { fullName: 'later', status: 'skipped' };
    const file = { name: 'a.test.ts', status: 'failed', assertionResults: [passing, failing, skipped] };
    const outcome = countVitest({ testResults: [file] }, 1);
    expect(outcome).toMatchObject({ passed: 1, failed: 1, skipped: 1 });
    expect(outcome.failures[0]).toContain('a.test.ts › divides\nby zero');
  });

  test('a file that could not be loaded counts as one failure', () => {
    const file = { name: 'b.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] };
    expect(countVitest({ testResults: [file] }, 1)).toMatchObject({ passed: 0, failed: 1 });
  });

  test('a bad exit code without a failed test is still a failure', () => {
    const file = { name: 'a.test.ts', status: 'passed', assertionResults: [passing] };
    expect(countVitest({ testResults: [file] }, 1)).toMatchObject({ passed: 1, failed: 1 });
  });
});

describe('Playwright’s report', () => {
  test('nested suites are counted, and the last error of a failed test is shown', () => {
    const spec = (title: string, status: string) => ({
      title,
      file: 'e2e/a.spec.ts',
      tests: [{ status, results: [{ error: { message: `${title} broke` } }] }],
    });
    const inner = { specs: [spec('opens', 'expected'), spec('closes', 'unexpected')] };
    const outcome = countPlaywright({ suites: [{ suites: [inner], specs: [spec('signs in', 'flaky')] }] }, 1);
    expect(outcome).toMatchObject({ passed: 2, failed: 1 });
    expect(outcome.failures).toEqual(['e2e/a.spec.ts › closes\ncloses broke']);
  });

  test('an error outside every test, such as a server that did not start, is a failure', () => {
    expect(countPlaywright({ errors: [{ message: 'server' }] }, 1)).toMatchObject({ passed: 0, failed: 1 });
  });
});

test('the last line sums all parts, and a failed step without tests counts as one', () => {
  const total = sum([single('lint', false), single('types', true), { ...nothing, passed: 12 }]);
  expect(lastLine(total)).toBe('12 passed, 1 failed');
  expect(total.failures).toEqual(['lint']);
});
