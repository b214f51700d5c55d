import type { ServerResponse } from 'node:http';
import type { Deps } from '../../deps.ts';
import { type Listener, listen } from '../../listen.ts';
import { every, type Repeated } from '../../repeat.ts';
import { CASE_NEWS, CHANGE_CHANNEL, LOOKING_NEWS, SIGN_IN_NEWS, SYNC_NEWS } from './announce-change.ts';
import { announceLapsedClaims, announceWokenCases, dropOldChanges } from './keep-house.ts';
import {
  deleteLooker,
  dropDeadInstances,
  dropInstance,
  insertLooker,
  readLookers,
  reportInstance,
} from './looker-store.ts';
import { onceMore } from './once-more.ts';
import { readChanges } from './read-changes.ts';
import { eventText, Stream, type Watcher } from './stream.ts';

const HEARTBEAT_MS = 20_000;

/** Of these sign-ins, whether each may still see cases; one that has ended is not in the answer. */
export type LookAtSignIns = (sessionIds: readonly string[]) => Promise<ReadonlyMap<string, boolean>>;

/**
 * One database connection that listens per process, any number of browsers: what was committed is read once and
 * written to every open stream in the same bytes. What costs a query is a change, a browser that comes, and a heartbeat
 * of the process; a browser that waits costs none.
 */
export class EventHub {
  readonly #deps: Deps;
  readonly #lookAtSignIns: LookAtSignIns;
  readonly #instanceId: string;
  readonly #streams = new Map<string, Stream>();
  readonly #listener: Listener;
  readonly #heartbeat: Repeated;
  readonly #casesLookedAt = new Set<string>();
  #position: string | null = null;
  /** Settles when it is known whose the streams are, after all that was heard of sign-ins so far. Never rejects. */
  #known: Promise<void> = Promise.resolve();
  #stopping = false;

