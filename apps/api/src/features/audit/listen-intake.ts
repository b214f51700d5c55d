import pg from 'pg';
import type { Deps } from '../../deps.ts';
import { createBell } from './bell.ts';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Calls `onEntry` when transactions leave audit entries, and once after each (re)connect, because what was
 * announced while nobody listened is lost. Its own connection: a pooled one would be taken by a query.
 */
export function listenIntake(
  deps: { env: Pick<Deps['env'], 'DATABASE_URL'>; log: Deps['log'] },
  onEntry: () => void,
): { stop(): Promise<void> } {
  const ended = createBell();
  let stopped = false;
  let current: pg.Client | null = null;

  async function listen(): Promise<void> {
    for (let pauseMs = FIRST_PAUSE_MS; !stopped; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        current = newClient(deps.env.DATABASE_URL);
        const broken = whenBroken(current);
        await current.connect();
        current.on('notification', onEntry);
        await current.query('listen audit_intake');
        pauseMs = FIRST_PAUSE_MS;
        onEntry();
        if (!stopped) throw await broken;
      } catch (error) {
        if (!stopped)
          deps.log.warn({ err: error }, 'listening for audit entries broke off; connecting again');
      }
      await current?.end().catch((error: unknown) => deps.log.debug({ err: error }, 'closing failed'));
      if (!stopped) await ended.wait(pauseMs);
    }
  }

  const listening = listen();
  return {
    async stop() {
      stopped = true;
      ended.ring();
      await current?.end().catch((error: unknown) => deps.log.debug({ err: error }, 'closing failed'));
      await listening;
    },
  };
}

function newClient(connectionString: string): pg.Client {
  return new pg.Client({
    connectionString,
    application_name: 'docket audit sequencer',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
}

function whenBroken(client: pg.Client): Promise<Error> {
  return new Promise((resolve) => {
    // `on`, because a dying connection may report more than once and an unheard error ends the process.
    client.on('error', resolve);
    client.once('end', () => resolve(new Error('the connection ended')));
  });
}
