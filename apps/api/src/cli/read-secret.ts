import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UsageError } from './exit.ts';
import { hideSecret } from './secrets.ts';

/**
 * A password or key, by the first line of standard input or by a prompt without echo. Never an argument: other
 * users of the machine see the arguments of every process.
 */
export async function readSecret(source: 'stdin' | 'ask', prompt: string, instead: string): Promise<string> {
  if (source === 'ask' && !process.stdin.isTTY) {
    throw new UsageError(`There is no terminal to ask for it: ${instead}.`);
  }
  const secret = source === 'stdin' ? await readFirstLine() : await askUnseen(prompt);
  if (secret === '') throw new UsageError(`Nothing was given: ${instead}.`);
  hideSecret(secret);
  return secret;
}

/** A new one is typed twice: nobody sees what they type. */
export async function readNewSecret(
  source: 'stdin' | 'ask',
  prompt: string,
  instead: string,
): Promise<string> {
  const secret = await readSecret(source, prompt, instead);
  if (source === 'stdin') return secret;
  const again = await askUnseen('The same again: ');
  if (secret !== again) throw new UsageError('The two differ.');
  return secret;
}

/** A question whose answer decides whether to go on; without a terminal the answer must be an option. */
export async function confirm(question: string, option: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new UsageError(`There is no terminal to ask on: repeat with ${option}.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

async function readFirstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  throw new UsageError('Standard input is empty.');
}

/** readline echoes to its output; one that swallows everything leaves the screen empty. */
async function askUnseen(prompt: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stderr.write(prompt);
  try {
    return await new Promise((resolve, reject) => {
      terminal.once('close', () => reject(new UsageError('Nothing was given.')));
      terminal.question('').then(resolve, reject);
    });
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
