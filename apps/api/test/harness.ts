import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type AuditEntry, type CaseId, contract, type Endpoint, type Role } from '@docket/contracts';
import { connect, type Db } from '@docket/db';
import { createTestDatabase, type TestServer } from '@docket/db/testing';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { Logger, runOnce } from 'graphile-worker';
import { sql } from 'kysely';
import pino, { type Logger as Log } from 'pino';
import { buildSandbox } from 'sandbox';
import { buildApp } from '../src/app.ts';
import { webhookDestinationId } from '../src/connection/destination-id.ts';
import { createDeps, type Deps } from '../src/deps.ts';
import { EnvSchema } from '../src/env.ts';
import { sequenceAudit } from '../src/features/audit/sequencer/sequence-audit.ts';
import { continueImport } from '../src/features/sync/import/continue-import.ts';
import { ensureImport } from '../src/features/sync/import/start-import.ts';
import { refreshSession } from '../src/features/sync/refresh-session.ts';
import { DEMO_PASSWORD, ensureDemoUsers } from '../src/features/users/ensure-demo-users.ts';
import type { App } from '../src/http/zod.ts';
import { startWorker, tasksOf, type Worker } from '../src/run-worker.ts';
import { subjectKeyOf } from '../src/sealing/subject-key.ts';
import type { Answer, Caller, CallInput, Json } from './caller.ts';
import { freePort } from './free-port.ts';
import { TestClock } from './test-clock.ts';

export interface HarnessOptions {
  readonly seed?: 'empty' | 'demo';
  readonly undoMs?: number;
  readonly quarantineMs?: number;
  /** Runs the real worker in the background; without it `drain` does its work step by step. */
  readonly worker?: boolean;
  /** The sandbox delivers webhooks to this server. */
  readonly webhooks?: boolean;
  readonly env?: Record<string, string>;
  /** Where the database is made, outside of a test run. */
  readonly server?: TestServer;
  /** Where the server writes its log; nowhere when absent. */
  readonly log?: Log;
}

export type Person = Role | 'reviewer2';

/** Of one sign-in, each as `name=value`. */
interface Cookies {
  readonly access: string;
  readonly refresh: string;
}

/** What a sign-in or its renewal sets. */
export function readCookies({ headers }: Pick<Answer, 'headers'>): Cookies {
  const [access = '', refresh = ''] = [headers['set-cookie']].flat().map((one) => String(one).split(';')[0]);
  return { access, refresh };
}

/** A whole Docket on a database of its own, with a local Didit of its own. Nothing of ours is replaced but the clock. */
export class Harness implements AsyncDisposable {
  readonly deps: Deps;
  readonly app: App;
  readonly sandbox: FastifyInstance;
  /** The database with its owner's rights, to arrange and to look; what is tested has the server's own. */
  readonly db: Db;
  readonly clock: TestClock;
  readonly #cookies = new Map<Person, Promise<Cookies>>();
  readonly #closers: (() => Promise<unknown>)[];

  constructor(parts: {
    deps: Deps;
    db: Db;
    app: App;
    sandbox: FastifyInstance;
    clock: TestClock;
    closers: (() => Promise<unknown>)[];
  }) {
    this.deps = parts.deps;
    this.app = parts.app;
    this.sandbox = parts.sandbox;
    this.clock = parts.clock;
    this.db = parts.db;
    this.#closers = parts.closers;
  }

