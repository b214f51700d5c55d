import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { webhookDestinationId } from '../../../apps/api/src/connection/destination-id.ts';
import { paths } from './paths.ts';

/**
 * Starts the sandbox in a container, pointed at the API of WEBHOOK_ORIGIN. The address ends in an id
 * that follows from the secret; the sandbox itself must not know how, so it is worked out here.
 */
const { WEBHOOK_ORIGIN, SANDBOX_WEBHOOK_SECRET } = process.env;
if (!WEBHOOK_ORIGIN || !SANDBOX_WEBHOOK_SECRET) {
  console.error('Set WEBHOOK_ORIGIN (example: http://api:3000) and SANDBOX_WEBHOOK_SECRET.');
  process.exit(1);
}
const destinationId = webhookDestinationId(SANDBOX_WEBHOOK_SECRET);
process.env.SANDBOX_WEBHOOK_URL = `${WEBHOOK_ORIGIN}/webhooks/didit/${destinationId}`;
await import(pathToFileURL(join(paths.sandboxApp, 'src', 'main.ts')).href);
