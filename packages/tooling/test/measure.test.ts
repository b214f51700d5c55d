import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { budgetsOf, percentile, verdictOf } from '../src/budgets.ts';
import { factsOf } from '../src/code-facts.ts';
import { measureFirstLoad } from '../src/measure-web.ts';

const sample = `// Why this file exists.
import { memo } from 'react';

/**
 * Two lines of domain meaning.
 */
export function area(width: number): number {
  return width * width; // a remark beside code is no comment line
}

const short = (x: number) => x + 1;
export const Panel = memo(function Panel() {
  return <div>{short(1)}</div>;
});
export const List = () => {
  const loose: any = [];
  return <ul>{loose}</ul>;
};
`;

test('one file: its lines, comment lines, functions and uses of any', () => {
  const facts = factsOf('sample.tsx', sample);
  expect(facts).toMatchObject({ lines: 18, filledLines: 16, commentLines: 4, anyCount: 1 });
  expect(facts.functions).toEqual([
    { name: 'area', lines: 3, isComponent: false },
    { name: 'Panel', lines: 3, isComponent: true },
    { name: 'List', lines: 4, isComponent: true },
  ]);
});

test('a file that does not parse is an error with its name', () => {
  expect(() => factsOf('broken.ts', 'const = 1')).toThrow(/^broken\.ts: /);
});

test('percentiles of few, one and no numbers', () => {
  expect(percentile([5, 1, 3], 0.5)).toBe(3);
  expect(percentile([7], 0.9)).toBe(7);
  expect(percentile([], 0.9)).toBe(0);
});

test('a verdict tells within, off target, past the stop and not measured apart', () => {
  const budget = { name: 'x', target: { max: 60 }, stop: { max: 300 }, unit: '' };
  expect(verdictOf({ ...budget, value: 60 })).toBe('ok');
  expect(verdictOf({ ...budget, value: 61 })).toBe('off target');
  expect(verdictOf({ ...budget, value: 301 })).toBe('STOP');
  expect(verdictOf({ ...budget, value: null })).toBe('not measured');
});

test('the table counts files of each feature folder and compares tests with sources', () => {
  const facts = factsOf('a.ts', 'export const a = 1;\nexport const b = 2;\n');
  const file = (name: string, kind: 'source' | 'test') => ({
    ...{ path: `apps/api/src/features/cases/${name}`, room: 'api', kind, facts },
  });
  const budgets = budgetsOf([file('a.ts', 'source'), file('b.ts', 'source'), file('a.test.ts', 'test')], 12);
  const value = (name: string) => budgets.find((budget) => budget.name === name)?.value;
  expect(value('files in a feature folder, most')).toBe(2);
  expect(value('test ÷ source, api')).toBe(0.5);
  expect(value('test ÷ source, web')).toBeNull();
  expect(value('first-load JS, gzip')).toBe(12);
});

test('the first load is the entry and its static imports, without pages that load later', async () => {
  const dist = await mkdtemp(join(tmpdir(), 'docket-dist-'));
  try {
    await mkdir(join(dist, '.vite'));
    // Random bytes do not compress, so the sizes below are known.
    for (const file of ['entry.js', 'shared.js', 'page.js']) {
      await writeFile(join(dist, file), randomBytes(1000));
    }
    const manifest = {
      'index.html': {
        file: 'entry.js',
        isEntry: true,
        imports: ['_shared.js'],
        dynamicImports: ['page.tsx'],
      },
      '_shared.js': { file: 'shared.js', imports: ['index.html'] },
      'page.tsx': { file: 'page.js', imports: ['_shared.js'] },
    };
    await writeFile(join(dist, '.vite', 'manifest.json'), JSON.stringify(manifest));
    const { files, totalGzipBytes } = measureFirstLoad(dist);
    expect(files.map(({ file }) => file).sort()).toEqual(['entry.js', 'shared.js']);
    expect(totalGzipBytes).toBeGreaterThan(2000);
    expect(totalGzipBytes).toBeLessThan(2100);
  } finally {
    await rm(dist, { recursive: true, force: true });
  }
});
