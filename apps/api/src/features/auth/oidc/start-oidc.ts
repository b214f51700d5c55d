import * as oidc from 'openid-client';
import type { Flow } from './flow.ts';
import { MOST_AGE_S, type Provider } from './provider.ts';

/** Whoever confirms who they are shows it now; a minute is for the way back from a first attempt that failed. */
const AGAIN_AGE_S = 60;

/** Where to send the browser, and what it must bring back. Errors: the client's own when the provider is not there. */
export async function startOidc(
  provider: Provider,
  { returnTo, again }: { returnTo: string; again: boolean },
): Promise<{ url: URL; flow: Flow }> {
  const configuration = await provider.configuration();
  const flow: Flow = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
    returnTo,
  };
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: provider.redirectUri,
    scope: 'openid email',
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
    code_challenge_method: 'S256',
    max_age: String(again ? AGAIN_AGE_S : MOST_AGE_S),
  });
  return { url, flow };
}
