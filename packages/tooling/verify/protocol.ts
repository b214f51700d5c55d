import { type Protocol, WHOLE, WITHOUT } from './protocol/guards.ts';
import { judgeEnd, KINDS, type Kind } from './protocol/judge-end.ts';
import { beginning, successors } from './protocol/model.ts';
import type { Setting } from './protocol/rows.ts';
import { explore } from './protocol/search.ts';
import { MOST } from './protocol/world.ts';

/**
 * Runs the decision rules of the product through every order of steps, crashes, late requests and changes in Didit's
 * console within the bounds, and counts end states in which something is wrong; then again with each guard switched
 * off, to show that the guard is needed and that the count can be anything but zero.
 *
 * `--quick` leaves out the guards; `--only=<part of a name>` takes those of them. Ends with 1 unless the whole
 * protocol has no bad end state and every guard has some.
 */
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length);
const quick = process.argv.includes('--quick');
const OUTCOMES = ['approve', 'resubmit', 'block'] as const;

interface Count {
  readonly explored: number;
  readonly ends: number;
  readonly bad: number;
  readonly byKind: ReadonlyMap<Kind, number>;
  readonly seconds: number;
}

/** Without a guard there may be no end of orders; some that end badly are enough there. */
const MOST_WITHOUT = 1_000_000;

function count(protocol: Protocol, outcome: Setting['outcome']): Count {
  const setting: Setting = { ...protocol, outcome };
  const began = performance.now();
  const byKind = new Map<Kind, number>();
  let ends = 0;
  let bad = 0;
  const explored = explore(
    beginning(),
    (world, next) => {
      const kinds = judgeEnd(world, successors(setting, world, next));
      if (kinds === undefined) return;
      ends += 1;
      if (kinds.size > 0) bad += 1;
      for (const kind of kinds) byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
    },
    protocol === WHOLE ? undefined : MOST_WITHOUT,
  );
  return { explored, ends, bad, byKind, seconds: (performance.now() - began) / 1000 };
}

function show(name: string, counts: readonly Count[]): number {
  const sum = (of: (count: Count) => number) => counts.reduce((total, each) => total + of(each), 0);
  const kinds = KINDS.map((kind) => sum(({ byKind }) => byKind.get(kind) ?? 0));
  const cells = [sum((c) => c.bad), ...kinds, sum((c) => c.ends), sum((c) => c.explored)];
  console.log(`| ${name} | ${cells.join(' | ')} | ${sum((c) => c.seconds).toFixed(1)} |`);
  return sum((c) => c.bad);
}

console.log(
  `At most ${MOST.crashes} crashes, ${MOST.delays} late requests, ${MOST.consoles} changes at Didit, ${MOST.sends} ` +
    'sendings; two workers; two decisions on one case (approve, then decline), one resubmission, one block.\n',
);
console.log(`| without | bad ends | ${KINDS.join(' | ')} | ends | moments | seconds |`);
console.log(`|---|${'--:|'.repeat(KINDS.length + 4)}`);
let failed = false;
if (only === undefined) {
  const bad = show(
    '(nothing: the protocol as it is)',
    OUTCOMES.map((outcome) => count(WHOLE, outcome)),
  );
  failed ||= bad !== 0;
}
for (const [name, protocol] of Object.entries(WITHOUT)) {
  if (quick || (only !== undefined && !name.includes(only))) continue;
  const bad = show(
    name,
    OUTCOMES.map((outcome) => count(protocol, outcome)),
  );
  failed ||= bad === 0;
}
console.log(failed ? '\nFAILED' : '\nNo bad end as it is; some without any of the guards.');
process.exitCode = failed ? 1 : 0;
