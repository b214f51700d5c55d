import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, connect } from '@docket/db';
import type { TestDatabase } from '@docket/db/testing';
import type * as z from 'zod';
import { Facts, SeenRequest } from './facts.ts';
import { readWrites, watchWrites } from './watch-writes.ts';

interface Stack {
  /** By which its figures are told from another's. */
  readonly name: string;
  readonly sandbox: string;
  readonly database: TestDatabase;
}

export interface Recording {
  /** For the server's process. */
  readonly nodeOptions: string[];
  readonly env: Record<string, string>;
  /** Once the server has ended, and before the sandbox does: keeps what is on record. */
  finish(): Promise<void>;
}

/**
 * Records all that one stack is asked, writes and does at Didit, into a folder of its own below `folder`. A folder that
 * holds no facts in the end tells that something went wrong there.
 */
export async function startRecording(folder: string, stack: Stack): Promise<Recording> {
  const own = join(folder, `${stack.name}-${process.pid}`);
  const requests = join(own, 'requests.ndjson');
  mkdirSync(own, { recursive: true });
  writeFileSync(requests, '');
  const { database } = stack;
  const logins = [database.appUrl, database.sequencerUrl].map((url) => new URL(url).username);
  await patiently(() => withOwner(database, ({ pool }) => watchWrites(pool, logins)));
  return {
    nodeOptions: ['--import', new URL('record-requests.ts', import.meta.url).href],
    env: { RECORD_REQUESTS: requests },
    async finish() {
      const plantedTx = await patiently(() => plantWrite(database));
      const found = await patiently(() => withOwner(database, readStored));
      const facts: z.input<typeof Facts> = {
        ...found,
        stack: stack.name,
        plantedTx,
        requests: readFileSync(requests, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => SeenRequest.parse(JSON.parse(line))),
        effects: await patiently(() => readLedger(stack.sandbox)),
      };
      writeFileSync(join(own, 'facts.json'), JSON.stringify(Facts.parse(facts)));
    },
  };
}

const TRIES = 6;

/** On a crowded computer a connection may not come about in the five seconds that it is given. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}

async function withOwner<T>({ url }: TestDatabase, work: (owner: Connection) => Promise<T>): Promise<T> {
  const owner = connect(url, { max: 1, applicationName: 'on record' });
  try {
    return await work(owner);
  } finally {
    await owner.close();
  }
}

/** Changes a row with the server's login and leaves no entry, where no trigger of ours demands one. Returns the transaction. */
async function plantWrite({ appUrl }: TestDatabase): Promise<string> {
  const server = connect(appUrl, { max: 1, role: 'docket_app' });
  try {
    const { rows } = await server.pool.query<{ tx: string }>(
      `insert into one_time_codes (code_hash, purpose, created_at, expires_at)
        values ('planted ' || gen_random_uuid(), 'setup', now(), now()) returning pg_current_xact_id()::text as tx`,
    );
    return rows[0]?.tx ?? '';
  } finally {
    await server.close();
  }
}

/** Reads what is on record, past every program of ours. What waits to be sealed is covered by no checkpoint. */
async function readStored({ pool }: Connection): Promise<Pick<Facts, 'writes' | 'entries' | 'decisions'>> {
  const { rows: entries } = await pool.query<Facts['entries'][number]>(`
    select entry ->> 'action' as action, entry -> 'request' ->> 'id' as "requestId",
      entry -> 'request' ->> 'route' as route, entry ->> 'case' as "caseId",
      coalesce(entry -> 'object' ->> 'id', '') as "decisionId",
      coalesce(to_char(signed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '9999') as "coveredAt"
    from (
      select l.entry::jsonb as entry, c.signed_at from audit.log l
        cross join lateral (select signed_at from audit.checkpoint where size > l.leaf_index order by size limit 1) c
      union all select entry::jsonb, null from audit.intake
    ) as entries`);
  const { rows: decisions } = await pool.query<Facts['decisions'][number]>(
    `select d.id, d.case_id as "caseId", coalesce(k.key::text, '') as key, d.state
      from decisions d left join idempotency_keys k on k.decision_id = d.id`,
  );
  return { entries, decisions, writes: await readWrites(pool) };
}

interface LedgerLine {
  readonly kind: string;
  readonly session_id: string | null;
  readonly comment: string | null;
  readonly at: string;
  readonly actor: string;
}

async function readLedger(sandbox: string): Promise<Facts['effects']> {
  const answer = await fetch(`${sandbox}/_sandbox/ledger`);
  // The control API's list of applied effects.
  const lines = (await answer.json()) as LedgerLine[];
  return lines.map(({ kind, session_id, comment, at, actor }) => ({
    ...{ kind, comment, actor, caseId: session_id },
    at: new Date(at).toISOString(),
  }));
}
