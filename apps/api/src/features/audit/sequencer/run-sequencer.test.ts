import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../../../test/harness.ts';
import { appendAudit, SYSTEM } from '../append-audit.ts';
import { isCovered } from '../verify/is-covered.ts';
import { type Sequencer, startSequencer } from './run-sequencer.ts';

let t: Harness;

beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());

function append(): Promise<string> {
  return t.db.transaction().execute((trx) => appendAudit(trx, t.deps, SYSTEM, { action: 'case.imported' }));
}

async function coveredWithin(entryId: string, mostMs: number): Promise<number> {
  const startedMs = performance.now();
  while (performance.now() - startedMs < mostMs) {
    if (await isCovered(t.db, entryId)) return performance.now() - startedMs;
    await sleep(5);
  }
  throw new Error(`the entry has no checkpoint after ${mostMs} ms`);
}

async function withSequencers<T>(count: number, work: (sequencers: Sequencer[]) => Promise<T>): Promise<T> {
  const sequencers = Array.from({ length: count }, () => startSequencer(t.deps));
  try {
    return await work(sequencers);
  } finally {
    await Promise.all(sequencers.map((sequencer) => sequencer.stop()));
  }
}

/** What a restart of the database looks like from here: every connection is gone at once. */
async function cutConnections(): Promise<void> {
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(t.db);
}

test('an entry is covered soon after its commit, and the sequencer says when it last ran', async () => {
  await withSequencers(1, async ([sequencer]) => {
    await coveredWithin(await append(), 5_000);
    await coveredWithin(await append(), 5_000);
    expect(sequencer?.lastRunAt()).toBeInstanceOf(Date);
  });
});

test('several sequencers at once put every entry into the log once', async () => {
  await withSequencers(3, async () => {
    const ids = await Promise.all(Array.from({ length: 60 }, append));
    for (const id of ids) await coveredWithin(id, 5_000);
  });
  const rows = await t.db.selectFrom('audit.log').select('leaf_index').orderBy('leaf_index').execute();
  expect(rows.map((row) => row.leaf_index)).toEqual(rows.map((_, i) => i));
});

test('after the database cut every connection, sequencing goes on by itself', async () => {
  await withSequencers(2, async () => {
    await coveredWithin(await append(), 5_000);
    await cutConnections();
    const id = await append();
    await coveredWithin(id, 10_000);
    await cutConnections();
    await coveredWithin(await append(), 10_000);
  });
});

test('trouble with the log is reported and retried, and ends when its cause does', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => lines.push(line) });
  await sql`alter table audit.intake rename to intake_away`.execute(t.db);
  const sequencer = startSequencer({ ...t.deps, log });
  try {
    for (let i = 0; i < 200 && lines.length === 0; i += 1) await sleep(20);
    expect(lines[0]).toContain('it tries again');
    await sql`alter table audit.intake_away rename to intake`.execute(t.db);
    await coveredWithin(await append(), 10_000);
  } finally {
    await sequencer.stop();
  }
});

test('stopping ends at once also while the sequencer still connects', async () => {
  const sequencer = startSequencer(t.deps);
  const startedMs = performance.now();
  await sequencer.stop();
  expect(performance.now() - startedMs).toBeLessThan(2_000);
});
