import type { Env } from './env.ts';

/** All or nothing: a button that leads nowhere is worse than none. */
export function oidcProblems({
  OIDC_ISSUER: issuer,
  PUBLIC_URL,
  OIDC_CLIENT_ID,
  OIDC_CLIENT_SECRET,
}: Env): string[] {
  const named = [issuer, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET].filter((one) => one !== undefined).length;
  if (named === 0) return [];
  if (issuer === undefined || named < 3 || PUBLIC_URL === undefined) {
    return ['OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together, and need PUBLIC_URL.'];
  }
  const { protocol, hostname } = new URL(issuer);
  const isHere = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
  return protocol === 'https:' || isHere ? [] : ['OIDC_ISSUER must be https, or on this machine.'];
}
