import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UsageError } from './usage.ts';

const GENERATED_BYTES = 18;

export type PasswordSource = 'stdin' | 'generate' | 'ask';

/** Never an argument: other users of the machine see the arguments of every process. */
export async function readPassword(source: PasswordSource): Promise<string> {
  switch (source) {
    case 'generate':
      return randomBytes(GENERATED_BYTES).toString('base64url');
    case 'stdin':
      return readFirstLine();
    case 'ask':
      if (!process.stdin.isTTY) {
        throw new UsageError(
          'There is no terminal to ask for the password: use --password-stdin or --generate.',
        );
      }
      return askTwice();
  }
}

async function readFirstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  throw new UsageError('Standard input holds no password.');
}

async function askTwice(): Promise<string> {
  const password = await askUnseen('Password (12 characters or more): ');
  const again = await askUnseen('The same again: ');
  if (password !== again) throw new UsageError('The two passwords differ.');
  return password;
}

/** readline echoes to its output; one that swallows everything leaves the screen empty. */
async function askUnseen(prompt: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stderr.write(prompt);
  try {
    return await new Promise((resolve, reject) => {
      terminal.once('close', () => reject(new UsageError('No password was given.')));
      terminal.question('').then(resolve, reject);
    });
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