  readonly anonymous: Caller = { call: (endpoint, input) => this.#call(undefined, endpoint, input) };

  as(person: Person): Caller {
    return { call: (endpoint, input) => this.#call(person, endpoint, input) };
  }

  async userId(person: Person): Promise<string> {
    const row = await this.db
      .selectFrom('users')
      .select('id')
      .where('email', '=', `${person}@docket.demo`)
      .executeTakeFirstOrThrow();
    return row.id;
  }

  async #call(
    person: Person | undefined,
    endpoint: Pick<Endpoint, 'method' | 'url'>,
    input: CallInput = {},
  ): Promise<Answer> {
    const options: InjectOptions = {
      method: endpoint.method,
      url: fill(endpoint.url, input.params ?? {}),
      query: Object.fromEntries(
        Object.entries(input.query ?? {}).map(([key, value]) => [key, String(value)]),
      ),
      headers: { ...input.headers, ...(person ? { cookie: await this.cookie(person) } : {}) },
      ...(input.body === undefined ? {} : { payload: input.body as object }), // JSON whatever its shape: bad shapes are tested too
    };
    let answer = await this.app.inject(options);
    // As the web app does: a token of some minutes is renewed where the clock was moved.
    if (answer.statusCode === 401 && person !== undefined && (await this.#renew(person, options))) {
      answer = await this.app.inject({
        ...options,
        headers: { ...options.headers, cookie: await this.cookie(person) },
      });
    }
    const isJson = String(answer.headers['content-type'] ?? '').includes('json');
    return {
      status: answer.statusCode,
      headers: answer.headers,
      raw: answer.rawPayload,
      body: isJson && answer.body !== '' ? JSON.parse(answer.body) : undefined,
    };
  }

  /** The sign-in of this person, for requests that are not made by `call`. */
  async cookie(person: Person): Promise<string> {
    return (await this.cookies(person)).access;
  }

  cookies(person: Person): Promise<Cookies> {
    const known = this.#cookies.get(person);
    if (known !== undefined) return known;
    const fresh = this.anonymous
      .call(contract.signIn, { body: { email: `${person}@docket.demo`, password: DEMO_PASSWORD } })
      .then(readCookies);
    this.#cookies.set(person, fresh);
    return fresh;
  }

  /** False when the sign-in cannot be renewed. Of several calls at once, one renews. */
  async #renew(person: Person, failed: InjectOptions): Promise<boolean> {
    const cookies = await this.cookies(person);
    if (cookies.access !== failed.headers?.cookie) return true;
    const headers = { cookie: cookies.refresh };
    const answer = await this.anonymous.call(contract.refreshSignIn, { headers, body: {} });
    if (answer.status === 204) this.#cookies.set(person, Promise.resolve(readCookies(answer)));
    return answer.status === 204;
  }

  /** Signs in anew at the next call; for tests that end a sign-in. */
  forget(person: Person): void {
    this.#cookies.delete(person);
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

  /** For who is shown a case with a reason only: gives one, in the sign-in they have now. */
  async sayWhy(person: Person, caseId: string): Promise<void> {
    const body = { reason: 'Sample of the quarter.' };
    const answer = await this.as(person).call(contract.giveViewReason, { params: { caseId }, body });
    if (answer.status !== 201) throw new Error(`the reason was answered ${answer.status}`);
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
  async drain(): Promise<void> {
    for (let round = 0; round < 50; round += 1) {
      await sequenceAudit(this.deps);
      await this.#makeDue();
      await runOnce({
        pgPool: this.deps.pool,
        taskList: tasksOf(this.deps),
        noHandleSignals: true,
        logger: SILENT,
      });
      const { rows } = await sql<{ due: number }>`select count(*) as due from graphile_worker.jobs
        where run_at <= now() and attempts < max_attempts and locked_at is null`.execute(this.db);
      const moving = await this.#moving();
      if (rows[0]?.due === 0 && !moving) return;
    }
    throw new Error('jobs do not come to rest');
  }

  /** The queue runs on the database's clock; what is due on the test's clock is made due there. */
  async #makeDue(): Promise<void> {
    await sql`update graphile_worker._private_jobs set run_at = now()
      where run_at > now() and run_at <= ${this.clock.now()}`.execute(this.db);
  }

  async #moving(): Promise<boolean> {
    const row = await this.db
      .selectFrom('decisions')
      .select('id')
      .where('state', '=', 'queued')
      .where('send_after', '<=', this.clock.now())
      // What a pause holds is at rest.
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('sending_pauses').select('id').where('resumed_at', 'is', null))),
      )
      .executeTakeFirst();
    return row !== undefined;
  }

  async close(): Promise<void> {
    for (const closer of this.#closers) await closer();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** A job that fails is seen by what it did not do; its own chatter hides the test's findings. */
const SILENT = new Logger(() => () => undefined);

const API_KEY = `sk_test_${'k'.repeat(43)}`;
const WEBHOOK_SECRET = 's'.repeat(43);

export async function startHarness(options: HarnessOptions = {}): Promise<Harness> {
  const database = await createTestDatabase(options.server);
  const clock = new TestClock();
  // The sandbox is told where to deliver before the API is built, and the API where Didit is.
  const apiPort = options.webhooks ? await freePort() : 0;
  const sandbox = await buildSandbox({
    statePath: ':memory:',
    apiKey: API_KEY,
    seed: options.seed ?? 'empty',
    rateLimits: false,
    webhookRetryScale: 0.001,
    ...(options.webhooks
      ? {
          webhook: {
            url: `http://127.0.0.1:${apiPort}/webhooks/didit/${webhookDestinationId(WEBHOOK_SECRET)}`,
            secret: WEBHOOK_SECRET,
          },
        }
      : {}),
  });
  await sandbox.listen({ host: '127.0.0.1', port: 0 });
  const { port } = sandbox.server.address() as AddressInfo; // listening on TCP
  const env = EnvSchema.parse({
    DATABASE_URL: database.appUrl,
    DATABASE_SEQUENCER_URL: database.sequencerUrl,
    DIDIT_BASE_URL: `http://127.0.0.1:${port}`,
    DIDIT_API_KEY: API_KEY,
    DIDIT_WEBHOOK_SECRET: WEBHOOK_SECRET,
    SECRETS_KEY: randomBytes(32).toString('base64'),
    SESSION_SECRET: randomBytes(64).toString('base64'),
    AUDIT_SIGNING_SEED: randomBytes(32).toString('base64'),
    // Tests move the clock by hours; what is idle is tested where it belongs.
    SIGN_IN_IDLE_MINUTES: '720',
    UNDO_MS: String(options.undoMs ?? 0),
    QUARANTINE_MS: String(options.quarantineMs ?? 0),
    ...options.env,
  });
  const owner = connect(database.url, { max: 4, applicationName: 'docket test' });
  const deps = await createDeps(env, {
    clock: () => clock.now(),
    log: options.log ?? pino({ level: 'silent' }),
  });
  await ensureDemoUsers(deps);
  const app = await buildApp(deps);
  await app.listen({ host: '127.0.0.1', port: apiPort });
  const worker: Worker | undefined = options.worker ? await startWorker(deps) : undefined;
  return new Harness({
    deps,
    db: owner.db,
    app,
    sandbox,
    clock,
    closers: [
      () => app.close(),
      async () => worker?.stop(),
      () => sandbox.close(),
      () => deps.close(),
      () => owner.close(),
      () => database.drop(),
    ],
  });
}

function fill(url: string, params: Record<string, string>): string {
  return url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? `:${name}`));
}
