import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Painter } from './media-painter.ts';
import type { MediaSource } from './records.ts';
import type { Store } from './store.ts';

/** Milliseconds: after the start, without any request, and between two pictures. */
export type Pauses = { first: number; quiet: number; between: number };
export const PAUSES: Pauses = { first: 4_000, quiet: 1_500, between: 250 };

/**
 * A picture takes seconds to draw the first time. While nobody asks for anything, the pictures of sessions that
 * wait for a reviewer are drawn one after the other, in a thread of low priority, and kept.
 * @param first comes before them, such as what a page shows many of: pictures still being drawn take all of a
 * browser's connections, and the customer's next click waits behind them
 */
export function startPredrawing(
  app: FastifyInstance,
  store: Store,
  painter: Pick<Painter, 'paintQuietly'>,
  pauses: Pauses = PAUSES,
  first: MediaSource[] = [],
): void {
  const stop = new AbortController();
  let served = Date.now();
  let open = 0;
  app.addHook('onRequest', async () => {
    open += 1;
    served = Date.now();
  });
  app.addHook('onResponse', async () => {
    open -= 1;
    served = Date.now();
  });
  // The parameter is not read, but the framework counts it and refuses an async hook here without exactly one.
  app.addHook('onRequestAbort', async (_request) => {
    served = Date.now();
  });
  const isQuiet = () => {
    const silence = Date.now() - served;
    // A connection that was cut never ends its request; after a while it counts for nothing.
    return silence > pauses.quiet && (open <= 0 || silence > 10 * pauses.quiet);
  };

  const run = async () => {
    await sleep(pauses.first, undefined, { signal: stop.signal, ref: false });
    for (const source of [...first, ...waitingPictures(store)]) {
      while (!isQuiet()) await sleep(pauses.quiet, undefined, { signal: stop.signal, ref: false });
      await painter.paintQuietly(source);
      await sleep(pauses.between, undefined, { signal: stop.signal, ref: false });
    }
  };
  app.addHook('onReady', async () => {
    run().catch((error: unknown) => {
      // Nobody waits for these pictures; whoever asks for one gets it drawn, or learns what is wrong with it.
      if (!stop.signal.aborted) app.log.warn({ err: error }, 'drawing ahead stopped');
    });
  });
  app.addHook('preClose', async () => stop.abort());
}

/** Longest waiting first, as reviewers work through them; a session's document and face before the rest. */
export function waitingPictures(store: Store): MediaSource[] {
  const waiting = store.sessions
    .all()
    .filter((session) => session.deletedAt === null && session.status === 'In Review')
    .sort((a, b) => a.number - b.number);
  const first = ['front.jpg', 'portrait.jpg', 'selfie.jpg'];
  const pictures = waiting.flatMap((session) => {
    const files = Object.keys(session.media).sort((a, b) => rank(first, a) - rank(first, b));
    return files.flatMap((file) => session.media[file]?.source ?? []);
  });
  return pictures.filter((source) => source.kind !== 'upload');
}

function rank(first: string[], file: string): number {
  const place = first.indexOf(file);
  return place === -1 ? first.length : place;
}
