import * as oidc from 'openid-client';
import type { Flow } from './flow.ts';
import { MOST_AGE_S, type Provider } from './provider.ts';

/** Who the provider says is there. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** Null unless the provider vouches for it. */
  readonly verifiedEmail: string | null;
  /** When the person last proved to the provider who they are. */
  readonly provedAt: Date | null;
}

/** Exchanges the code for what it stands for. Errors: the client's own, whatever does not fit. */
export async function readIdentity(provider: Provider, answer: URL, flow: Flow): Promise<Identity> {
  const configuration = await provider.configuration();
  const tokens = await oidc.authorizationCodeGrant(configuration, answer, {
    pkceCodeVerifier: flow.verifier,
    expectedState: flow.state,
    expectedNonce: flow.nonce,
    maxAge: MOST_AGE_S,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('the provider sent no id token');
  // Which of the two places holds the e-mail is the provider's choice (OpenID Connect Core, 5.4).
  const told =
    claims.email === undefined
      ? await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
      : claims;
  return {
    issuer: claims.iss,
    subject: claims.sub,
    verifiedEmail: told.email_verified === true && typeof told.email === 'string' ? told.email : null,
    provedAt: typeof claims.auth_time === 'number' ? new Date(claims.auth_time * 1000) : null,
  };
}
