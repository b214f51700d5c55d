import { buildSandbox } from './app.ts';
import { readEnv } from './env.ts';

const env = readEnv();
const webhook =
  env.SANDBOX_WEBHOOK_URL === undefined || env.SANDBOX_WEBHOOK_SECRET === undefined
    ? {}
    : { webhook: { url: env.SANDBOX_WEBHOOK_URL, secret: env.SANDBOX_WEBHOOK_SECRET } };
const app = await buildSandbox({
  statePath: env.SANDBOX_STATE ?? ':memory:',
  apiKey: env.SANDBOX_API_KEY,
  seed: env.SANDBOX_SEED,
  webhookRetryScale: env.SANDBOX_WEBHOOK_RETRY_SCALE,
  mediaExpirySeconds: env.SANDBOX_MEDIA_EXPIRY_SECONDS,
  ...(env.SANDBOX_PUBLIC_URL === undefined ? {} : { publicUrl: env.SANDBOX_PUBLIC_URL }),
  ...webhook,
  profile: {
    auth: env.SANDBOX_AUTH_PROFILE,
    deletion: env.SANDBOX_DELETE_PROFILE,
    dialect: env.SANDBOX_DIALECT,
  },
  predraw: env.SANDBOX_PREDRAW === 'on',
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void app.close().then(() => process.exit(0));
  });
}

try {
  const url = await app.listen({ port: env.SANDBOX_PORT, host: env.SANDBOX_HOST });
  process.stdout.write(`sandbox ready at ${url}\n`);
} catch (error) {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const text = taken
    ? `Port ${env.SANDBOX_PORT} is taken. Stop the other program or set SANDBOX_PORT to a free port.`
    : `The sandbox could not start: ${error instanceof Error ? error.message : String(error)}`;
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
