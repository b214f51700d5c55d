import { createDidit, type Didit } from '@docket/didit';
import { readDiditCliEnv } from '../env.ts';
import type { Options } from './command.ts';
import { readSecret } from './read-secret.ts';
import { hideSecret } from './secrets.ts';

/** Options of every command that needs the key. */
export const KEY_OPTIONS = {
  'api-key-stdin': { kind: 'flag', describe: 'the API key is the first line of standard input' },
} as const satisfies Options;

export const DIDIT_SETTINGS = {
  DIDIT_API_KEY: 'API key of the Didit application; without it the key is asked for, unseen',
  DIDIT_BASE_URL: "Didit's API (default), or a sandbox such as http://127.0.0.1:4100",
};

export interface KeyChoice {
  readonly 'api-key-stdin': boolean;
}

export interface OpenOptions {
  readonly dialect?: 'current' | 'flat';
}

/** Opens the client for the time of `work`. The key comes from the environment, standard input or a prompt. */
export async function withDidit<T>(
  choice: KeyChoice,
  work: (didit: Didit) => Promise<T>,
  options: OpenOptions = {},
): Promise<T> {
  const env = readDiditCliEnv();
  const didit = createDidit({
    baseUrl: env.DIDIT_BASE_URL,
    accountBaseUrl: env.DIDIT_ACCOUNT_BASE_URL,
    apiKey: await keyOf(choice, env.DIDIT_API_KEY),
    timeoutMs: env.DIDIT_TIMEOUT_MS,
    pdfTimeoutMs: 2 * env.DIDIT_TIMEOUT_MS,
    dialect: options.dialect,
  });
  try {
    return await work(didit);
  } finally {
    await didit.close();
  }
}

async function keyOf(choice: KeyChoice, given: string | undefined): Promise<string> {
  const instead = 'set DIDIT_API_KEY, or use --api-key-stdin';
  const fromStdin = choice['api-key-stdin'];
  const key =
    fromStdin || given === undefined
      ? await readSecret(fromStdin ? 'stdin' : 'ask', 'Didit API key: ', instead)
      : given;
  hideSecret(key);
  return key.trim();
}
