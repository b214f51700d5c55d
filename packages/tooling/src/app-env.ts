import type { Database } from './database.ts';
import { isDemo, type StartEnv } from './env.ts';
import { paths } from './paths.ts';
import type { Secrets } from './secrets.ts';

/** The API's environment: the person's own variables, then what this start decides. */
export function apiEnv(env: StartEnv, secrets: Secrets, database: Database): NodeJS.ProcessEnv {
  const demo = isDemo(env);
  return {
    ...process.env,
    NODE_ENV: process.env.NODE_ENV || 'production',
    // Accounts with a known password must never be reachable from another machine.
    ...(demo ? { HOST: '127.0.0.1' } : {}),
    PORT: String(env.port),
    DATABASE_URL: database.url,
    DATABASE_SEQUENCER_URL: database.sequencerUrl ?? '',
    // Not the server's business.
    DATABASE_OWNER_URL: '',
    DIDIT_BASE_URL: env.didit?.baseUrl ?? `http://127.0.0.1:${env.sandboxPort}`,
    // Empty is as good as absent: then nobody has connected yet, or somebody has on the page.
    DIDIT_API_KEY: env.didit ? (env.didit.account?.apiKey ?? '') : secrets.SANDBOX_API_KEY,
    DIDIT_WEBHOOK_SECRET: env.didit ? (env.didit.account?.webhookSecret ?? '') : secrets.DIDIT_WEBHOOK_SECRET,
    SECRETS_KEY_FILE: process.env.SECRETS_KEY_FILE || paths.secretsKey,
    SESSION_SECRET: secrets.SESSION_SECRET,
    AUDIT_SIGNING_SEED: secrets.AUDIT_SIGNING_SEED,
    AUDIT_ANCHOR_FILE: process.env.AUDIT_ANCHOR_FILE || paths.anchorFile,
    WEB_DIST: paths.webDist,
    ...(demo ? { DEMO: '1' } : {}),
  };
}

/** The sandbox's environment. It learns where to send webhooks, and nothing else about Docket. */
export function sandboxEnv(env: StartEnv, secrets: Secrets, destinationId: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: process.env.NODE_ENV || 'production',
    SANDBOX_PORT: String(env.sandboxPort),
    SANDBOX_HOST: '127.0.0.1',
    SANDBOX_STATE: paths.sandbox,
    SANDBOX_API_KEY: secrets.SANDBOX_API_KEY,
    SANDBOX_WEBHOOK_URL: `http://127.0.0.1:${env.port}/webhooks/didit/${destinationId}`,
    SANDBOX_WEBHOOK_SECRET: secrets.DIDIT_WEBHOOK_SECRET,
    SANDBOX_SEED: process.env.SANDBOX_SEED || 'demo',
  };
}
