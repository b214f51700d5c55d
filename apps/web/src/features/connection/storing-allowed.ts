import type { Allowed, Connection } from '@docket/contracts';

/** Whether a secret could be kept, before anybody types one. */
export function storingAllowed({ canStore }: Connection): Allowed {
  return canStore || { because: 'This server has no key to encrypt secrets with (SECRETS_KEY).' };
}
