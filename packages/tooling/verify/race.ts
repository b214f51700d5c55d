import { makePeople } from './race/people.ts';
import { claimants, deciders, type Field, nextCases, oneKey } from './race/races.ts';
import { numberOption } from './rig/options.ts';
import { startRig } from './rig/rig.ts';

/**
 * Crowds that want the same thing at the same moment, spread over two servers on one database: exactly one gets it.
 * `--rounds` for deciders and claimants (200); `next` and the repeated key run a tenth of that.
 */
const rounds = numberOption('rounds', 200);
const few = Math.max(1, Math.round(rounds / 10));
const PEOPLE = 50;

// No worker: what is decided here is decided in the database, before anything would be sent.
const rig = await startRig({ webhooks: false, env: { WORKER: 'off', LOG_LEVEL: 'silent' } });
try {
  await rig.startApi();
  const field: Field = {
    rig,
    servers: [rig.api, await rig.startAnotherApi()],
    people: await makePeople(rig, PEOPLE),
  };
  console.log('| race | rounds | requests | wrong rounds | answers | seconds |\n|---|--:|--:|--:|---|--:|');
  let wrong = 0;
  for (const [run, times] of [
    [deciders, rounds],
    [claimants, rounds],
    [nextCases, few],
    [oneKey, few],
  ] as const) {
    const began = Date.now();
    const result = await run(field, times);
    const answers = [...result.answers].map(([status, count]) => `${count} × ${status}`).join(', ');
    const seconds = ((Date.now() - began) / 1000).toFixed(0);
    console.log(
      `| ${result.name} | ${times} | ${result.requests} | ${result.wrong.length} | ${answers} | ${seconds} |`,
    );
    for (const line of result.wrong.slice(0, 5)) console.log(`  ${line}`);
    wrong += result.wrong.length;
  }
  console.log(wrong === 0 ? '\nOne winner each time.' : '\nFAILED');
  process.exitCode = wrong === 0 ? 0 : 1;
} finally {
  await rig.close();
}
