import { connect, type Socket } from 'node:net';

/** Connections that are opened at once; more would measure the queue of the operating system. */
const OPENING = 50;
/** Longer than any event here; the end of one is kept, because it may arrive in two pieces. */
const TAIL = 2_000;

/** Clients of one stream each, as thin as can be, because they share the machine with what they measure. */
export class Crowd {
  readonly #sockets: Socket[] = [];
  #awaited = '';
  #onSeen: (text: string) => void = () => undefined;

  /** @param cookies one for each client; empty for a server that knows nobody */
  async open(port: number, cookies: readonly string[]): Promise<void> {
    const waiting = [...cookies];
    const work = async () => {
      for (let cookie = waiting.pop(); cookie !== undefined; cookie = waiting.pop())
        this.#sockets.push(await this.#client(port, cookie));
    };
    await Promise.all(Array.from({ length: OPENING }, work));
  }

  /** Resolves with when each client had read `marker`, by the clock of `performance`. */
  async waitFor(marker: string): Promise<{ at: number[]; text: string }> {
    const at: number[] = [];
    this.#awaited = marker;
    return new Promise((resolve) => {
      this.#onSeen = (text) => {
        at.push(performance.now());
        if (at.length === this.#sockets.length) resolve({ at, text });
      };
    });
  }

  close(): void {
    for (const socket of this.#sockets.splice(0)) socket.destroy();
  }

  #client(port: number, cookie: string): Promise<Socket> {
    return new Promise((resolve, reject) => {
      let tail = '';
      let seen = '';
      const socket = connect({ host: '127.0.0.1', port, noDelay: true }, () =>
        socket.write(`GET /api/events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\n\r\n`),
      );
      socket.setEncoding('latin1').once('error', reject);
      socket.on('data', (chunk: string) => {
        const text = tail + chunk;
        tail = text.slice(-TAIL);
        if (text.includes('retry: ')) resolve(socket);
        else if (text.startsWith('HTTP/1.1 4')) reject(new Error(text.slice(0, 300)));
        if (seen === this.#awaited || !text.includes(this.#awaited)) return;
        seen = this.#awaited;
        this.#onSeen(text);
      });
    });
  }
}