  constructor(deps: Deps, lookAtSignIns: LookAtSignIns) {
    this.#deps = deps;
    this.#lookAtSignIns = lookAtSignIns;
    this.#instanceId = deps.newId();
    this.#listener = listen(deps, CHANGE_CHANNEL, {
      onNotify: (news) => this.#take(news),
      onConnect: () => this.#comeBack(),
    });
    this.#heartbeat = every(deps, HEARTBEAT_MS, 'live', () => this.#beat());
  }

  /** Errors: none; a stream that cannot be begun is ended, and its browser tries again. */
  async add(response: ServerResponse, watcher: Watcher, since: string | null): Promise<void> {
    const stream = new Stream(this.#deps.newId(), response, watcher);
    this.#streams.set(stream.id, stream);
    response.once('close', () => void this.#remove(stream));
    try {
      // What happened to the sign-in between the request's beginning and now was not told to this stream.
      await this.#checkSignIns();
      if (!this.#streams.has(stream.id)) return;
      await this.#enter(stream);
      stream.begin(stream.watcher.seesCases ? await this.#missed(since) : '');
    } catch (error) {
      this.#deps.log.warn({ err: error }, 'a stream could not be begun');
      this.#end(stream);
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    for (const stream of this.#streams.values()) stream.end();
    await this.#heartbeat.stop();
    await this.#listener.stop();
    await this.#attempt('a process could not sign off', () => dropInstance(this.#deps.db, this.#instanceId));
  }

  #broadcast(text: string): void {
    for (const stream of this.#streams.values()) stream.send(text);
  }

  /** News of cases waits until it is known who may still be told of them: a role may have changed just before. */
  async #broadcastCases(text: string): Promise<void> {
    let known: Promise<void>;
    do {
      known = this.#known;
      await known;
    } while (known !== this.#known);
    for (const stream of this.#streams.values()) if (stream.watcher.seesCases) stream.send(text);
  }

  #take(news: string): void {
    if (news === CASE_NEWS) void this.#tellChanges();
    else if (news === SYNC_NEWS) this.#broadcast(eventText('sync', {}));
    else if (news === SIGN_IN_NEWS) void this.#checkSignIns();
    else if (news.startsWith(LOOKING_NEWS)) {
      this.#casesLookedAt.add(news.slice(LOOKING_NEWS.length));
      void this.#tellLookers();
    }
  }

  /** Nobody was told of what happened while this process did not listen; what is kept tells it. */
  #comeBack(): void {
    void this.#checkSignIns();
    void this.#tellChanges();
    void this.#tellAllLookers();
    this.#broadcast(eventText('sync', {}));
  }

  readonly #tellChanges = onceMore(() =>
    this.#attempt('changes could not be read', async () => {
      const { position, news } = await readChanges(this.#deps, this.#position);
      this.#position = position;
      if (news.all || news.cases.length > 0) await this.#broadcastCases(eventText('change', news, position));
    }),
  );

  readonly #tellLookers = onceMore(() =>
    this.#attempt('lookers could not be read', async () => {
      const caseIds = [...this.#casesLookedAt];
      this.#casesLookedAt.clear();
      if (caseIds.length === 0) return;
      const read = await readLookers(this.#deps.db, caseIds);
      await this.#broadcastCases(eventText('looking', { all: false, ...read }));
    }),
  );

  readonly #tellAllLookers = onceMore(() =>
    this.#attempt('lookers could not be read', async () => this.#broadcastCases(await this.#allLookers())),
  );

  async #allLookers(): Promise<string> {
    return eventText('looking', { all: true, ...(await readLookers(this.#deps.db, null)) });
  }

  async #missed(since: string | null): Promise<string> {
    const { position, news } = await readChanges(this.#deps, since);
    return eventText('change', news, position) + (await this.#allLookers());
  }

  async #enter({ id, watcher }: Stream): Promise<void> {
    if (watcher.looking === null || !watcher.seesCases) return;
    const row = {
      streamId: id,
      instanceId: this.#instanceId,
      caseId: watcher.looking,
      userId: watcher.userId,
    };
    await this.#report();
    await insertLooker(this.#deps.db, row);
    // It may have gone meanwhile, and then nobody else would take it away.
    if (!this.#streams.has(id)) await deleteLooker(this.#deps.db, id);
  }

  async #remove({ id, watcher }: Stream): Promise<void> {
    this.#streams.delete(id);
    if (watcher.looking === null || this.#stopping) return;
    await this.#attempt('a looker could not be taken away', () => deleteLooker(this.#deps.db, id));
  }

  #checkSignIns(): Promise<void> {
    this.#known = this.#holdToSignIns();
    return this.#known;
  }

  /** A stream outlives the request it began with, and must outlive neither the sign-in nor what its role may see. */
  readonly #holdToSignIns = onceMore(async () => {
    const asked = [...this.#streams.values()];
    try {
      await this.#holdToSignIn(asked);
    } catch (error) {
      // Nobody can say whose these are. Their browsers open others as soon as somebody can.
      this.#deps.log.warn({ err: error }, 'streams could not be held to their sign-ins and are ended');
      for (const stream of asked) this.#end(stream);
    }
  });

  /** One question for all of them. */
  async #holdToSignIn(asked: readonly Stream[]): Promise<void> {
    if (asked.length === 0) return;
    const found = await this.#lookAtSignIns([...new Set(asked.map(({ watcher }) => watcher.sessionId))]);
    const changed = asked.filter(
      (stream) => found.get(stream.watcher.sessionId) !== stream.watcher.seesCases,
    );
    for (const stream of changed) {
      const seesCases = found.get(stream.watcher.sessionId);
      if (seesCases === undefined) this.#end(stream);
      else stream.narrow(seesCases);
    }
    for (const stream of changed.filter(({ id }) => this.#streams.has(id)))
      await (stream.watcher.seesCases ? this.#enter(stream) : deleteLooker(this.#deps.db, stream.id));
  }

  #end(stream: Stream): void {
    this.#streams.delete(stream.id);
    stream.end();
  }

  async #beat(): Promise<void> {
    // With the position, so that a screen that was told nothing for hours is not taken for one that was away.
    this.#broadcast(eventText('here', {}, this.#position ?? undefined));
    await this.#checkSignIns();
    if (this.#streams.size > 0) await this.#report();
    await dropDeadInstances(this.#deps.db);
    await announceLapsedClaims(this.#deps.db);
    await announceWokenCases(this.#deps.db);
    await dropOldChanges(this.#deps.db);
    // The net below the notifications, and what moves the position on while nothing changes.
    await this.#tellChanges();
  }

  /** A process that stood still for too long was taken for dead; it brings its lookers back. */
  async #report(): Promise<void> {
    if (!(await reportInstance(this.#deps.db, this.#instanceId))) return;
    for (const stream of this.#streams.values()) {
      const { looking, seesCases, userId } = stream.watcher;
      if (looking === null || !seesCases) continue;
      const row = { streamId: stream.id, instanceId: this.#instanceId, caseId: looking, userId };
      await insertLooker(this.#deps.db, row);
    }
  }

  async #attempt(failure: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#deps.log.warn({ err: error }, failure);
    }
  }
}
