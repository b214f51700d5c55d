import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../src/testing.ts';

let database: TestDatabase;
let owner: pg.Client;
let app: pg.Client;
const [person, colleague, caseId, decisionId, other, passkey] = Array.from({ length: 6 }, () => randomUUID());

beforeAll(async () => {
  database = await createTestDatabase();
  owner = await connectTo(database.url);
  app = await connectTo(database.appUrl);
  await owner.query(`insert into users (id, email, name, role, password_hash) values
    ('${person}', 'one@docket.test', 'One', 'manager', 'x'), ('${colleague}', 'two@docket.test', 'Two', 'manager', 'x')`);
  await owner.query(`insert into cases (id, status, session_created_at, observed_at)
    values ('${caseId}', 'In Review', now(), now())`);
  await owner.query(insertDecision(decisionId ?? '', 'pending_approval'));
  await owner.query(`insert into bypasses (id, case_id, from_status, to_status, happened_at, detected_at, found_by)
    values ('${other}', '${caseId}', 'a', 'b', now(), now(), 'read')`);
  await owner.query(insertDisposition(other ?? ''));
  await owner.query(`insert into claims (case_id, user_id, acquired_at, expires_at)
    values ('${caseId}', '${person}', now(), now())`);
  await owner.query(`insert into authenticators (user_id, totp_secret_sealed, created_at)
    values ('${person}', 'sealed', now())`);
});
afterAll(async () => {
  await owner.end();
  await app.end();
  await database.drop();
});

async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

function insertDecision(id: string, state: string): string {
  return `insert into decisions (id, case_id, outcome, state, maker_id, case_version, claim_fence, expected_status,
      audit_entry_id, requested_at, send_after, expires_at)
    values ('${id}', '${caseId}', 'approve', '${state}', '${person}', 1, 1, 'In Review', '${randomUUID()}', now(), now(), now())`;
}

function insertDisposition(id: string): string {
  return `insert into aml_dispositions (id, case_id, hit_ids, finding, reason, discriminators, made_by, made_at, audit_entry_id, state)
    values ('${id}', '${caseId}', '{h}', 'Inconclusive', 'other', '{}', '${person}', now(), '${randomUUID()}', 'recorded')`;
}

function insertPasskey(id: string): string {
  return `insert into passkeys (id, user_id, credential_id, public_key, counter, transports, name, created_at)
    values ('${id}', '${person}', '${id}', '', 0, '{}', 'Phone', now())`;
}

/** In one transaction, with an entry about the subject when there is one. */
async function write(statement: string, subject?: string): Promise<void> {
  await app.query('begin');
  try {
    if (subject !== undefined) {
      await app.query('insert into audit.intake (id, entry) values ($1, $2)', [
        randomUUID(),
        JSON.stringify({ action: 'x', actor: { id: null }, case: null, object: { id: subject }, ts: '2026' }),
      ]);
    }
    await app.query(statement);
    await app.query('commit');
  } catch (error) {
    await app.query('rollback');
    throw error;
  }
}

async function contentOf(table: string): Promise<string> {
  const { rows } = await owner.query(
    `select string_agg(t::text, '|' order by t::text) as all from ${table} t`,
  );
  return String(rows[0]?.all);
}

/** Table, a write that the server makes, and what the entry of that write is about. */
const WRITES: readonly (readonly [table: string, write: () => string, subject: () => string | undefined])[] =
  [
    [
      'decisions',
      () => `update decisions set state = 'refused' where id = '${decisionId}'`,
      () => decisionId,
    ],
    [
      'decisions',
      () => insertDecision('00000000-0000-4000-8000-00000000000d', 'queued'),
      () => '00000000-0000-4000-8000-00000000000d',
    ],
    [
      'checks',
      () => `insert into checks (id, decision_id, maker_id, checker_id, verdict, digest, at)
      values (gen_random_uuid(), '${decisionId}', '${person}', '${colleague}', 'agreed', 'd', now())`,
      () => decisionId,
    ],
    ['cases', () => `update cases set status = 'Approved' where id = '${caseId}'`, () => caseId],
    ['cases', () => `update cases set deleted_at_didit = now() where id = '${caseId}'`, () => caseId],
    [
      'cases',
      () =>
        `insert into cases (id, status, session_created_at, observed_at) values ('${colleague}', 'x', now(), now())`,
      () => colleague,
    ],
    ['claims', () => `update claims set fence = fence + 1, user_id = '${colleague}'`, () => caseId],
    [
      'notes',
      () =>
        `insert into notes (id, case_id, author_id, text) values (gen_random_uuid(), '${caseId}', '${person}', 'x')`,
      () => caseId,
    ],
    ['bypasses', () => `update bypasses set owner_id = '${person}'`, () => other],
    ['aml_dispositions', () => "update aml_dispositions set state = 'told'", () => other],
    ['aml_dispositions', () => insertDisposition(person ?? ''), () => person],
    ['users', () => `update users set role = 'admin' where id = '${person}'`, () => person],
    [
      'users',
      () =>
        `insert into users (id, email, name, role, password_hash) values ('${other}', 'x@docket.test', 'X', 'admin', 'x')`,
      () => other,
    ],
    [
      'policies',
      () => "insert into policies (version, rules, expiry_hours, because) values (99, '{}', 3, 'x')",
      () => '99',
    ],
    [
      'reason_catalogues',
      () => "insert into reason_catalogues (version, reasons, because) values (99, '[]', 'x')",
      () => '99',
    ],
    [
      'imports',
      () => `insert into imports (id, state, started_at) values ('${other}', 'running', now())`,
      () => other,
    ],
    [
      'connections',
      () => "update connections set webhook_secret_sealed = 'x', didit_origin = 'x'",
      () => 'secret',
    ],
    ['authenticators', () => 'update authenticators set confirmed_at = now(), last_step = 7', () => person],
    ['authenticators', () => 'update authenticators set last_step = 6', () => person],
    ['authenticators', () => "update authenticators set totp_secret_sealed = 'other'", () => person],
    ['authenticators', () => 'delete from authenticators', () => person],
    ['passkeys', () => insertPasskey(passkey ?? ''), () => passkey],
    ['passkeys', () => "update passkeys set name = 'Key'", () => passkey],
    ['passkeys', () => 'delete from passkeys', () => person],
    [
      'recovery_codes',
      () => `insert into recovery_codes (user_id, code_hash, created_at) values ('${person}', 'h', now())`,
      () => person,
    ],
    ['recovery_codes', () => 'update recovery_codes set used_at = now()', () => person],
    ['recovery_codes', () => 'delete from recovery_codes', () => person],
  ];

