import { setTimeout as sleep } from 'node:timers/promises';
import { type Connection, connect } from '@docket/db';
import type { TestDatabase } from '@docket/db/testing';
import { sql } from 'kysely';
import pg from 'pg';
import { appendAudit, SYSTEM } from '../../src/features/audit/append-audit.ts';
import { sequenceAudit } from '../../src/features/audit/sequencer/sequence-audit.ts';
import { newId } from '../../src/new-id.ts';
import type { Attack } from './attacks.ts';
import { changes, takeSnapshot } from './snapshot.ts';
import { sequencerOf } from './world.ts';

/** Who attacks: with which connection string, and stepped down to which role. */
export interface Attacker {
  readonly url: string;
  readonly role?: string;
}

const SEALED_WITHIN_MS = 3_000;

/** Carries the attack out and says what it brought about; empty for nothing. What it was told is of no interest. */
export async function strike(database: TestDatabase, by: Attacker, attack: Attack): Promise<string> {
  if (attack.effect === 'stall' || attack.effect === 'kill') return disturb(database, by, attack);
  const before = await takeSnapshot(database.url);
  const client = await enter(by);
  const answers = await send(client, database, attack);
  await client.end();
  if (attack.effect === 'answer') return answers > 0 ? 'answered' : '';
  return changes(before, await takeSnapshot(database.url)).join(', ');
}

async function enter({ url, role }: Attacker): Promise<pg.Client> {
  const options = role === undefined ? {} : { options: `-c role=${role}` };
  const client = new pg.Client({ connectionString: url, statement_timeout: 5_000, ...options });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** How many statements were answered. One that is refused does not keep an attacker from the next. */
async function send(client: pg.Client, { url }: TestDatabase, attack: Attack): Promise<number> {
  const owner = new URL(url).username;
  let answers = 0;
  for (const statement of attack.sql) {
    try {
      await client.query(statement.replaceAll('{owner}', owner));
      answers += 1;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error;
    }
  }
  return answers;
}

/** Attacks on the sequencer while it works: is an entry that comes now sealed, over the connection that there was? */
async function disturb(database: TestDatabase, by: Attacker, attack: Attack): Promise<string> {
  const app = connect(database.appUrl, { max: 1, role: 'docket_app' });
  const sequencer = connect(database.sequencerUrl, {
    max: 1,
    applicationName: 'docket sequencer',
    role: 'docket_sequencer',
  });
  const client = await enter(by);
  try {
    const pid = await pidOf(sequencer);
    await send(client, database, attack);
    if (attack.effect === 'kill') return (await pidOf(sequencer).catch(() => 0)) === pid ? '' : 'cut off';
    const sealing = sealNext(app, sequencer);
    const isSealed = await Promise.race([sealing, sleep(SEALED_WITHIN_MS, false)]);
    await client.end();
    await sealing;
    return isSealed ? '' : 'stalled';
  } finally {
    await client.end();
    await app.close();
    await sequencer.close();
  }
}

async function pidOf({ db }: Connection): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  return rows[0]?.pid ?? 0;
}

async function sealNext(app: Connection, sequencer: Connection): Promise<boolean> {
  const deps = { ...sequencerOf(app, sequencer), newId: () => newId() };
  await app.db.transaction().execute((trx) => appendAudit(trx, deps, SYSTEM, { action: 'case.listed' }));
  return (await sequenceAudit(deps)) > 0;
}
