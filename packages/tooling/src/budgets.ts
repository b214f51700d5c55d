import { dirname } from 'node:path';
import type { SourceFile } from './source-files.ts';

/** One line of the table: a measured number against its target and against the point to stop and split. */
export interface Budget {
  name: string;
  value: number | null;
  target: { min?: number; max?: number };
  /** Absent where being off target is a matter of judgement only. */
  stop?: { max: number };
  unit: string;
}

export type Verdict = 'ok' | 'off target' | 'STOP' | 'not measured';

export function verdictOf({ value, target, stop }: Budget): Verdict {
  if (value === null) return 'not measured';
  if (stop && value > stop.max) return 'STOP';
  const tooLow = target.min !== undefined && value < target.min;
  const tooHigh = target.max !== undefined && value > target.max;
  return tooLow || tooHigh ? 'off target' : 'ok';
}

/** The value below which `share` (0–1) of the numbers lie; 0 for none. */
export function percentile(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** The budgets of ARCHITECTURE.md for a set of files. `firstLoadKb` is null when the web app is not built. */
export function budgetsOf(files: SourceFile[], firstLoadKb: number | null): Budget[] {
  const sources = files.filter((file) => file.kind === 'source');
  const anyCount = files.reduce((total, file) => total + file.facts.anyCount, 0);
  return [
    ...sizeBudgets(sources),
    ...proseBudgets(sources),
    ...testBudgets(files),
    { name: 'any', value: anyCount, target: { max: 0 }, stop: { max: 0 }, unit: 'times' },
    { name: 'first-load JS, gzip', value: firstLoadKb, target: { max: 250 }, stop: { max: 270 }, unit: 'kB' },
  ];
}

function sizeBudgets(sources: SourceFile[]): Budget[] {
  const functions = sources.flatMap((file) => file.facts.functions);
  const sizes = sources.map((file) => file.facts.lines);
  const plain = functions.filter((one) => !one.isComponent).map((one) => one.lines);
  const components = functions.filter((one) => one.isComponent).map((one) => one.lines);
  const atMost = (name: string, value: number, target: number, stop?: number, unit = 'lines'): Budget => ({
    name,
    value,
    target: { max: target },
    ...(stop === undefined ? {} : { stop: { max: stop } }),
    unit,
  });
  return [
    atMost('source file, median', percentile(sizes, 0.5), 60),
    atMost('source file, p90', percentile(sizes, 0.9), 200),
    atMost('source file, largest', Math.max(0, ...sizes), 300, 300),
    atMost('function, p90', percentile(plain, 0.9), 50),
    atMost('function, longest', Math.max(0, ...plain), 80, 80),
    atMost('component, p90', percentile(components, 0.9), 80),
    atMost('component, longest', Math.max(0, ...components), 150, 150),
    atMost('files in a feature folder, most', fullestFolder(sources), 12, 20, 'files'),
  ];
}

function proseBudgets(sources: SourceFile[]): Budget[] {
  const unit = 'per 1,000 lines';
  const web = sources.filter((file) => file.room === 'web');
  const rest = sources.filter((file) => file.room !== 'web' && file.room !== 'sandbox');
  return [
    { name: 'comments, api and packages', value: commentDensity(rest), target: { min: 60, max: 100 }, unit },
    { name: 'comments, web', value: commentDensity(web), target: { min: 30, max: 80 }, unit },
  ];
}

function testBudgets(files: SourceFile[]): Budget[] {
  const least: [string, number][] = [
    ['api', 0.7],
    ['audit', 0.7],
    ['didit', 0.7],
    ['web', 0.3],
  ];
  return least.map(([room, min]) => ({
    name: `test ÷ source, ${room}`,
    value: testRatio(files, room),
    target: { min },
    unit: '',
  }));
}

/** The largest number of files directly in one folder of a feature, tests not counted. */
function fullestFolder(sources: SourceFile[]): number {
  const counts = new Map<string, number>();
  for (const { path } of sources) {
    if (!path.includes('/src/features/')) continue;
    counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

/** Comment lines for every 1,000 lines that are not blank; null for no files. */
function commentDensity(files: SourceFile[]): number | null {
  const filled = files.reduce((total, file) => total + file.facts.filledLines, 0);
  const comments = files.reduce((total, file) => total + file.facts.commentLines, 0);
  return filled === 0 ? null : Math.round((comments / filled) * 1000);
}

function testRatio(files: SourceFile[], room: string): number | null {
  const count = (kind: SourceFile['kind']) =>
    files
      .filter((file) => file.room === room && file.kind === kind)
      .reduce((total, file) => total + file.facts.filledLines, 0);
  const source = count('source');
  return source === 0 ? null : Math.round((count('test') / source) * 100) / 100;
}
