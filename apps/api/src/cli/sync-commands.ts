import { setTimeout as sleep } from 'node:timers/promises';
import { DIDIT_TROUBLES, type ImportProgress } from '@docket/contracts';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { SYSTEM } from '../features/audit/append-audit.ts';
import { readImport } from '../features/sync/import/read-import.ts';
import { startImport } from '../features/sync/import/start-import.ts';
import { type Reconciled, reconcile } from '../features/sync/reconcile.ts';
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
    describe: 'seconds to wait until it is done',
  },
} as const satisfies Options;
const SETTINGS = { 'all of the server': 'see .env.example' };

const importAll = defineCommand({
  name: 'import',
  summary: 'Brings every session of the Didit account into Docket, and shows how far it is.',
  about: [
    'The server’s worker does it, within Didit’s limits and leaving most of them to people: it lists every session, then reads what is In Review and the newest in full; the rest is read when somebody opens it, or in quiet moments. Stopping this command stops nothing, and starting it again shows where it is.',
  ],
  options: OPTIONS,
  settings: SETTINGS,
  examples: ['docket import', 'docket import --max-wait 0'],
  run: ({ values, screen }) =>
    withDocket(async (deps) => {
      if ((await readImport(deps)).state !== 'running') await startImport(deps, SYSTEM);
      return followImport(deps, 1000 * values['max-wait'], screen);
    }),
});

const compare = defineCommand({
  name: 'reconcile',
  summary:
    'Compares Docket with Didit now: what is In Review, what is new, and the rest of the account in turns.',
  options: OPTIONS,
  settings: SETTINGS,
  examples: ['docket reconcile', 'docket reconcile --json'],
  run: ({ values, screen }) =>
    withDocket(async (deps) => {
      const mostMs = 1000 * values['max-wait'];
      const report = await reconcileInTurn(deps, mostMs);
      if (report === undefined) {
        screen.warn('A worker is comparing just now; the Sync page shows what it finds.');
        return EXIT.waiting;
      }
      if (report.failure) {
        screen.warn(
          'Comparing stopped; what was found so far is kept, and the next comparison goes on from there.',
        );
        throw report.failure;
      }
      return follow(deps, report.refreshed, mostMs, screen);
    }),
});

export const IMPORT_COMMANDS = [importAll];
export const RECONCILE_COMMANDS = [compare];

const LOOK_MS = 500;

/** Only one process compares at a time. */
async function reconcileInTurn(deps: Deps, mostMs: number): Promise<Reconciled | undefined> {
  const began = Date.now();
  for (;;) {
    const report = await reconcile(deps);
    if (report !== undefined || Date.now() - began >= mostMs) return report;
    await sleep(LOOK_MS);
  }
}

/** Shows how far the worker is, until it is done, fails, or the patience ends. */
async function followImport(deps: Deps, mostMs: number, screen: Screen): Promise<number> {
  const began = Date.now();
  const bar = screen.progress('Sessions listed:', 0);
  let now = await readImport(deps);
  while (now.state === 'running' && Date.now() - began < mostMs) {
    bar.update(now.listed, { total: now.total ?? 0, detail: `${now.read} read in full` });
    await sleep(LOOK_MS);
    now = await readImport(deps);
  }
  bar.end();
  const said = `${now.state}: ${now.listed} sessions listed, ${now.read} read in full, ${now.unread} to be read later.`;
  screen.answer(now, [said]);
  if (now.because !== null) screen.warn(whyHeldUp(now.state, now.because));
  if (now.state === 'failed') return EXIT.vendor;
  return now.state === 'done' ? EXIT.ok : EXIT.waiting;
}

function whyHeldUp(state: ImportProgress['state'], kind: string): string {
  const trouble = DIDIT_TROUBLES.get(kind) ?? kind;
  const sentence = trouble.charAt(0).toUpperCase() + trouble.slice(1);
  return state === 'failed'
    ? `${sentence}. What is listed stays; start it again when that is mended.`
    : `${sentence}: nothing is lost, the worker goes on by itself.`;
}

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
