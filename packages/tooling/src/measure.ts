import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Budget, budgetsOf, verdictOf } from './budgets.ts';
import { kilobytes, measureFirstLoad } from './measure-web.ts';
import { paths } from './paths.ts';
import { readSources, type SourceFile } from './source-files.ts';

const files = await readSources(paths.root);
const built = existsSync(join(paths.webDist, '.vite', 'manifest.json'));
const budgets = budgetsOf(files, built ? kilobytes(measureFirstLoad(paths.webDist).totalGzipBytes) : null);
printTable(budgets);
printLongest(files);
process.exit(budgets.some((budget) => verdictOf(budget) === 'STOP') ? 1 : 0);

function printTable(rows: Budget[]): void {
  console.log(
    `${'measure'.padEnd(33)}${'value'.padStart(8)}  ${'target'.padEnd(10)}${'stop at'.padEnd(9)}verdict`,
  );
  for (const row of rows) {
    const { min, max } = row.target;
    const target = min === undefined ? `≤ ${max}` : max === undefined ? `≥ ${min}` : `${min}–${max}`;
    const stop = row.stop ? `> ${row.stop.max}` : '';
    const value = row.value === null ? '–' : String(row.value);
    console.log(
      `${row.name.padEnd(33)}${value.padStart(8)}  ${target.padEnd(10)}${stop.padEnd(9)}${verdictOf(row)}  ${row.unit}`,
    );
  }
}

/** The places to look at first, whether or not they are over a budget. */
function printLongest(all: SourceFile[]): void {
  const sources = all.filter((file) => file.kind === 'source');
  console.log(`\n${sources.length} source files, ${all.length - sources.length} test files. Longest files:`);
  for (const file of sources.toSorted((a, b) => b.facts.lines - a.facts.lines).slice(0, 5)) {
    console.log(`${String(file.facts.lines).padStart(6)}  ${file.path}`);
  }
  console.log('Longest functions:');
  const functions = sources.flatMap((file) =>
    file.facts.functions.map((one) => ({ ...one, path: file.path })),
  );
  for (const one of functions.toSorted((a, b) => b.lines - a.lines).slice(0, 8)) {
    console.log(
      `${String(one.lines).padStart(6)}  ${one.name}${one.isComponent ? ' (component)' : ''}  ${one.path}`,
    );
  }
  for (const file of all.filter((one) => one.facts.anyCount > 0)) {
    console.log(`any ×${file.facts.anyCount}  ${file.path}`);
  }
}
