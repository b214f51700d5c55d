import { randomBytes } from 'node:crypto';
import { type Connection, connect } from '@docket/db';
import { sql } from 'kysely';
import { appendAudit, SYSTEM } from '../../src/features/audit/append-audit.ts';
import { type SequencerDeps, sequenceAudit } from '../../src/features/audit/sequencer/sequence-audit.ts';
import { newId } from '../../src/new-id.ts';

const id = (digit: string) => `00000000-0000-4000-8000-00000000000${digit}`;

/** What the attacks aim at. */
export const AIM = {
  maker: id('1'),
  colleague: id('2'),
  /** Has a decision that waits for a second person. */
  waitingCase: id('3'),
  waiting: id('4'),
  /** Has one that Didit confirmed. */
  confirmedCase: id('5'),
  confirmed: id('6'),
  check: id('7'),
  /** Nobody has decided it. */
  freeCase: id('8'),
} as const;

/** What sealing the log of this world takes, with the sequencer's own connection. */
export function sequencerOf({ db }: Connection, sequencer: Connection): SequencerDeps {
  const auditKey = { name: 'docket.example/audit', secretKey: new Uint8Array(randomBytes(32)) };
  // the sequencer reads no setting but the one that is not given
  const env = {} as SequencerDeps['env'];
  return { db, sequencerDb: sequencer.db, auditKey, env, clock: () => new Date() };
}

/** People, cases, decisions and a sealed log with two entries left in the intake: something of everything. */
export async function makeWorld(url: string): Promise<void> {
  const owner = connect(url, { max: 2, applicationName: 'enforce' });
  try {
    const deps = { ...sequencerOf(owner, owner), newId: () => newId() };
    for (const sealed of [true, true, false]) {
      await owner.db.transaction().execute(async (trx) => {
        await appendAudit(trx, deps, SYSTEM, { action: 'case.imported', case: AIM.freeCase });
        await appendAudit(trx, deps, SYSTEM, { action: 'case.imported', case: AIM.waitingCase });
      });
      if (sealed) await sequenceAudit(deps);
    }
    const statements = [
      `insert into users (id, email, name, role, password_hash) values
        ('${AIM.maker}', 'maker@docket.test', 'Maker', 'manager', 'x'),
        ('${AIM.colleague}', 'colleague@docket.test', 'Colleague', 'manager', 'x')`,
      `insert into cases (id, status, session_created_at, observed_at)
        select unnest(array['${AIM.waitingCase}', '${AIM.confirmedCase}', '${AIM.freeCase}']::uuid[]), 'In Review', now(), now()`,
      `insert into evidence_history (case_id, version, decision_text, decision_sha256, observed_at)
        values ('${AIM.freeCase}', 1, '{}', 'x', now())`,
      `insert into notes (id, case_id, author_id, text) values ('${AIM.check}', '${AIM.freeCase}', '${AIM.maker}', 'seen')`,
      decision(AIM.waiting, AIM.waitingCase, 'pending_approval'),
      decision(AIM.confirmed, AIM.confirmedCase, 'confirmed'),
      `insert into checks (id, decision_id, maker_id, checker_id, verdict, digest, at)
        values ('${AIM.check}', '${AIM.confirmed}', '${AIM.maker}', '${AIM.colleague}', 'agreed', 'd', now())`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(owner.db);
  } finally {
    await owner.close();
  }
}

/** The insert of a decision by the maker. */
export function decision(decisionId: string, caseId: string, state: string): string {
  return `insert into decisions (id, case_id, outcome, state, maker_id, case_version, claim_fence, expected_status,
      audit_entry_id, requested_at, send_after, expires_at, digest)
    values ('${decisionId}', '${caseId}', 'approve', '${state}', '${AIM.maker}', 1, 1, 'In Review',
      gen_random_uuid(), now(), now(), now(), 'd')`;
}
