import { randomUUID } from 'node:crypto';
import { type AuditEntry, type CaseId, contract } from '@docket/contracts';
import type { Db } from '@docket/db';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Deps } from '../src/deps.ts';
import { continueImport } from '../src/features/sync/import/continue-import.ts';
import { ensureImport } from '../src/features/sync/import/start-import.ts';
import { refreshSession } from '../src/features/sync/refresh-session.ts';
import type { App } from '../src/http/zod.ts';
import { subjectKeyOf } from '../src/sealing/subject-key.ts';
import type { Answer, Caller, Json } from './caller.ts';
import { drain } from './harness/drain.ts';
import { type Cookies, type Person, SignedInPeople } from './harness/signed-in-people.ts';
import { type HarnessOptions, type Parts, startParts } from './harness/start-parts.ts';
import type { TestClock } from './test-clock.ts';

export { type Person, readCookies } from './harness/signed-in-people.ts';
export type { HarnessOptions } from './harness/start-parts.ts';

/** A whole Docket on a database of its own, with a local Didit of its own. Nothing of ours is replaced but the clock. */
export class Harness implements AsyncDisposable {
  readonly deps: Deps;
  readonly app: App;
  readonly sandbox: FastifyInstance;
  /** The database with its owner's rights, to arrange and to look; what is tested has the server's own. */
  readonly db: Db;
  readonly clock: TestClock;
  readonly anonymous: Caller;
  readonly #people: SignedInPeople;
  readonly #closers: Parts['closers'];

  constructor(parts: Parts) {
    this.deps = parts.deps;
    this.app = parts.app;
    this.sandbox = parts.sandbox;
    this.clock = parts.clock;
    this.db = parts.db;
    this.#people = new SignedInPeople(parts.app);
    this.anonymous = this.#people.anonymous;
    this.#closers = parts.closers;
  }

  as(person: Person): Caller {
    return this.#people.as(person);
  }

  async userId(person: Person): Promise<string> {
    const row = await this.db
      .selectFrom('users')
      .select('id')
      .where('email', '=', `${person}@docket.demo`)
      .executeTakeFirstOrThrow();
    return row.id;
  }

  /** The sign-in of this person, for requests that are not made by `call`. */
  async cookie(person: Person): Promise<string> {
    return (await this.cookies(person)).access;
  }

  cookies(person: Person): Promise<Cookies> {
    return this.#people.cookies(person);
  }

  /** Signs in anew at the next call; for tests that end a sign-in. */
  forget(person: Person): void {
    this.#people.forget(person);
  }

  /** Creates a session at the sandbox, plays it to the scenario's outcome and reads it into a case. */
  async play(scenario: string, options: Record<string, unknown> = {}): Promise<CaseId> {
    const answer = await this.control('POST', '/_sandbox/sessions', { scenario, ...options });
    const id = answer.session_id as CaseId; // the sandbox's answer, a fresh UUID
    await refreshSession(this.deps, id);
    return id;
  }

  /** Takes over all that the local Didit holds, every session read in full. */
  async importAccount(): Promise<void> {
    await ensureImport(this.deps);
    for (let step = 0; step < 500; step += 1) {
      const pace = await continueImport(this.deps);
      if (pace === 'idle') return this.drain();
      if (pace !== 'more') throw new Error(`the import stands still: ${pace}`);
    }
    throw new Error('the import does not end');
  }

  async control(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object): Promise<Json> {
    const answer = await this.sandbox.inject({ method, url, ...(payload ? { payload } : {}) });
    if (answer.statusCode >= 300) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body}`);
    return answer.body === '' ? undefined : JSON.parse(answer.body);
  }

  /** A case that `person` holds, with its version: where most tests of decisions begin. */
  async claimed(
    person: Person,
    scenario = 'review_face_match_borderline',
  ): Promise<{ caseId: CaseId; version: number }> {
    const caseId = await this.play(scenario);
    const { body } = await this.as(person).call(contract.claimCase, { params: { caseId } });
    return { caseId, version: body.version };
  }

  /** A second person's agreement to a decision that waits for one. */
  async agree(decisionId: string, person: Person = 'manager'): Promise<Answer> {
    // Agreeing takes a sign-in of the last minutes, and tests move the clock.
    this.forget(person);
    const { body } = await this.as(person).call(contract.getDecision, { params: { decisionId } });
    const { digest } = body.decision;
    return this.as(person).call(contract.agreeWithDecision, { params: { decisionId }, body: { digest } });
  }

  /** Didit's decision as it is kept of a case, opened. */
  async keptDecision(caseId: string): Promise<string | null> {
    const row = await this.db
      .selectFrom('evidence')
      .select('decision_text')
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow();
    const key = await subjectKeyOf(this.db, this.deps, caseId);
    return key.open({ table: 'evidence', row: caseId, field: 'decision_text' }, row.decision_text);
  }

  /** The headers a decision needs. */
  decide(version: number, key: string = randomUUID()): Record<string, string> {
    return { 'idempotency-key': key, 'if-match': `"${version}"` };
  }

  async version(caseId: string): Promise<number> {
    const row = await this.db
      .selectFrom('cases')
      .select('version')
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow();
    return row.version;
  }

  /** Every audit entry so far, oldest first, whether or not it has its checkpoint yet. */
  async audit(caseId?: string): Promise<AuditEntry[]> {
    const { rows } = await sql<{ entry: string }>`
      select entry from (select leaf_index as position, entry, 0 as part from audit.log
        union all select seq, entry, 1 from audit.intake) as entries order by part, position`.execute(
      this.db,
    );
    const entries = rows.map((row) => JSON.parse(row.entry) as AuditEntry); // written by appendAudit only
    return caseId === undefined ? entries : entries.filter((entry) => entry.case === caseId);
  }

  /** Sequences the audit log and runs due jobs until nothing is left to do. */
  drain(): Promise<void> {
    return drain(this.deps, this.db);
  }

  async close(): Promise<void> {
    for (const closer of this.#closers) await closer();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

export async function startHarness(options: HarnessOptions = {}): Promise<Harness> {
  return new Harness(await startParts(options));
}
