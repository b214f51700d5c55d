import { createHmac } from 'node:crypto';

/**
 * The unguessable part of our webhook address. Made from the shared secret, so that every instance and the
 * launcher know it without another setting, and nobody learns the secret from it.
 */
export function webhookDestinationId(secret: string): string {
  return createHmac('sha256', secret).update('docket webhook destination').digest('hex').slice(0, 32);
}
