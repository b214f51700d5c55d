/** The outcome of one part of the checks. */
export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  /** One entry for each failure: its name and the first lines of its message. */
  failures: string[];
}

export const nothing: Outcome = { passed: 0, failed: 0, skipped: 0, failures: [] };

/** A check without tests of its own: nothing when it is fine, one failure when it is not. */
export function single(name: string, ok: boolean): Outcome {
  return ok ? nothing : { ...nothing, failed: 1, failures: [name] };
}

export function sum(outcomes: Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((total, one) => total + one.passed, 0),
    failed: outcomes.reduce((total, one) => total + one.failed, 0),
    skipped: outcomes.reduce((total, one) => total + one.skipped, 0),
    failures: outcomes.flatMap((one) => one.failures),
  };
}

/** The very last line of `npm test`, which other programs read. */
export function lastLine(total: Outcome): string {
  return `${total.passed} passed, ${total.failed} failed`;
}

/** The part of vitest's JSON report that we read. */
interface VitestReport {
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; status: string; failureMessages?: string[] | null }[];
  }[];
}

/**
 * Counts vitest's JSON report. A file that could not even be loaded has no tests and would count as
 * nothing; it counts as one failure. So does a non-zero exit code that no test explains.
 */
export function countVitest(report: VitestReport, exitCode: number): Outcome {
  const outcome: Outcome = { ...nothing, failures: [] };
  for (const file of report.testResults) {
    let failedHere = 0;
    for (const test of file.assertionResults) {
      if (test.status === 'passed') outcome.passed += 1;
      else if (test.status === 'failed') {
        failedHere += 1;
        outcome.failures.push(`${file.name} › ${test.fullName}\n${head(test.failureMessages?.join('\n'))}`);
      } else outcome.skipped += 1;
    }
    if (file.status === 'failed' && failedHere === 0) {
      failedHere = 1;
      outcome.failures.push(`${file.name}\n${head(file.message)}`);
    }
    outcome.failed += failedHere;
  }
  return explained(outcome, exitCode, 'vitest');
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs?: {
    title: string;
    file: string;
    tests: { status: string; results: { error?: { message?: string } }[] }[];
  }[];
}

/** The part of Playwright's JSON report that we read. */
interface PlaywrightReport extends PlaywrightSuite {
  errors?: { message?: string }[];
}

/** Counts Playwright's JSON report. A flaky test, passed only on a retry, counts as passed. */
export function countPlaywright(report: PlaywrightReport, exitCode: number): Outcome {
  const outcome: Outcome = { ...nothing, failures: [] };
  addSuite(report, outcome);
  for (const error of report.errors ?? []) {
    outcome.failed += 1;
    outcome.failures.push(head(error.message));
  }
  return explained(outcome, exitCode, 'Playwright');
}

function addSuite(suite: PlaywrightSuite, outcome: Outcome): void {
  for (const spec of suite.specs ?? []) {
    for (const test of spec.tests) {
      if (test.status === 'expected' || test.status === 'flaky') outcome.passed += 1;
      else if (test.status === 'skipped') outcome.skipped += 1;
      else {
        outcome.failed += 1;
        const message = test.results.findLast((result) => result.error)?.error?.message;
        outcome.failures.push(`${spec.file} › ${spec.title}\n${head(message)}`);
      }
    }
  }
  for (const inner of suite.suites ?? []) addSuite(inner, outcome);
}

function explained(outcome: Outcome, exitCode: number, name: string): Outcome {
  if (exitCode === 0 || outcome.failed > 0) return outcome;
  const failure = `${name} ended with code ${exitCode} although no test failed; see its output above.`;
  return { ...outcome, failed: 1, failures: [failure] };
}

function head(message = ''): string {
  return message.split('\n').slice(0, 12).join('\n');
}
