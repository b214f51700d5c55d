import type { KnownDifference } from './differences.ts';
import { knownDifference } from './differences.ts';
import type { CallRecord } from './probe.ts';
import type { DocumentedAnswer, Operation } from './spec.ts';
import type { Validator } from './validate.ts';
import { sameWords } from './validate.ts';

export type Verdict = {
  operation: string;
  assertions: number;
  /** What is not as documented, one line each. */
  failures: string[];
  /** Documented, not shown, and explained in DIFFERENCES.md. */
  excused: string[];
};

/** Holds an operation's answers against its description, and the description against what was answered. */
export function judge(
  operation: Operation,
  records: CallRecord[],
  validate: Validator,
  known: KnownDifference[],
): Verdict {
  const verdict: Verdict = { operation: operation.key, assertions: 0, failures: [], excused: [] };
  const assert = (problem: string | null, status: string, example: string | null) => {
    verdict.assertions += 1;
    if (problem === null) return;
    const excuse = knownDifference(known, operation.key, status, example);
    if (excuse === null) verdict.failures.push(problem);
    else verdict.excused.push(`${problem} – ${excuse.reason}`);
  };
  for (const record of records) judgeRecord(operation, record, validate, assert);
  for (const answer of operation.answers) judgeCoverage(answer, records, assert);
  return verdict;
}

type Assert = (problem: string | null, status: string, example: string | null) => void;

function judgeRecord(operation: Operation, record: CallRecord, validate: Validator, assert: Assert): void {
  const { answer, expected, title } = record;
  const status = String(answer.status);
  const documented = operation.answers.find((one) => one.status === status);
  assert(answer.status === expected ? null : `${title}: ${status} in place of ${expected}`, status, title);
  if (documented === undefined) {
    assert(`${title}: status ${status} is not documented`, status, title);
    return;
  }
  const problem = validate(documented, answer);
  const place = problem?.leaf === true ? 'null leaf' : title;
  assert(problem === null ? null : `${title}: ${status} ${problem.text}`, status, place);
}

/** Every documented status was seen, and every documented refusal was told in the same words. */
function judgeCoverage(documented: DocumentedAnswer, records: CallRecord[], assert: Assert): void {
  const { status, examples } = documented;
  const seen = records.filter((record) => String(record.answer.status) === status);
  assert(seen.length > 0 ? null : `status ${status} was never answered`, status, null);
  if (Number(status) < 400) return;
  for (const { name, value } of examples) {
    const told = seen.some((record) => sameWords(value, record.answer.json));
    assert(told ? null : `the ${status} "${name}" was never answered in these words`, status, name);
  }
}
