import { type Progress, startProgress } from './progress.ts';
import { withoutSecrets } from './secrets.ts';

type Colour = 'bold' | 'dim' | 'green' | 'red' | 'yellow';
const CODES: Record<Colour, readonly [on: number, off: number]> = {
  bold: [1, 22],
  dim: [2, 22],
  green: [32, 39],
  red: [31, 39],
  yellow: [33, 39],
};

/** Where answers and messages go: answers to standard output, everything said along the way to standard error. */
export interface Screen {
  readonly json: boolean;
  /** The command's answer: one JSON document with --json, else lines. `reveal` prints secrets that were asked for. */
  answer(value: unknown, lines: readonly string[], options?: { reveal?: boolean }): void;
  note(text: string): void;
  warn(text: string): void;
  progress(label: string, total?: number): Progress;
  paint(colour: Colour, text: string): string;
}

export interface Terminal {
  readonly json: boolean;
  readonly color: boolean;
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
}

export function createScreen({ json, color, out, err }: Terminal): Screen {
  const paintFor = (stream: NodeJS.WriteStream) => (colour: Colour, text: string) => {
    const [on, off] = CODES[colour];
    return color && stream.isTTY ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  };
  const say = (text: string) => err.write(`${withoutSecrets(text)}\n`);
  return {
    json,
    answer(value, lines, { reveal = false } = {}) {
      const text = json ? JSON.stringify(value, null, 2) : lines.join('\n');
      out.write(`${reveal ? text : withoutSecrets(text)}\n`);
    },
    note: say,
    warn: (text) => say(paintFor(err)('yellow', text)),
    progress: (label, total) => startProgress(err, withoutSecrets(label), total),
    paint: paintFor(out),
  };
}

/** Names and values in two columns; what is not there is left out. */
export function table(
  rows: readonly (readonly [name: string, value: string | null | undefined])[],
): string[] {
  const shown = rows.flatMap(([name, value]) =>
    value == null || value === '' ? [] : [[name, value] as const],
  );
  const width = Math.max(0, ...shown.map(([name]) => name.length));
  return shown.map(([name, value]) => `${`${name}:`.padEnd(width + 2)}${value}`);
}
