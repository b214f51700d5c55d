import { Admin } from './race/admin.ts';
import { tryPairs } from './race/pairs.ts';
import { makePeople } from './race/people.ts';
import { claimants, deciders, type Field, nextCases, oneKey } from './race/races.ts';
import { ACTS } from './race/two-people.ts';
import { countRows } from './rig/findings.ts';
import { numberOption } from './rig/options.ts';
import { type Rig, startRig } from './rig/rig.ts';

/**
 * Crowds that want the same thing at the same moment, spread over two servers on one database: exactly one gets it.
 * Then one person who wants to be two: nobody checks what they asked for themselves, in no pair of roles or sign-ins.
 * `--rounds` for deciders and claimants (200); `next` and the repeated key run a tenth of that, the pairs once.
 */
const rounds = numberOption('rounds', 200);
const few = Math.max(1, Math.round(rounds / 10));
const PEOPLE = 50;

// No worker: what is decided here is decided in the database, before anything would be sent.
const rig = await startRig({ webhooks: false, env: { WORKER: 'off', LOG_LEVEL: 'silent' } });
try {
  await rig.startApi();
  const servers = [rig.api, await rig.startAnotherApi()];
  const wrongRaces = await runRaces({ rig, servers, people: await makePeople(rig, PEOPLE) });
  const wrongPairs = await runPairs({ rig, servers, people: [] });
  if (wrongRaces === 0) console.log('\nOne winner each time.');
  if (wrongPairs === 0) console.log('\nNobody was their own second person.');
  if (wrongRaces + wrongPairs > 0) console.log('\nFAILED');
  process.exitCode = wrongRaces + wrongPairs === 0 ? 0 : 1;
} finally {
  await rig.close();
}

async function runRaces(field: Field): Promise<number> {
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
    const cells = [result.name, times, result.requests, result.wrong.length, listed(result.answers)];
    printRow([...cells, secondsSince(began)], result.wrong);
    wrong += result.wrong.length;
  }
  return wrong;
}

async function runPairs(field: Field): Promise<number> {
  console.log(
    '\n| asked for and checked by one person | pairs of roles | attempts | accepted | second persons let | answers | seconds |' +
      '\n|---|--:|--:|--:|--:|---|--:|',
  );
  const admin = new Admin(rig);
  let wrong = 0;
  let isBlind: boolean | undefined;
  for (const act of ACTS) {
    const began = Date.now();
    if (isBlind !== (act.blind ?? false)) await admin.demandTwo(act.blind ?? false);
    isBlind = act.blind ?? false;
    const {
      name,
      pairs,
      attempts,
      accepted,
      honest,
      answers,
      wrong: lines,
    } = await tryPairs(field, admin, act);
    printRow([name, pairs, attempts, accepted, honest, listed(answers), secondsSince(began)], lines);
    // A desk that lets nobody check would pass for a safe one.
    wrong += lines.length + accepted + (pairs - honest);
  }
  const alone = await countAlone(rig);
  console.log(`\nBy the database, acts with one person on both sides: ${alone}`);
  return wrong + alone;
}

/** By the tables and by the log, which do not know what was answered. */
async function countAlone(of: Rig): Promise<number> {
  const checks = await countRows(of, 'from checks where checker_id = maker_id');
  const erasures = await countRows(of, 'from erasures where checked_by = requested_by');
  const proposals = await countRows(of, 'from proposals where checker_id = maker_id');
  const corrected = await countRows(
    of,
    `from checks join decisions on decisions.id = checks.decision_id
      join corrections on corrections.case_id = decisions.case_id where corrections.made_by = checks.checker_id`,
  );
  const logged = await countRows(
    of,
    `from (select entry::jsonb as entry from audit.intake union all select entry::jsonb from audit.log) as entries
      join decisions on decisions.id::text = entry #>> '{object,id}'
      where entry ->> 'action' in ('decision.approved', 'decision.refused', 'decision.asked', 'decision.chosen')
        and entry #>> '{actor,id}' = maker_id::text`,
  );
  return checks + erasures + proposals + corrected + logged;
}

function printRow(cells: readonly (string | number)[], wrong: readonly string[]): void {
  console.log(`| ${cells.join(' | ')} |`);
  for (const line of wrong.slice(0, 5)) console.log(`  ${line}`);
}

function listed(answers: ReadonlyMap<number, number>): string {
  return [...answers].map(([status, count]) => `${count} × ${status}`).join(', ');
}

function secondsSince(began: number): string {
  return ((Date.now() - began) / 1000).toFixed(0);
}
