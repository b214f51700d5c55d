import { setTimeout as sleep } from 'node:timers/promises';
import type { Rig } from '../rig/rig.ts';

/** What refusals themselves write, and the traffic of the machinery. */
const OPERATIONAL = [
  'auth_sessions',
  'sign_in_failures',
  'didit_usage',
  'reconciles',
  'imports',
  'case_changes',
  'live_instances',
  'lookers',
];

/** A digest of every table that people's work stands in. */
export async function fingerprint(rig: Rig): Promise<Map<string, string>> {
  const { rows } = await rig.db.query<{ name: string }>(
    `select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const prints = new Map<string, string>();
  for (const { name } of rows) {
    if (OPERATIONAL.includes(name)) continue;
    const { rows: digests } = await rig.db.query<{ digest: string }>(
      `select md5(coalesce(string_agg(row_text, E'\\n' order by row_text), '')) as digest
         from (select t::text as row_text from ${name} as t) as texts`,
    );
    prints.set(name, digests[0]?.digest ?? '');
  }
  const ledger = await rig.control('GET', '/_sandbox/ledger');
  prints.set('Didit', JSON.stringify(ledger));
  return prints;
}

export function changedTables(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...after].filter(([name, digest]) => before.get(name) !== digest).map(([name]) => name);
}

/** Names of ours that a stranger has no business with, leaving out those that are plain words. */
export async function databaseNames(rig: Rig): Promise<string[]> {
  const { rows } = await rig.db.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema in ('public', 'audit', 'graphile_worker')
     union select column_name from information_schema.columns where table_schema in ('public', 'audit')
     union select constraint_name from information_schema.table_constraints where table_schema in ('public', 'audit')`,
  );
  return rows.map(({ name }) => name).filter((name) => /^[a-z]+(_[a-z0-9]+)+$/.test(name));
}

/** Everything the audit log has taken, on its way or at rest, since `position` entries. */
export interface Recorded {
  readonly action: string;
  readonly outcome: string;
  readonly route: string | null;
  readonly count: number;
}

/** Audit entries made after this moment, counted. */
export async function recordedSince(rig: Rig, since: Date): Promise<Recorded[]> {
  const { rows } = await rig.db.query<Omit<Recorded, 'count'> & { count: string }>(
    `select entry ->> 'action' as action, entry ->> 'outcome' as outcome, entry -> 'request' ->> 'route' as route,
        count(distinct coalesce(entry -> 'request' ->> 'id', entry ->> 'id')) as count
       from (select entry::jsonb as entry from audit.log union all select entry::jsonb from audit.intake) as entries
      where (entry ->> 'ts')::timestamptz >= $1 group by 1, 2, 3`,
    [since],
  );
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** Until no job is left that could still change something by itself. */
export async function settle(rig: Rig): Promise<void> {
  for (let round = 0; round < 240; round += 1) {
    const { rows } = await rig.db.query<{ count: string }>(
      `select count(*) as count from graphile_worker.jobs where attempts < max_attempts and run_at < now() + interval '5 seconds'`,
    );
    const { rows: moving } = await rig.db.query<{ count: string }>(
      `select count(*) as count from decisions where state in ('queued', 'sending')`,
    );
    if (Number(rows[0]?.count) + Number(moving[0]?.count) === 0) return;
    await sleep(500);
  }
}
