import { connect, type Db, pendingMigrations } from '@docket/db';
import { sql } from 'kysely';
import { settingOf } from '../../env.ts';
import { findWeaknesses } from '../../features/audit/guards/find-weaknesses.ts';
import { bad, type Finding, good, look, skipped, weak } from './check.ts';

const OLDEST = 150_000;
/** As the server's readiness: older, and decisions wait for their checkpoint noticeably. */
const MOST_AUDIT_LAG_S = 5;
const MOST_JOB_LAG_S = 60;

export async function checkDatabase(): Promise<Finding[]> {
  const url = settingOf('DATABASE_URL');
  if (url === undefined) return [skipped('database', 'DATABASE_URL is missing')];
  const { db, close } = connect(url, { max: 2, applicationName: 'docket doctor' });
  try {
    const version = await look('database', 'Check DATABASE_URL and that PostgreSQL runs.', () =>
      checkVersion(db),
    );
    if (!version.ok) return [version];
    const schema = await look('schema', 'Start Docket once; that prepares the database.', () =>
      checkSchema(db),
    );
    if (!schema.ok) return [version, schema];
    const restart = 'Start the server, or worker.ts where WORKER=off.';
    return [
      version,
      schema,
      await look('audit log', restart, () => checkSequencer(db)),
      await look('worker', restart, () => checkWorker(db)),
      await look('guards', 'Migrate the database; that makes its roles.', () => checkGuards(db)),
    ];
  } finally {
    await close();
  }
}

async function checkVersion(db: Db): Promise<Finding> {
  const { rows } = await sql<{ number: number; words: string }>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as words`.execute(
    db,
  );
  const { number, words } = rows[0] ?? { number: 0, words: 'unknown' };
  if (number >= OLDEST) return good('database', `PostgreSQL ${words}`);
  return bad('database', `PostgreSQL ${words}`, 'Docket needs PostgreSQL 15 or newer.');
}

async function checkSchema(db: Db): Promise<Finding> {
  const pending = await pendingMigrations(db);
  if (pending.length === 0) return good('schema', 'up to date');
  return bad('schema', `${pending.join(', ')} not applied`, 'Restart the server; it applies migrations.');
}

async function checkSequencer(db: Db): Promise<Finding> {
  const { rows } = await sql<{ lag: number; backlog: number }>`
    select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float8 as lag, count(*) as backlog
    from audit.intake`.execute(db);
  const { lag, backlog } = rows[0] ?? { lag: 0, backlog: 0 };
  const detail =
    backlog === 0 ? 'every entry is sealed' : `${backlog} entries wait, the oldest for ${lag.toFixed(1)} s`;
  if (lag <= MOST_AUDIT_LAG_S) return good('audit log', detail);
  return bad('audit log', detail, 'No sequencer runs: start the server, or worker.ts where WORKER=off.');
}

async function checkGuards(db: Db): Promise<Finding> {
  const { login, broken } = await findWeaknesses(db);
  if (broken.length > 0)
    return bad('guards', broken.join(' '), 'Find out who did this; migrating sets the rights anew.');
  if (login.length === 0) return good('guards', 'the server signs in with the least rights');
  return weak(
    'guards',
    login.join(' '),
    'Migrate with DATABASE_OWNER_URL, and give the server logins of its own: DATABASE_URL, DATABASE_SEQUENCER_URL.',
  );
}

async function checkWorker(db: Db): Promise<Finding> {
  const { rows } = await sql<{ lag: number; due: number }>`
    select coalesce(extract(epoch from clock_timestamp() - min(run_at)), 0)::float8 as lag, count(*) as due
    from graphile_worker.jobs where locked_at is null and attempts < max_attempts and run_at < now()`.execute(
    db,
  );
  const { lag, due } = rows[0] ?? { lag: 0, due: 0 };
  const detail = due === 0 ? 'no job is due' : `${due} jobs are due, the oldest for ${lag.toFixed(0)} s`;
  if (lag <= MOST_JOB_LAG_S) return good('worker', detail);
  return bad('worker', detail, 'No worker runs: start the server, or worker.ts where WORKER=off.');
}
