import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { startEmbedded } from '@docket/db/embedded';
import { apiEnv } from './app-env.ts';
import { loadDotEnv, readStartEnv } from './env.ts';
import { paths } from './paths.ts';
import { loadSecrets } from './secrets.ts';
import { messageOf } from './supervisor.ts';

try {
  loadDotEnv(paths.dotEnv);
  process.exitCode = await operate(process.argv.slice(2));
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}

/**
 * `npm run docket -- <command>`: the API's operator commands, with the database and the secrets that
 * `npm start` uses on this machine, whether or not Docket is running at the moment.
 */
async function operate(args: string[]): Promise<number> {
  const env = readStartEnv(process.env);
  const secrets = await loadSecrets(paths.secrets, {
    ...env.given,
    ...(env.didit ? { DIDIT_WEBHOOK_SECRET: env.didit.webhookSecret } : {}),
  });
  const embedded = env.databaseUrl
    ? undefined
    : await startEmbedded({ dataDir: paths.postgres, durable: true });
  try {
    const script = join(paths.api, 'src', 'cli.ts');
    const databaseUrl = env.databaseUrl ?? embedded?.url ?? '';
    const childEnv = { ...apiEnv(env, secrets, databaseUrl) };
    return spawnSync(process.execPath, [script, ...args], { env: childEnv, stdio: 'inherit' }).status ?? 1;
  } finally {
    if (embedded && !embedded.reused) await embedded.stop();
  }
}
