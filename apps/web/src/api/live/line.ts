import { type CaseId, ChangeNews, contract, LookingNews } from '@docket/contracts';
import { urlOf } from '../call.ts';
import type { LiveState } from './state.ts';

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;
/** The server says every twenty seconds that it is there; a line that is silent for longer is broken unnoticed. */
const LONGEST_SILENCE_MS = 50_000;
/** A longer position would not fit into an address. */
const LONGEST_POSITION = 3_500;

export interface Hears {
  readonly change: (news: ChangeNews) => void;
  readonly looking: (news: LookingNews) => void;
  readonly sync: () => void;
  readonly proposals: () => void;
  readonly state: (state: LiveState) => void;
}

/** What the line asks while it connects. */
export interface Asks {
  readonly looking: () => CaseId | null;
  /** A stream cannot renew the sign-in by itself nor say that this is what it lacks; this call does both. */
  readonly whoAmI: () => Promise<unknown>;
}

const EVERYTHING: ChangeNews = { all: true, cases: [] };

/**
 * The stream of live changes, kept open. It knows how far it has heard and says so whenever it connects anew, so that
 * nothing is missed over a break, whoever made it.
 */
export class Line {
  readonly #hears: Hears;
  readonly #asks: Asks;
  #source: EventSource | null = null;
  #position: string | null = null;
  #retrying: number | undefined;
  #listening: number | undefined;
  #retryMs = FIRST_RETRY_MS;
  #isLost = false;

  constructor(hears: Hears, asks: Asks) {
    this.#hears = hears;
    this.#asks = asks;
  }

  open(): void {
    this.#hangUp();
    const since = this.#position ?? undefined;
    const looking = this.#asks.looking() ?? undefined;
    const source = new EventSource(urlOf(contract.streamEvents, {}, { since, looking }));
    this.#source = source;
    this.#expectSomething();
    source.addEventListener('open', () => this.#opened());
    source.addEventListener('error', () => this.#failed(source));
    const hear = (name: string, take: (data: unknown) => void) =>
      source.addEventListener(name, (event: MessageEvent<string>) => {
        take(parsed(event.data));
        // After it was taken: a position says what has been heard.
        if (event.lastEventId !== '') this.#position = event.lastEventId;
        this.#expectSomething();
      });
    // News that is not as agreed still means that something changed.
    hear('change', (data) => this.#hears.change(ChangeNews.safeParse(data).data ?? EVERYTHING));
    hear('looking', (data) => this.#hears.looking(LookingNews.parse(data)));
    hear('sync', () => this.#hears.sync());
    hear('proposals', () => this.#hears.proposals());
    hear('here', () => undefined);
  }

  close(): void {
    this.#hangUp();
    this.#hears.state('off');
  }

  #hangUp(): void {
    window.clearTimeout(this.#retrying);
    window.clearTimeout(this.#listening);
    this.#source?.close();
    this.#source = null;
  }

  #opened(): void {
    this.#hears.state('live');
    this.#retryMs = FIRST_RETRY_MS;
    if (this.#isLost) this.#hears.change(EVERYTHING);
    this.#isLost = false;
  }

  #failed(source: EventSource): void {
    this.#hears.state('reconnecting');
    // The browser reconnects by itself after a broken line, but gives up after an HTTP error.
    if (source !== this.#source || source.readyState !== EventSource.CLOSED) return;
    // Perhaps it was the position that was refused; what was missed is then not known.
    this.#forget();
    this.#retry();
  }

  #forget(): void {
    this.#isLost ||= this.#position !== null;
    this.#position = null;
  }

  #retry(): void {
    window.clearTimeout(this.#retrying);
    this.#retrying = window.setTimeout(() => {
      const asked = this.#source;
      this.#asks.whoAmI().then(
        // Another one was opened, or none is wanted any more.
        () => this.#source === asked && asked !== null && this.open(),
        () => this.#source === asked && asked !== null && this.#retry(),
      );
    }, this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS);
  }

  #expectSomething(): void {
    window.clearTimeout(this.#listening);
    this.#listening = window.setTimeout(() => {
      this.#hears.state('reconnecting');
      this.open();
    }, LONGEST_SILENCE_MS);
    if (this.#position !== null && this.#position.length > LONGEST_POSITION) this.#forget();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
