import { parseArgs } from 'node:util';
import { readDifferences } from './differences.ts';
import type { Verdict } from './judge.ts';
import { PLANS } from './plans/index.ts';
import { PLANTS } from './plants.ts';
import { runConformance } from './run.ts';
import { loadSpec } from './spec.ts';

const USAGE = `Usage: pnpm --filter sandbox conformance --spec <openapi.json> [--plant ${Object.keys(PLANTS).join('|')}] [--excused]
Asks every operation in scope and holds each answer against the description. Exit code 1 when one differs.
`;

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tell(verdict: Verdict, withExcused: boolean): void {
  const good = verdict.assertions - verdict.failures.length - verdict.excused.length;
  const mark = verdict.failures.length === 0 ? 'ok  ' : 'FAIL';
  const excused = verdict.excused.length === 0 ? '' : `, ${verdict.excused.length} excused`;
  write(`${mark} ${verdict.operation}  ${good}/${verdict.assertions} assertions${excused}`);
  for (const failure of verdict.failures) write(`       ${failure}`);
  if (withExcused) for (const line of verdict.excused) write(`       (${line})`);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      spec: { type: 'string' },
      plant: { type: 'string' },
      excused: { type: 'boolean', default: false },
    },
    args: process.argv.slice(2).filter((word) => word !== '--'),
  });
  const plant = values.plant === undefined ? undefined : PLANTS[values.plant];
  if (values.spec === undefined || (values.plant !== undefined && plant === undefined)) {
    process.stderr.write(USAGE);
    return 2;
  }
  const spec = loadSpec(values.spec);
  const known = readDifferences(new URL('../DIFFERENCES.md', import.meta.url));
  write(
    `${spec.title} ${spec.version}: ${spec.operations.size} operations, ${Object.keys(PLANS).length} in scope`,
  );
  const verdicts = await runConformance({
    spec,
    known,
    ...(plant === undefined ? {} : { change: plant }),
    each: (verdict) => tell(verdict, values.excused),
  });
  return summarise(verdicts);
}

function summarise(verdicts: Verdict[]): number {
  const sum = (of: (verdict: Verdict) => number) =>
    verdicts.reduce((total, verdict) => total + of(verdict), 0);
  const assertions = sum((verdict) => verdict.assertions);
  const failures = sum((verdict) => verdict.failures.length);
  const excused = sum((verdict) => verdict.excused.length);
  const clean = verdicts.filter((verdict) => verdict.failures.length === 0).length;
  const percent = assertions === 0 ? 0 : ((assertions - failures) / assertions) * 100;
  write('');
  write(`${clean} of ${verdicts.length} operations conform; ${assertions} assertions, ${failures} failed,`);
  write(`${excused} excused by a reason in DIFFERENCES.md: ${percent.toFixed(2)} %`);
  return failures === 0 && verdicts.length > 0 ? 0 : 1;
}

// Drawing threads do not keep a process alive by themselves, and a plan may wait for nothing but a picture.
const awake = setInterval(() => undefined, 60_000);
process.exitCode = await main();
clearInterval(awake);
