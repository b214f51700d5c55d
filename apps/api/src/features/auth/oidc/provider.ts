import * as oidc from 'openid-client';
import type { Deps } from '../../../deps.ts';
import { SIGNED_IN_MS } from '../../../http/authenticate.ts';

/** A person waits in front of a blank page for these answers. */
const TIMEOUT_S = 10;
/** Who was last asked for a password longer ago than a sign-in lasts is asked again. */
export const MOST_AGE_S = SIGNED_IN_MS / 1000;

export interface Provider {
  readonly redirectUri: string;
  /** What the provider says of itself; asked when first needed, and again after a failure. */
  configuration(): Promise<oidc.Configuration>;
}

/** Null when no provider is configured. */
export function providerOf({ env }: Pick<Deps, 'env'>): Provider | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret, PUBLIC_URL: here } = env;
  // The settings are checked together at the start: none of them stands alone.
  if (issuer === undefined || id === undefined || secret === undefined || here === undefined) return null;
  let known: Promise<oidc.Configuration> | undefined;
  const discover = () =>
    oidc.discovery(new URL(issuer), id, secret, undefined, {
      timeout: TIMEOUT_S,
      // Only on this machine, which the settings' check makes sure of.
      execute: issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [],
    });
  return {
    redirectUri: new URL('/api/auth/oidc/callback', here).href,
    configuration() {
      known ??= discover().catch((error: unknown) => {
        known = undefined;
        throw error;
      });
      return known;
    },
  };
}
