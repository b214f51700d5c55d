import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { findChanges } from '../features/sync/find-changes.ts';
import { learnWorkflows } from '../features/sync/learn-workflows.ts';
import { defineCommand, type Options } from './command.ts';
import { EXIT } from './exit.ts';
import type { Screen } from './screen.ts';
import { withDocket } from './with-docket.ts';

const OPTIONS = {
  'max-wait': {
    kind: 'number',
    value: 's',
    min: 0,
    max: 604_800,
    default: 3600,
    describe: 'seconds to wait for the sessions to be read',
  },
} as const satisfies Options;
const SETTINGS = { 'all of the server': 'see .env.example' };

const importAll = defineCommand({
  name: 'import',
  summary: 'Brings every session of the Didit account into Docket, and shows how far it is.',
  about: [
    'The server’s worker does the reading, within Didit’s limits and leaving most of them to people. Stopping this command stops nothing, and starting it again shows where it is.',
  ],
  options: OPTIONS,
  settings: SETTINGS,
  examples: ['docket import', 'docket import --max-wait 0'],
  run: ({ values, screen }) =>
    withDocket(async (deps) => {
      await learnWorkflows(deps);
      return follow(deps, await findChanges(deps, 'all'), 1000 * values['max-wait'], screen);
    }),
});

const reconcile = defineCommand({
  name: 'reconcile',
  summary: 'Compares Docket with Didit now: what is In Review, and what changed recently.',
  options: OPTIONS,
  settings: SETTINGS,
  examples: ['docket reconcile', 'docket reconcile --json'],
  run: ({ values, screen }) =>
    withDocket(async (deps) =>
      follow(deps, await findChanges(deps, 'recent'), 1000 * values['max-wait'], screen),
    ),
});

export const IMPORT_COMMANDS = [importAll];
export const RECONCILE_COMMANDS = [reconcile];

const LOOK_MS = 500;

/** Waits until the worker has read what differed. */
async function follow(deps: Deps, differing: number, mostMs: number, screen: Screen): Promise<number> {
  const began = Date.now();
  const progress = screen.progress('Sessions read:', differing);
  let left = await countWaiting(deps);
  while (left > 0 && Date.now() - began < mostMs) {
    progress.update(Math.max(0, differing - left), { total: differing });
    await sleep(LOOK_MS);
    left = await countWaiting(deps);
  }
  progress.end();
  const said = `${differing} sessions differed; ${left === 0 ? 'all are read' : `${left} are still to be read`}.`;
  screen.answer({ differing, waiting: left }, [said]);
  return left === 0 ? EXIT.ok : EXIT.waiting;
}

async function countWaiting(deps: Deps): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from graphile_worker.jobs
    where task_identifier = 'refresh-session' and attempts < max_attempts`.execute(deps.db);
  return rows[0]?.waiting ?? 0;
}
