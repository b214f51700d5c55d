import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');
const state = join(root, '.docket');

/** Where things are in this checkout. Everything under `state` belongs to this machine's own Docket. */
export const paths = {
  root,
  dotEnv: join(root, '.env'),
  state,
  postgres: join(state, 'postgres'),
  secrets: join(state, 'secrets.json'),
  secretsKey: join(state, 'secrets.key'),
  sandbox: join(state, 'sandbox'),
  anchorFile: join(state, 'anchor', 'checkpoints.log'),
  running: join(state, 'running.json'),
  api: join(root, 'apps', 'api'),
  web: join(root, 'apps', 'web'),
  webDist: join(root, 'apps', 'web', 'dist'),
  sandboxApp: join(root, 'apps', 'sandbox'),
} as const;
