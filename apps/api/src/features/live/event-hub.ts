import type { ServerResponse } from 'node:http';
import { grantOf } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { SignedIn } from '../../http/authenticate.ts';
import { secondFactorOf } from '../../http/authorize.ts';
import { type Listener, listen } from '../../listen.ts';
import { CHANGE_CHANNEL, SIGN_IN_NEWS, SYNC_NEWS } from './announce-change.ts';

const HEARTBEAT_MS = 20_000;

export interface EventHub {
  /** `find`: the person in whose name the stream is open, as they are now; undefined when the sign-in has ended. */
  add(stream: ServerResponse, person: SignedIn, find: () => Promise<SignedIn | undefined>): void;
  stop(): Promise<void>;
}

interface News {
  readonly text: string;
  /** Names a case, and so is only for roles that may open it. */
  readonly ofCase: boolean;
}

interface Watcher {
  seesCases: boolean;
  /** How often it was asked who the person is by now, and which of these the last answer was to. */
  asked: number;
  answered: number;
  /** News that waits for an answer. */
  readonly held: News[];
  readonly find: () => Promise<SignedIn | undefined>;
}

/**
 * One database connection per process, any number of browsers: a committed change is written to every open
 * stream. It says only which case changed; what it looks like now, each browser asks for with its own rights.
 */
export function startEventHub(deps: Deps): EventHub {
  const streams = new Map<ServerResponse, Watcher>();
  /** The same that opening a list of cases takes. */
  const seesCases = (person: SignedIn) =>
    grantOf(person.role, 'case:list') !== null && secondFactorOf(deps, person) !== 'missing';
  const write = (stream: ServerResponse, watcher: Watcher, news: News) => {
    if (watcher.answered < watcher.asked) watcher.held.push(news);
    else if (watcher.seesCases || !news.ofCase) stream.write(news.text);
  };
  const broadcast = (text: string, ofCase = false) => {
    for (const [stream, watcher] of streams) write(stream, watcher, { text, ofCase });
  };
  /** A stream outlives the request it began with, and must outlive neither the sign-in nor what its role may see. */
  const holdToSignIn = async (stream: ServerResponse, watcher: Watcher): Promise<void> => {
    watcher.asked += 1;
    const turn = watcher.asked;
    try {
      const person = await watcher.find();
      if (person === undefined) return close(stream);
      // Asked again meanwhile: that answer is newer, and this one may be old by now.
      if (turn < watcher.asked) return;
      watcher.answered = turn;
      watcher.seesCases = seesCases(person);
    } catch (error) {
      // Nobody can say whose stream this is. The browser opens another one as soon as somebody can.
      deps.log.warn({ err: error }, 'a stream could not be checked and is ended');
      return close(stream);
    }
    for (const news of watcher.held.splice(0)) write(stream, watcher, news);
  };
  const close = (stream: ServerResponse) => {
    streams.delete(stream);
    stream.end();
  };
  const holdToSignIns = () => {
    for (const [stream, watcher] of streams) void holdToSignIn(stream, watcher); // never rejects
  };
  const tell = (news: string) => {
    if (news === SIGN_IN_NEWS) return holdToSignIns();
    if (news === SYNC_NEWS) broadcast('event: sync\ndata: {}\n\n');
    else broadcast(`event: change\ndata: ${JSON.stringify({ caseId: news })}\n\n`, true);
  };
  const listener: Listener = listen(deps, CHANGE_CHANNEL, {
    onNotify: tell,
    // After a gap nobody knows what was missed, the end of a sign-in or another case: all of it is asked for anew.
    onConnect: () => {
      holdToSignIns();
      broadcast('event: change\ndata: {"caseId":null}\n\nevent: sync\ndata: {}\n\n');
    },
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
      const watcher: Watcher = { seesCases: seesCases(person), asked: 0, answered: 0, held: [], find };
      streams.set(stream, watcher);
      stream.once('close', () => streams.delete(stream));
      // What happened to the sign-in between the request's beginning and now was not told to this stream.
      void holdToSignIn(stream, watcher);
    },
    async stop() {
      clearInterval(heartbeat);
      for (const stream of streams.keys()) stream.end();
      await listener.stop();
    },
  };
}
