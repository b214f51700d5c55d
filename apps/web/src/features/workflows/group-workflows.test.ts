import type { WorkflowSummary } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { groupWorkflows } from './group-workflows.ts';
import { priceInWords, stepsInWords } from './workflow-words.ts';

function version(workflowId: string, number: number, over: Partial<WorkflowSummary> = {}): WorkflowSummary {
  return {
    uuid: `${workflowId}-${number}`,
    workflowId,
    label: workflowId,
    features: [],
    status: 'published',
    version: number,
    isDefault: false,
    isLatest: false,
    priceUsd: null,
    updatedAt: null,
    ...over,
  };
}

describe('the list of workflows', () => {
  test('shows the version in use and folds the others, newest first', () => {
    const items = [version('a', 1), version('a', 3, { isLatest: true }), version('a', 2)];
    const [group] = groupWorkflows(items);
    expect(group?.head.version).toBe(3);
    expect(group?.others.map((other) => other.version)).toEqual([2, 1]);
  });

  test('keeps the published version on top of a newer draft', () => {
    const items = [version('a', 2, { status: 'draft' }), version('a', 1, { isLatest: true })];
    const [group] = groupWorkflows(items);
    expect(group?.head.version).toBe(1);
    expect(group?.others.map((other) => other.version)).toEqual([2]);
  });

  test('shows the newest version where none is in use', () => {
    expect(groupWorkflows([version('a', 1), version('a', 2)])[0]?.head.version).toBe(2);
  });

  test('begins with the default workflow and goes on by name', () => {
    const items = [version('c', 1), version('b', 1), version('z', 1, { isDefault: true })];
    expect(groupWorkflows(items).map(({ head }) => head.label)).toEqual(['z', 'b', 'c']);
  });
});

describe('steps in words', () => {
  test('name a repeated step once, with its number', () => {
    expect(stepsInWords(['OCR', 'OCR', 'LIVENESS'])).toEqual(['Document ×2', 'Liveness']);
  });

  test('stay readable for steps this version does not know', () => {
    expect(stepsInWords(['VOICE_CHECK'])).toEqual(['Voice check']);
  });
});

test('a price is in dollars and cents, and unknown is not free', () => {
  expect(priceInWords(0.3)).toBe('$0.30');
  expect(priceInWords(0)).toBe('$0.00');
  expect(priceInWords(null)).toBe('–');
});
