import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { CaseId, UserId } from '@docket/contracts';
import { connect, type Db, migrate } from '@docket/db';
import { type Embedded, startEmbedded } from '@docket/db/embedded';
import { sql } from 'kysely';
import { createDeps, type Deps } from '../src/deps.ts';
import { EnvSchema } from '../src/env.ts';
import { startSequencer } from '../src/features/audit/sequencer/run-sequencer.ts';
import { decideCase } from '../src/features/cases/decide/decide-case.ts';
import type { Actor } from '../src/http/authenticate.ts';
import { chained, makeChain, unaudited } from './audit-variants.ts';
import { measureLag } from './checkpoint-lag.ts';

/**
 * What the audit log costs a decision: decisions accepted per second at 16 connections, beside the same transaction
 * without its audit row, and beside the same with a hash chain, whose lock is taken as the last statement. The three
 * take turns in one run, on a database that waits for its disk, the sequencer in the same process as in use. Ends with
 * 1 when a goal is missed.
 */
const CONNECTIONS = 16;
const GOAL = { toUnaudited: 0.8, toChain: 2, lagP99Ms: 1_000 };
const { values } = parseArgs({
  options: { decisions: { type: 'string', default: '1500' }, rounds: { type: 'string', default: '4' } },
  allowPositionals: true,
});
const [DECISIONS, ROUNDS] = [Number(values.decisions), Number(values.rounds)];

const dataDir = await mkdtemp(join(tmpdir(), 'docket-bench-'));
const server = await startEmbedded({ dataDir, durable: true });
try {
  await migrate(server.url, server.logins);
  const deps = await createDeps(settings(server.logins, join(dataDir, 'anchors.notes')));
  const owner = connect(server.url, { max: 2 });
  const sequencer = startSequencer(deps);
  const lag = await measureLag(deps);
  try {
    await bench(deps, owner.db, lag);
  } finally {
    await lag.stop();
    await sequencer.stop();
    await owner.close();
    await deps.close();
  }
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}

function settings(logins: Embedded['logins'], anchorFile: string) {
  return EnvSchema.parse({
    DATABASE_URL: logins.docket_app,
    DATABASE_SEQUENCER_URL: logins.docket_sequencer,
    DATABASE_POOL: CONNECTIONS,
    DIDIT_API_KEY: 'unused',
    DIDIT_WEBHOOK_SECRET: 'unused-unused-unused',
    SECRETS_KEY: randomBytes(32).toString('base64'),
    SESSION_SECRET: randomBytes(64).toString('base64'),
    AUDIT_SIGNING_SEED: randomBytes(32).toString('base64'),
    AUDIT_ANCHOR_FILE: anchorFile,
    LOG_LEVEL: 'fatal',
  });
}

type Lag = Awaited<ReturnType<typeof measureLag>>;

async function bench(deps: Deps, owner: Db, lag: Lag): Promise<void> {
  await makeChain(owner);
  const actor = await makeActor(owner);
  const variants = {
    audited: deps,
    'without audit row': { ...deps, db: unaudited(deps.db) },
    'hash chain': { ...deps, db: chained(deps.db) },
  };
  const speeds: Record<string, number[]> = { audited: [], 'without audit row': [], 'hash chain': [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, own] of Object.entries(variants)) {
      const cases = await makeCases(owner, actor.id, DECISIONS);
      await demandEntries(owner, name === 'audited');
      const isWatched = name === 'audited' && round > 0;
      const perSecond = await decideAll(own, actor, cases, isWatched ? lag.committed : () => {});
      await untilSealed(owner);
      // the first round warms up caches and connections
      if (round > 0) speeds[name]?.push(perSecond);
    }
  }
  report(speeds, lag.lags());
}

function report(speeds: Record<string, number[]>, lags: readonly number[]): void {
  const rows = Object.entries(speeds).map(([name, all]) => [
    name,
    {
      'decisions/s': Math.round(median(all)),
      least: Math.round(Math.min(...all)),
      most: Math.round(Math.max(...all)),
    },
  ]);
  console.table(Object.fromEntries(rows));
  const of = (name: string) => median(speeds[name] ?? []);
  const [toUnaudited, toChain] = [of('audited') / of('without audit row'), of('audited') / of('hash chain')];
  const quantile = (q: number) => Math.round(lags[Math.floor(lags.length * q)] ?? Number.NaN);
  const p99 = quantile(0.99);
  const lines: [boolean, string][] = [
    [
      toUnaudited >= GOAL.toUnaudited,
      `${toUnaudited.toFixed(2)} × without audit row (goal ≥ ${GOAL.toUnaudited})`,
    ],
    [toChain >= GOAL.toChain, `${toChain.toFixed(2)} × hash chain (goal ≥ ${GOAL.toChain})`],
    [
      p99 <= GOAL.lagP99Ms,
      `checkpoint after commit: p50 ${quantile(0.5)} ms, p99 ${p99} ms of ${lags.length} (goal ≤ ${GOAL.lagP99Ms})`,
    ],
  ];
  for (const [holds, line] of lines) console.log(`${holds ? '✓' : '✗'} ${line}`);
  process.exitCode = lines.every(([holds]) => holds) ? 0 : 1;
}

async function decideAll(
  deps: Deps,
  actor: Actor,
  cases: readonly string[],
  onCommit: (decisionId: string) => void,
): Promise<number> {
  const waiting = [...cases];
  const began = performance.now();
  const work = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const caseId = CaseId.parse(id);
      const input = { caseId, version: 1, idempotencyKey: randomUUID(), reason: 'other', note: 'Looked at.' };
      const { decision } = await decideCase(deps, actor, 'decline', input, {});
      onCommit(decision.id);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  return (cases.length / (performance.now() - began)) * 1000;
}

/** The rivals write without an entry, which the guards would refuse; what these cost belongs to the audit log. */
async function demandEntries(db: Db, demanded: boolean): Promise<void> {
  const { rows } = await sql<{ table: string; name: string }>`
    select tgrelid::regclass::text as table, tgname as name from pg_trigger
    where tgfoid = 'audit.require_entry'::regproc`.execute(db);
  for (const { table, name } of rows) {
    const state = sql.raw(demanded ? 'enable always' : 'disable');
    await sql`alter table ${sql.table(table)} ${state} trigger ${sql.ref(name)}`.execute(db);
  }
}

async function makeActor(db: Db): Promise<Actor> {
  const id = UserId.parse(randomUUID());
  await sql`insert into users (id, email, name, role, password_hash)
    values (${id}, 'bench@docket.test', 'Bench', 'reviewer', 'none')`.execute(db);
  return {
    id,
    name: 'Bench',
    email: 'bench@docket.test',
    role: 'reviewer',
    hasSecondFactor: false,
    sessionId: 'bench',
    sessionHash: 'f'.repeat(32),
    ip: '127.0.0.1',
    request: { id: randomUUID(), route: 'POST /api/cases/:caseId/decline' },
  };
}

async function makeCases(db: Db, userId: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await sql`insert into cases (id, status, session_created_at, in_review_since, observed_at, details_at)
    select id, 'In Review', now(), now(), now(), now() from unnest(${ids}::uuid[]) id`.execute(db);
  await sql`insert into claims (case_id, user_id, fence, acquired_at, expires_at)
    select id, ${userId}, 1, now(), now() + interval '1 hour' from unnest(${ids}::uuid[]) id`.execute(db);
  await sql`checkpoint`.execute(db);
  return ids;
}

async function untilSealed(db: Db): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit.intake`.execute(db);
    if (rows[0]?.n === 0) return;
    await sleep(50);
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
