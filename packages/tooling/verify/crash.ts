import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { check, plant, VIOLATIONS, type Violation } from './crash/checker.ts';
import { Desk } from './crash/desk.ts';
import { collect, comeToRest } from './crash/facts.ts';
import { startPostgres } from './crash/postgres.ts';
import {
  FAULTS,
  failAtDidit,
  KILL_POINTS,
  killAt,
  killPostgres,
  type Stage,
  type Trial,
} from './crash/trials.ts';
import { startRig } from './rig/rig.ts';

/**
 * Kills the server at every place where a promise could be broken, lets requests to Didit fail in every way, and kills
 * the database; then judges by the sandbox's own ledger, our rows and the audit log. `--runs` per place, `--postgres`
 * kills of the database, `--only` parts of names. `--plant` also puts one violation of each kind into what was found, and
 * must see each reported. Ends with 1 when something was lost, doubled, falsely confirmed, unaudited or stuck.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20' },
    postgres: { type: 'string', default: '30' },
    only: { type: 'string', default: '' },
    plant: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
const parts = values.only.split(',');
const isWanted = (name: string) => parts.some((part) => name.includes(part));
const REST_MS = 90_000;

const postgres = await startPostgres();
process.env.TEST_DATABASE_URL = postgres.url;
const cache = await mkdtemp(join(tmpdir(), 'docket-crash-cache-'));
const rig = await startRig({
  webhooks: true,
  env: {
    UNDO_MS: '300',
    DIDIT_TIMEOUT_MS: '1000',
    SEND_LEASE_MS: '4000',
    QUARANTINE_MS: '2500',
    // Reading again must not use up the part of Didit's limit that new cases are read with.
    RECONCILE_MS: '30000',
    LOG_LEVEL: 'silent',
    // Hundreds of starts of the same program.
    NODE_COMPILE_CACHE: cache,
  },
});
const stage: Stage = { rig, postgres, desk: new Desk(rig) };
try {
  const trials = await runTrials();
  await comeToRest(rig, REST_MS);
  process.exitCode = (await report(trials)) ? 0 : 1;
} finally {
  await rig.close();
  await postgres.close();
  await rm(cache, { recursive: true, force: true });
}

async function runTrials(): Promise<Trial[]> {
  const trials: Trial[] = [];
  const note = (trial: Trial) => {
    trials.push(trial);
    console.log(`${trial.name}: ${trial.hit} of ${trial.runs}, ${trial.seconds.toFixed(0)} s`);
  };
  await rig.startApi();
  await stage.desk.signIn('reviewer@docket.demo', 'docket-demo');
  await rig.killApi();
  for (const place of KILL_POINTS) if (isWanted(place)) note(await killAt(stage, place, runs));
  await rig.startApi();
  await stage.desk.repeatUnanswered();
  for (const [name, fault] of Object.entries(FAULTS))
    if (isWanted(name)) note(await failAtDidit(stage, name, fault, runs));
  if (isWanted('postgres')) note(await killPostgres(stage, Number(values.postgres)));
  await stage.desk.repeatUnanswered();
  return trials;
}

async function report(trials: readonly Trial[]): Promise<boolean> {
  const facts = await collect(rig, stage.desk.told);
  const violations = check(facts);
  console.log('\n| where | runs | happened | seconds |\n|---|--:|--:|--:|');
  for (const { name, runs: all, hit, seconds } of trials)
    console.log(`| ${name} | ${all} | ${hit} | ${seconds.toFixed(0)} |`);
  const states = Map.groupBy(facts.rows, ({ state }) => state);
  console.log(
    `\n${facts.told.length} intents, ${facts.told.filter((t) => t.decisionId).length} acknowledged;`,
  );
  console.log([...states].map(([state, rows]) => `${rows.length} ${state}`).join(', '));
  console.log(`${facts.effects.length} effects in the ledger\n`);
  for (const kind of VIOLATIONS) console.log(`${kind}: ${violations.filter((v) => v.kind === kind).length}`);
  for (const { kind, id, because } of violations.slice(0, 20)) console.log(`  ${kind} ${id}: ${because}`);
  const isPlantFound = !values.plant || showPlanted(facts);
  const missed = trials.filter(({ hit, runs: all }) => hit < all);
  for (const { name } of missed) console.log(`not every run came to: ${name}`);
  const holds = violations.length === 0 && missed.length === 0 && isPlantFound && facts.told.length > 0;
  console.log(holds ? '\nNothing lost, doubled, falsely confirmed, unaudited or stuck.' : '\nFAILED');
  return holds;
}

function showPlanted(facts: Parameters<typeof plant>[0]): boolean {
  const found = Object.entries(plant(facts)).map(([kind, planted]) => {
    const seen = check(planted).some((violation: Violation) => violation.kind === kind);
    console.log(`planted ${kind}: ${seen ? 'reported' : 'NOT REPORTED'}`);
    return seen;
  });
  return found.every(Boolean);
}
