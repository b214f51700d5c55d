import type { AddressInfo } from 'node:net';
import type { App } from '../src/http/zod.ts';
import type { Json } from './caller.ts';

export interface LiveEvent {
  readonly name: string;
  /** As the stream has said it last. */
  readonly id: string | null;
  readonly data: Json;
}

/** What a browser does with our stream of live changes, for tests that look at every event. */
export class EventStream implements AsyncDisposable {
  readonly status: number;
  readonly events: LiveEvent[] = [];
  readonly ended: Promise<void>;
  readonly #hangUp = new AbortController();

  private constructor(answer: Response, hangUp: AbortController) {
    this.status = answer.status;
    this.#hangUp = hangUp;
    // A hung-up stream rejects, which is then what was wanted.
    this.ended = this.#read(answer).catch(() => undefined);
  }

  static async open(
    app: App,
    cookie: string,
    { query = {}, lastEventId }: { query?: Record<string, string>; lastEventId?: string } = {},
  ): Promise<EventStream> {
    const { port } = app.server.address() as AddressInfo; // listening on TCP
    const hangUp = new AbortController();
    const answer = await fetch(`http://127.0.0.1:${port}/api/events?${new URLSearchParams(query)}`, {
      headers: { cookie, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
      signal: hangUp.signal,
    });
    return new EventStream(answer, hangUp);
  }

  get position(): string {
    return this.events.at(-1)?.id ?? '';
  }

  /** Of this name, in the order in which they came. */
  named(name: string): Json[] {
    return this.events.filter((event) => event.name === name).map(({ data }) => data);
  }

  /** Everything that was told of cases so far, the newest last. */
  told(caseId: string): Json[] {
    return this.named('change').flatMap(({ cases }) =>
      cases.filter((one: { caseId: string }) => one.caseId === caseId),
    );
  }

  /** Who looks at a case by what was told last. */
  lookers(caseId: string): string[] {
    let names: string[] = [];
    for (const { all, cases } of this.named('looking')) {
      const found = cases.find((one: { caseId: string }) => one.caseId === caseId);
      if (found !== undefined) names = found.people.map(({ name }: { name: string }) => name);
      else if (all) names = [];
    }
    return names;
  }

  async close(): Promise<void> {
    this.#hangUp.abort();
    await this.ended;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #read(answer: Response): Promise<void> {
    let text = '';
    let id: string | null = null;
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
        id = field('id') ?? id;
        const [name, data] = [field('event'), field('data')];
        if (name !== undefined && data !== undefined) this.events.push({ name, id, data: JSON.parse(data) });
      }
    }
  }
}
