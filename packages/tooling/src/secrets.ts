import { randomBytes } from 'node:crypto';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeStateFolder } from './lock.ts';

/** The secrets of one installation. They are made here once and never printed. */
export interface Secrets {
  /** Signs session cookies; 64 random bytes, base64. */
  SESSION_SECRET: string;
  /** Seed of the Ed25519 key that signs audit checkpoints; 32 random bytes, base64. */
  AUDIT_SIGNING_SEED: string;
  /** Shared by the sandbox and the API for webhook signatures; 43 URL-safe characters. */
  DIDIT_WEBHOOK_SECRET: string;
  /** The sandbox's API key, in the form of Didit's. */
  SANDBOX_API_KEY: string;
}

const makers: Record<keyof Secrets, () => string> = {
  SESSION_SECRET: () => randomBytes(64).toString('base64'),
  AUDIT_SIGNING_SEED: () => randomBytes(32).toString('base64'),
  DIDIT_WEBHOOK_SECRET: () => randomBytes(32).toString('base64url'),
  SANDBOX_API_KEY: () => `sk_test_${randomBytes(32).toString('base64url')}`,
};

/**
 * Reads the secrets file (mode 0600), making what is missing, so that an older file gains new secrets
 * without losing the ones that sessions and audit signatures depend on. Given ones win and are not stored.
 */
export async function loadSecrets(file: string, given: Partial<Secrets>): Promise<Secrets> {
  const stored = await readStored(file);
  const made = { ...stored };
  // Object.keys cannot know that the record has no further keys.
  for (const name of Object.keys(makers) as (keyof Secrets)[]) {
    if (given[name] === undefined) made[name] ??= makers[name]();
  }
  if (Object.keys(made).length > Object.keys(stored).length) {
    await makeStateFolder(dirname(file));
    // Written whole and renamed: a half-written file would cost every secret.
    await writeFile(`${file}.new`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
    await rename(`${file}.new`, file);
  }
  const all = { ...made, ...given };
  // Every key is now either given or made by the loop above.
  return all as Secrets;
}

async function readStored(file: string): Promise<Partial<Secrets>> {
  try {
    const text = await readFile(file, 'utf8');
    await chmod(file, 0o600);
    // Our own file; the loop above fills in whatever it lacks.
    return JSON.parse(text) as Partial<Secrets>;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw new Error(`${file} cannot be read. Repair it, or run "npm run reset" to start afresh.`, {
      cause: error,
    });
  }
}
