import { expect, test } from 'vitest';
import { NOTHING_YET, outcomeInWords, withRefusal } from './outcome-words.ts';

const refusal = (code: 'version-mismatch' | 'case-held', detail: string) => ({ code, title: 'T', detail });

test('of many requests says how many were done, and of the others why not', () => {
  const outcomes = [
    refusal('version-mismatch', 'You saw version 1.'),
    refusal('case-held', 'Rita Lindqvist holds this case.'),
    refusal('version-mismatch', 'You saw version 3.'),
    refusal('case-held', 'Rita Lindqvist holds this case.'),
  ];
  const outcome = outcomes.reduce(withRefusal, { ...NOTHING_YET, done: 38 });
  expect(outcomeInWords(outcome)).toBe(
    '38 done, 2 changed meanwhile, 2 not: Rita Lindqvist holds this case.',
  );
});

test('when all is done says only that', () => {
  expect(outcomeInWords({ ...NOTHING_YET, done: 3 })).toBe('3 done');
});

test('when nothing is done says so', () => {
  expect(outcomeInWords({ ...NOTHING_YET, changed: 1 })).toBe('0 done, 1 changed meanwhile');
});
