import type { ServerResponse } from 'node:http';
import type { CaseId } from '@docket/contracts';

/** A browser that takes nothing for so long that this much waits is cut off; it comes back and is told what it missed. */
const MOST_WAITING_BYTES = 1024 * 1024;

export interface Watcher {
  readonly userId: string;
  readonly sessionId: string;
  /** The case this screen shows; null when it shows none. */
  readonly looking: CaseId | null;
  /** Ids of cases and who works on them are news only for roles that may open cases. */
  readonly seesCases: boolean;
}

/** One open `text/event-stream`. */
export class Stream {
  readonly id: string;
  #watcher: Watcher;
  readonly #response: ServerResponse;
  /** What happens while it is not told yet what it missed: that comes first, or its position would skip it. */
  #held: string[] | null = [];

  constructor(id: string, response: ServerResponse, watcher: Watcher) {
    this.id = id;
    this.#response = response;
    this.#watcher = watcher;
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.write('retry: 2000\n\n');
  }

  get watcher(): Watcher {
    return this.#watcher;
  }

  narrow(seesCases: boolean): void {
    this.#watcher = { ...this.#watcher, seesCases };
  }

  begin(text: string): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const each of [text, ...held]) if (each !== '') this.send(each);
  }

  send(text: string): void {
    if (this.#held !== null) this.#held.push(text);
    else if (this.#response.writableLength > MOST_WAITING_BYTES) this.#response.destroy();
    else this.#response.write(text);
  }

  end(): void {
    this.#response.end();
  }
}

/** @param id the position a browser comes back with; it stays what it was in an event without one */
export function eventText(name: string, data: object, id?: string): string {
  return `event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
}
