import type { ServerResponse } from 'node:http';
import { grantOf } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { SignedIn } from '../../http/authenticate.ts';
import { type Listener, listen } from '../../listen.ts';
import { CHANGE_CHANNEL, SIGN_IN_NEWS, SYNC_NEWS } from './announce-change.ts';

const HEARTBEAT_MS = 20_000;

export interface EventHub {
  /** `find`: the person in whose name the stream is open, as they are now; undefined when the sign-in has ended. */
  add(stream: ServerResponse, person: SignedIn, find: () => Promise<SignedIn | undefined>): void;
  stop(): Promise<void>;
}

interface Watcher {
  seesCases: boolean;
  readonly find: () => Promise<SignedIn | undefined>;
}

/** An id of a case is news only for roles that may open it. */
function seesCases({ role }: SignedIn): boolean {
  return grantOf(role, 'case:list') !== null;
}

/**
 * One database connection per process, any number of browsers: a committed change is written to every open
 * stream. It says only which case changed; what it looks like now, each browser asks for with its own rights.
 */
export function startEventHub(deps: Deps): EventHub {
  const streams = new Map<ServerResponse, Watcher>();
  const broadcast = (text: string, onlyCases = false) => {
    for (const [stream, watcher] of streams) if (watcher.seesCases || !onlyCases) stream.write(text);
  };
  /** A stream outlives the request it began with, and must not outlive the sign-in. */
  const holdToSignIns = () => {
    for (const [stream, watcher] of streams) {
      watcher.find().then(
        (person) => {
          if (person === undefined) stream.end();
          else watcher.seesCases = seesCases(person);
        },
        // The database is away: so is all news. Asked again with the next heartbeat.
        (error: unknown) => deps.log.warn({ err: error }, 'a stream could not be checked'),
      );
    }
  };
  const tell = (news: string) => {
    if (news === SIGN_IN_NEWS) return holdToSignIns();
    if (news === SYNC_NEWS) broadcast('event: sync\ndata: {}\n\n');
    else broadcast(`event: change\ndata: ${JSON.stringify({ caseId: news })}\n\n`, true);
  };
  const listener: Listener = listen(deps, CHANGE_CHANNEL, {
    onNotify: tell,
    // After a gap nobody knows what was missed, so every screen reads anew.
    onConnect: () => broadcast('event: change\ndata: {"caseId":null}\n\nevent: sync\ndata: {}\n\n'),
  });
  const heartbeat = setInterval(() => {
    broadcast(': still here\n\n');
    holdToSignIns();
  }, HEARTBEAT_MS);
  return {
    add(stream, person, find) {
      stream.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      stream.write('retry: 2000\n\n');
      streams.set(stream, { seesCases: seesCases(person), find });
      stream.once('close', () => streams.delete(stream));
    },
    async stop() {
      clearInterval(heartbeat);
      for (const stream of streams.keys()) stream.end();
      await listener.stop();
    },
  };
}
