/** Long work as it goes on. */
export interface Progress {
  /** How much is done, of the total when there is one; `detail` is shown behind it. */
  update(done: number, options?: { total?: number; detail?: string }): void;
  end(text?: string): void;
}

const BAR = 24;
/** Without a terminal every line stays, so there are few. */
const LINE_MS = 5_000;

/** A bar that redraws itself on a terminal; a line now and then where output is kept. */
export function startProgress(stream: NodeJS.WriteStream, label: string, first?: number): Progress {
  let total = first;
  let last = '';
  let lastAt = 0;
  const isTerminal = stream.isTTY === true;
  return {
    update(done, options = {}) {
      total = options.total ?? total;
      const text = `${label} ${isTerminal ? bar(done, total) : ''}${count(done, total)}${options.detail ? `  ${options.detail}` : ''}`;
      if (text === last) return;
      if (isTerminal) stream.write(`\r\u001b[2K${text.slice(0, (stream.columns || 80) - 1)}`);
      else if (Date.now() - lastAt >= LINE_MS) {
        lastAt = Date.now();
        stream.write(`${text}\n`);
      }
      last = text;
    },
    end(text) {
      if (isTerminal && last !== '') stream.write('\r\u001b[2K');
      if (text !== undefined) stream.write(`${text}\n`);
    },
  };
}

function bar(done: number, total: number | undefined): string {
  if (total === undefined || total <= 0) return '';
  const filled = Math.round(BAR * Math.min(1, done / total));
  return `[${'#'.repeat(filled)}${'-'.repeat(BAR - filled)}] `;
}

function count(done: number, total: number | undefined): string {
  if (total === undefined || total <= 0) return String(done);
  return `${done} of ${total} (${Math.floor((100 * Math.min(done, total)) / total)} %)`;
}
