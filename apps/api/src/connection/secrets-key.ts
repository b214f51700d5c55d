import { createHmac, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What secrets are sealed with. It lives outside the database, so that a copy of the database gives none away. */
export interface SecretsKey {
  readonly bytes: Buffer;
  /** Names the key without giving it away, so that a wrong one can be told from damaged data. */
  readonly id: string;
}

export type SecretsKeyState =
  | { readonly key: SecretsKey; readonly because: null }
  | { readonly key: null; readonly because: string };

interface Settings {
  readonly SECRETS_KEY?: string | undefined;
  readonly SECRETS_KEY_FILE?: string | undefined;
}

const BYTES = 32;
const HOW = '32 random bytes in base64 (openssl rand -base64 32)';

/**
 * Reads the key from the setting or the file, and makes the file when there is none yet. What is wrong is told, never
 * thrown: a server without this key still serves the desk, it only cannot use or keep what is sealed.
 */
export function loadSecretsKey({ SECRETS_KEY, SECRETS_KEY_FILE }: Settings): SecretsKeyState {
  if (SECRETS_KEY !== undefined) return keyOf(SECRETS_KEY, 'SECRETS_KEY');
  if (SECRETS_KEY_FILE === undefined) {
    return {
      key: null,
      because: `Set SECRETS_KEY to ${HOW}, or SECRETS_KEY_FILE to a file that may hold it.`,
    };
  }
  try {
    return keyOf(readOrMake(SECRETS_KEY_FILE), `The file ${SECRETS_KEY_FILE}`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return { key: null, because: `The file ${SECRETS_KEY_FILE} can neither be read nor made (${code}).` };
  }
}

/** Whatever base64 can say in several ways is fine, as long as 32 bytes come out. */
function keyOf(text: string, where: string): SecretsKeyState {
  const bytes = Buffer.from(text.trim(), 'base64');
  if (bytes.length !== BYTES) return { key: null, because: `${where} does not hold ${HOW}.` };
  return { key: { bytes, id: idOf(bytes) }, because: null };
}

function idOf(bytes: Buffer): string {
  return createHmac('sha256', bytes).update('docket secrets key').digest('hex').slice(0, 8);
}

function readOrMake(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, `${randomBytes(BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    // Whole or not at all, and never over the key of another process that starts at the same moment.
    linkSync(own, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(own, { force: true });
  }
  return readFileSync(file, 'utf8');
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
