import { contract } from '@docket/contracts';
import { connect } from '@docket/db';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../../../test/harness.ts';
import { findWeaknesses } from './find-weaknesses.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());

const ask = async () => (await t.as('auditor').call(contract.getAuditGuards)).body.weaknesses;

describe('how far the database guards the log', () => {
  test('with logins of its own the server has nothing to tell', async () => {
    expect(await ask()).toEqual([]);
  });

  test('is for those who verify', async () => {
    const { status } = await t.as('reviewer').call(contract.getAuditGuards);
    expect(status).toBe(403);
  });

  test('a login that could do more is told, also when it has stepped down', async () => {
    const { host, pathname } = new URL(t.deps.env.DATABASE_URL);
    const { rows } = await sql<{ login: string }>`select session_user as login`.execute(t.db);
    await sql`create role ${sql.id(`${rows[0]?.login}_weak`)} login superuser password 'weak'`.execute(t.db);
    const weak = connect(`postgres://${rows[0]?.login}_weak:weak@${host}${pathname}`, { role: 'docket_app' });
    const found = await findWeaknesses(weak.db);
    await weak.close();
    await sql`drop role ${sql.id(`${rows[0]?.login}_weak`)}`.execute(t.db);
    expect(found).toEqual({
      login: [expect.stringMatching(/signs in as \w+_weak, a superuser .* could switch the guards/)],
      broken: [],
    });
  });

  test('a guard that is off and a right too many are told', async () => {
    await sql`alter table audit.log disable trigger log_append_only`.execute(t.db);
    await sql`grant update on policies to docket_app`.execute(t.db);
    expect(await ask()).toEqual([
      'The server’s role has UPDATE on policies.',
      'The guard log_append_only on audit.log is switched off.',
    ]);
    await sql`alter table audit.log enable always trigger log_append_only`.execute(t.db);
    await sql`revoke update on policies from docket_app`.execute(t.db);
    expect(await ask()).toEqual([]);
  });
});
