import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Deps } from './deps.ts';

export interface Listener {
  stop(): Promise<void>;
}

const MAX_PAUSE_MS = 5_000;

/**
 * Calls `onNotify` for every notification on a Postgres channel, over a connection of its own. When that breaks
 * (a database restart) it connects again; `onConnect` runs each time, because what was notified meanwhile is lost.
 */
export function listen(
  deps: { readonly env: Pick<Deps['env'], 'DATABASE_URL'>; readonly log: Deps['log'] },
  channel: string,
  handlers: { onNotify: (payload: string) => void; onConnect?: () => void },
): Listener {
  const stopping = new AbortController();
  let client: pg.Client | undefined;

  const run = async (): Promise<void> => {
    for (let pauseMs = 100; !stopping.signal.aborted; pauseMs = Math.min(pauseMs * 2, MAX_PAUSE_MS)) {
      client = new pg.Client({
        connectionString: deps.env.DATABASE_URL,
        application_name: `docket listen ${channel}`,
      });
      const lost = new Promise<void>((resolve) =>
        client?.once('end', resolve).once('error', () => resolve()),
      );
      try {
        // A client that is hung up while it connects never settles its connect(); only its end is announced.
        await Promise.race([client.connect(), lost]);
        if (stopping.signal.aborted) break;
        client.on('notification', (message) => handlers.onNotify(message.payload ?? ''));
        await client.query(`listen ${client.escapeIdentifier(channel)}`);
        handlers.onConnect?.();
        pauseMs = 100;
        await lost;
      } catch (error) {
        deps.log.warn({ channel, err: error }, 'cannot listen to the database; trying again');
      }
      await hangUp(client);
      await pause(pauseMs, stopping.signal);
    }
    await hangUp(client);
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await hangUp(client);
      await running;
    },
  };
}

/** A connection that is already broken cannot be ended properly, and need not be. */
async function hangUp(client: pg.Client | undefined): Promise<void> {
  await client?.end().catch(() => undefined);
}

/** Sleeps, or not any longer once stopping has begun: an aborted sleep rejects, which is then what was wanted. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await sleep(ms, undefined, { signal }).catch(() => undefined);
}
