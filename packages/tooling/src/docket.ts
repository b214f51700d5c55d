import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbedded } from '@docket/db/embedded';
import { apiEnv } from './app-env.ts';
import { embeddedDatabase } from './database.ts';
import { loadDotEnv, readStartEnv } from './env.ts';
import { needOf } from './operator-need.ts';
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
  const need = needOf(args, process.env, existsSync(paths.postgres));
  if (need === 'nothing') return run(args, process.env);
  const env = readStartEnv(process.env);
  const secrets = await loadSecrets(paths.secrets, {
    ...env.given,
    ...(env.didit?.account ? { DIDIT_WEBHOOK_SECRET: env.didit.account.webhookSecret } : {}),
  });
  if (need === 'didit') {
    const { DATABASE_URL: _, ...withoutDatabase } = apiEnv(env, secrets, { url: '' });
    return run(args, withoutDatabase);
  }
  const embedded = env.database ? undefined : await startEmbedded({ dataDir: paths.postgres, durable: true });
  try {
    const database = env.database ?? (embedded && embeddedDatabase(embedded)) ?? { url: '' };
    return run(args, apiEnv(env, secrets, database));
  } finally {
    if (embedded && !embedded.reused) await embedded.stop();
  }
}

function run(args: string[], env: NodeJS.ProcessEnv): number {
  const script = join(paths.api, 'src', 'cli.ts');
  return spawnSync(process.execPath, [script, ...args], { env: { ...env }, stdio: 'inherit' }).status ?? 1;
}