describe('a write of the server', () => {
  test.each(WRITES)(
    'on %s is refused at commit without its audit entry, and stands with it',
    async (table, statement, subject) => {
      const before = await contentOf(table);
      await expect(write(statement())).rejects.toThrow('has no audit entry');
      if (table !== 'connections')
        await expect(write(statement(), randomUUID())).rejects.toThrow('has no audit entry');
      expect(await contentOf(table)).toBe(before);
      await write(statement(), subject());
      expect(await contentOf(table)).not.toBe(before);
    },
  );

  test('that changes nothing people would ask about needs none', async () => {
    await write('update claims set expires_at = now()');
    await write(`update cases set version = version + 1, trouble = 'network' where id = '${caseId}'`);
    await write(`insert into authenticators (user_id, totp_secret_sealed, created_at)
      values ('${colleague}', 'sealed', now())`);
    await write("update authenticators set totp_secret_sealed = 'anew'");
    await write('delete from authenticators');
  });

  test('that uses a passkey has some entry: whom it was shown for is not always whose it is', async () => {
    await write(insertPasskey(other ?? ''), other);
    const use = 'update passkeys set counter = counter + 1, last_used_at = now()';
    await expect(write(use)).rejects.toThrow('has no audit entry');
    await write(use, colleague);
  });

  test('every guard fires always, also where replication would keep triggers quiet', async () => {
    const { rows } = await owner.query(`
      select tgname from pg_trigger join pg_proc on pg_proc.oid = tgfoid
      where pronamespace = 'audit'::regnamespace and tgenabled <> 'A' and tgname <> 'intake_announce'`);
    expect(rows).toEqual([]);
  });
});

describe('the roles', () => {
  test('have each the rights they need on the log and no other', async () => {
    const { rows } = await owner.query(`
      select grantee, table_name, string_agg(privilege_type, ', ' order by privilege_type) as may
      from information_schema.table_privileges
      where table_schema = 'audit' and table_name in ('intake', 'log', 'checkpoint', 'tile', 'turn')
        and grantee in ('docket_app', 'docket_sequencer', 'PUBLIC')
      group by 1, 2 order by 1, 2`);
    expect(rows.map(({ grantee, table_name, may }) => `${grantee} ${table_name}: ${may}`)).toEqual([
      'docket_app checkpoint: SELECT',
      'docket_app intake: SELECT',
      'docket_app log: SELECT',
      'docket_app tile: SELECT',
      'docket_sequencer checkpoint: SELECT',
      'docket_sequencer intake: SELECT',
      'docket_sequencer log: SELECT',
      'docket_sequencer tile: INSERT, SELECT',
      'docket_sequencer turn: SELECT, UPDATE',
    ]);
  });

  test('an entry leaves the intake only into the log, behind the last checkpoint', async () => {
    const sequencer = await connectTo(database.sequencerUrl);
    const seal = (first: number, seqs: string) =>
      sequencer.query(`select audit.seal(${first}, ${seqs}, '\\x00', '', 'note ${first}', now())`);
    const all = 'array(select seq from audit.intake)';
    await expect(seal(5, all)).rejects.toThrow('does not end at 5');
    await expect(seal(0, '(select array[min(seq), 999999] from audit.intake)')).rejects.toThrow(
      'only 1 of 2',
    );
    await expect(sequencer.query('delete from audit.intake')).rejects.toThrow('permission denied');
    await seal(0, all);
    const { rows } = await owner.query(`select (select count(*) from audit.intake)::int as waiting,
      (select count(*) from audit.log)::int as logged, (select size from audit.checkpoint)::int as size`);
    // Two more: the passkey that was made, and its use.
    expect(rows).toEqual([{ waiting: 0, logged: rows[0]?.size, size: WRITES.length + 2 }]);
    await sequencer.end();
  });
});
