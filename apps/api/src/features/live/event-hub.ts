import type { ServerResponse } from 'node:http';
import type { Deps } from '../../deps.ts';
import { type Listener, listen } from '../../listen.ts';
import { CHANGE_CHANNEL } from './announce-change.ts';

const HEARTBEAT_MS = 20_000;

export interface EventHub {
  add(stream: ServerResponse): void;
  stop(): Promise<void>;
}

/**
 * One database connection per process, any number of browsers: a committed change is written to every open
 * stream. It says only which case changed; what it looks like now, each browser asks for with its own rights.
 */
export function startEventHub(deps: Deps): EventHub {
  const streams = new Set<ServerResponse>();
  const broadcast = (text: string) => {
    for (const stream of streams) stream.write(text);
  };
  const listener: Listener = listen(deps, CHANGE_CHANNEL, {
    onNotify: (caseId) => broadcast(`event: change\ndata: ${JSON.stringify({ caseId })}\n\n`),
    // After a gap nobody knows what was missed, so every screen reads anew.
    onConnect: () => broadcast('event: change\ndata: {"caseId":null}\n\n'),
  });
  const heartbeat = setInterval(() => broadcast(': still here\n\n'), HEARTBEAT_MS);
  return {
    add(stream) {
      stream.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      stream.write('retry: 2000\n\n');
      streams.add(stream);
      stream.once('close', () => streams.delete(stream));
    },
    async stop() {
      clearInterval(heartbeat);
      for (const stream of streams) stream.end();
      await listener.stop();
    },
  };
}
