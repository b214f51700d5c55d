import { buildApp } from './app.ts';
import { createDeps } from './deps.ts';
import { readEnv } from './env.ts';
import { ensureDemoUsers } from './features/users/ensure-demo-users.ts';
import { startWorker } from './run-worker.ts';
import { requireSealing } from './sealing/check-sealing.ts';
import { stopOnSignal } from './stop-on-signal.ts';

const env = readEnv();
const deps = await createDeps(env);
await requireSealing(deps);
if (env.DEMO) await ensureDemoUsers(deps);
const app = await buildApp(deps);
const worker = env.WORKER === 'in-process' ? await startWorker(deps) : undefined;
await app.listen({ host: env.HOST, port: env.PORT });

stopOnSignal(deps, async () => {
  await app.close();
  await worker?.stop();
  await deps.close();
});
