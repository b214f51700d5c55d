import type { ServerResponse } from 'node:http';
import type { Deps } from '../../deps.ts';
import { type Listener, listen } from '../../listen.ts';
import { CHANGE_CHANNEL, SYNC_NEWS } from './announce-change.ts';

const HEARTBEAT_MS = 20_000;

export interface EventHub {
  /** `seesCases`: an id of a case is news only for roles that may open it. */
  add(stream: ServerResponse, seesCases: boolean): void;
  stop(): Promise<void>;
}

/**
 * One database connection per process, any number of browsers: a committed change is written to every open
 * stream. It says only which case changed; what it looks like now, each browser asks for with its own rights.
 */
export function startEventHub(deps: Deps): EventHub {
  const streams = new Map<ServerResponse, { seesCases: boolean }>();
  const broadcast = (text: string, onlyCases = false) => {
    for (const [stream, { seesCases }] of streams) if (seesCases || !onlyCases) stream.write(text);
  };
  const tell = (news: string) => {
    if (news === SYNC_NEWS) broadcast('event: sync\ndata: {}\n\n');
    else broadcast(`event: change\ndata: ${JSON.stringify({ caseId: news })}\n\n`, true);
  };
  const listener: Listener = listen(deps, CHANGE_CHANNEL, {
    onNotify: tell,
    // After a gap nobody knows what was missed, so every screen reads anew.
    onConnect: () => broadcast('event: change\ndata: {"caseId":null}\n\nevent: sync\ndata: {}\n\n'),
  });
  const heartbeat = setInterval(() => broadcast(': still here\n\n'), HEARTBEAT_MS);
  return {
    add(stream, seesCases) {
      stream.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      stream.write('retry: 2000\n\n');
      streams.set(stream, { seesCases });
      stream.once('close', () => streams.delete(stream));
    },
    async stop() {
      clearInterval(heartbeat);
      for (const stream of streams.keys()) stream.end();
      await listener.stop();
    },
  };
}
