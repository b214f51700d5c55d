import { createDeps } from './deps.ts';
import { readEnv } from './env.ts';
import { startWorker } from './run-worker.ts';
import { requireSealing } from './sealing/check-sealing.ts';
import { stopOnSignal } from './stop-on-signal.ts';

const deps = await createDeps(readEnv());
await requireSealing(deps);
const worker = await startWorker(deps);
deps.log.info('worker started');

stopOnSignal(deps, async () => {
  await worker.stop();
  await deps.close();
});
