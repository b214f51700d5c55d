import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { Deps } from '../../../deps.ts';
import { fail } from '../../../http/errors.ts';

/** Whom passkeys are made for: WebAuthn binds each to a host name, and the browser signs the origin it was at. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

/** The address people are at, as far as passkeys work there. */
export type Site =
  | { readonly party: RelyingParty; readonly because: null }
  | { readonly party: null; readonly because: string };

/** PUBLIC_URL, or the request's own address on this machine: elsewhere nobody has said what the address is. */
export function siteOf(deps: Pick<Deps, 'env'>, request: Pick<FastifyRequest, 'protocol' | 'host'>): Site {
  const said = deps.env.PUBLIC_URL;
  const url = URL.parse(said ?? `${request.protocol}://${request.host}`);
  if (url === null) return none('Passkeys need to know the address of Docket (PUBLIC_URL).');
  const { hostname, origin, protocol } = url;
  if (hostname === '127.0.0.1' || hostname === '[::1]') {
    return none(
      `Passkeys need a name in the address. Open Docket at ${origin.replace(hostname, 'localhost')}.`,
    );
  }
  if (isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0) {
    return none('Passkeys need a name in the address of Docket; an IP address is none.');
  }
  if (hostname !== 'localhost') {
    if (said === undefined) return none('Passkeys need to know the address of Docket (PUBLIC_URL).');
    if (protocol !== 'https:') return none('Passkeys need an address that begins with https.');
  }
  return { party: { id: hostname, origin }, because: null };
}

function none(because: string): Site {
  return { party: null, because };
}

/** Errors: passkeys-unavailable. */
export function requireParty(site: Site): RelyingParty {
  return site.party ?? fail('passkeys-unavailable', site.because);
}
