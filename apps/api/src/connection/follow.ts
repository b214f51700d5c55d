import type { Db, Trx } from '@docket/db';
import { ACCOUNT_BASE_URL, createDidit, createDiditAccount, type Didit, DiditError } from '@docket/didit';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Env } from '../env.ts';
import { type Listener, listen } from '../listen.ts';
import { every, type Repeated } from '../repeat.ts';
import { type ConnectionState, readState } from './read-state.ts';
import { loadSecretsKey, type SecretsKeyState } from './secrets-key.ts';

const CHANNEL = 'docket_connection';
/** Under the notification, for the moments in which nobody listens. */
const LOOK_AGAIN_MS = 5_000;
/** How often strangers may make us ask the database whether a secret or an address is newer than we know. */
const LEAST_BETWEEN_MS = 250;
/** `code` of the DiditError that every use of the client ends with while there is no key. */
export const NOT_CONNECTED = 'NOT_CONNECTED';

/** The connection to Didit as the database and the environment say it is now, in this process. */
export interface DiditConnection {
  readonly secretsKey: SecretsKeyState;
  state(): ConnectionState;
  /** The client for the present key; never kept across calls. Errors: DiditError NOT_CONNECTED. */
  client(): Didit;
  /** Reads the row again; afterwards this process acts by it. */
  reload(): Promise<void>;
  /** The same at a stranger's request, so not too often. */
  lookAgain(): Promise<void>;
  /** From now on changes made by other processes are followed. */
  follow(): void;
  close(): Promise<void>;
}

/** The settings that the connection depends on. */
export type ConnectionSettings = Pick<
  Env,
  | 'DATABASE_URL'
  | 'DIDIT_BASE_URL'
  | 'DIDIT_ACCOUNT_BASE_URL'
  | 'DIDIT_TIMEOUT_MS'
  | 'DIDIT_LIMIT_TIMES'
  | 'DIDIT_API_KEY'
  | 'DIDIT_WEBHOOK_SECRET'
  | 'DIDIT_WEBHOOK_SECRET_PREVIOUS'
  | 'PUBLIC_URL'
  | 'SECRETS_KEY'
  | 'SECRETS_KEY_FILE'
>;

interface Needs {
  readonly env: ConnectionSettings;
  readonly db: Db;
  readonly log: Logger;
}

/** Tells every process, at commit, that the connection is another one now. */
export async function announceConnection(trx: Trx): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, '')`.execute(trx);
}

/** Opens the connection as stored. A database that cannot be read is told by the server's readiness, not here. */
export async function openConnection(needs: Needs): Promise<DiditConnection> {
  const { env, db, log } = needs;
  const secretsKey = loadSecretsKey(env);
  const clients = keepClients(env);
  // Until the row was read nobody knows which key holds; better none than the wrong one.
  let isRead = false;
  let state = readState(null, env, secretsKey);
  let reading: Promise<void> = Promise.resolve();
  let readAt = 0;

  const read = async (): Promise<void> => {
    readAt = Date.now();
    try {
      const row = (await db.selectFrom('connections').selectAll().executeTakeFirst()) ?? null;
      const next = readState(row, env, secretsKey);
      if (next.problem !== state.problem)
        log.warn({ problem: next.problem }, next.because ?? 'connected again');
      state = next;
      isRead = true;
      clients.use(state.apiKey);
    } catch (error) {
      log.warn({ err: error }, 'the connection to Didit cannot be read from the database');
    }
  };
  const reload = (): Promise<void> => {
    // One after the other: an older reading must not overwrite a newer one.
    reading = reading.then(read);
    return reading;
  };
  const isOutdated = async (): Promise<boolean> => {
    const row = await db.selectFrom('connections').select('version').executeTakeFirst();
    return !isRead || row?.version !== state.row?.version;
  };
  let listener: Listener | undefined;
  let net: Repeated | undefined;
  await reload();
  return {
    secretsKey,
    state: () => state,
    client: () => (isRead ? clients.present() : undefined) ?? notConnected(state),
    reload,
    async lookAgain() {
      if (Date.now() - readAt >= LEAST_BETWEEN_MS) await reload();
    },
    follow() {
      const again = () => void reload(); // never rejects
      listener ??= listen(needs, CHANNEL, { onNotify: again, onConnect: again });
      net ??= every(needs, LOOK_AGAIN_MS, 'follow-connection', async () => {
        if (await isOutdated()) await reload();
      });
    },
    async close() {
      await net?.stop();
      await listener?.stop();
      await reading;
      await clients.close();
    },
  };
}

function notConnected({ because }: ConnectionState): never {
  throw new DiditError({ kind: 'network', operation: 'Didit', code: NOT_CONNECTED, detail: because });
}

interface Clients {
  use(apiKey: string | null): void;
  present(): Didit | undefined;
  close(): Promise<void>;
}

/** One client per key. One that is replaced lets its calls end before it goes. */
function keepClients(env: ConnectionSettings): Clients {
  let present: { apiKey: string; didit: Didit } | undefined;
  const retired = new Map<Didit, NodeJS.Timeout>();
  const retire = (didit: Didit): void => {
    // Closing ends calls that wait for their turn; by then every call has had all its time.
    const timer = setTimeout(() => {
      retired.delete(didit);
      // Calls still running keep their own limits; nobody waits for the connections to go.
      void didit.close();
    }, env.DIDIT_TIMEOUT_MS);
    timer.unref();
    retired.set(didit, timer);
  };
  return {
    use(apiKey) {
      if (present?.apiKey === (apiKey ?? undefined)) return;
      if (present !== undefined) retire(present.didit);
      present = apiKey === null ? undefined : { apiKey, didit: createClient(env, apiKey) };
    },
    present: () => present?.didit,
    async close() {
      for (const timer of retired.values()) clearTimeout(timer);
      const all = [...retired.keys(), ...(present === undefined ? [] : [present.didit])];
      await Promise.all(all.map((didit) => didit.close()));
    },
  };
}

/** A client for one key of the Didit this server talks to. The caller closes it. */
export function createClient(env: ConnectionSettings, apiKey: string): Didit {
  return createDidit({
    baseUrl: env.DIDIT_BASE_URL,
    apiKey,
    timeoutMs: env.DIDIT_TIMEOUT_MS,
    // Didit draws a report while we wait.
    pdfTimeoutMs: 2 * env.DIDIT_TIMEOUT_MS,
    limitTimes: env.DIDIT_LIMIT_TIMES,
  });
}

const OWN_HOST = 'verification.didit.me';

/**
 * The account calls of the Didit this server talks to. A Didit on another host has them beside its API, as the local
 * one does: nobody who tries Docket out should open a real account by mistake. The caller closes it.
 */
export function createAccountClient(env: ConnectionSettings): ReturnType<typeof createDiditAccount> {
  const { host, origin } = new URL(env.DIDIT_BASE_URL);
  const beside = host === OWN_HOST ? ACCOUNT_BASE_URL : `${origin}/auth/v2`;
  const accountBaseUrl = env.DIDIT_ACCOUNT_BASE_URL ?? beside;
  return createDiditAccount({ accountBaseUrl, timeoutMs: env.DIDIT_TIMEOUT_MS });
}
