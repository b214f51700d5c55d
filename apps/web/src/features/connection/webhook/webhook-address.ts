/** The whole address below a base, which may have a path of its own. */
export function addressBelow(base: string, path: string | null): string {
  return `${base.trim().replace(/\/+$/, '')}${path ?? ''}`;
}

/** The base of a whole address. */
export function baseOf(address: string | null, path: string | null): string {
  if (address === null) return '';
  return path !== null && address.endsWith(path) ? address.slice(0, -path.length) : address;
}

const LOCAL = /^(localhost|.*\.local|127\..*|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|\[?::1\]?)$/;

/** What is wrong with a base before anybody tries it; null when nothing is. */
export function baseProblem(base: string): string | null {
  const { protocol } = URL.parse(base.trim()) ?? {};
  if (protocol === 'http:' || protocol === 'https:') return null;
  return 'Enter an address that begins with https://';
}

/** What should be known of a base that can be used. */
export function baseConcern(base: string): string | null {
  const url = URL.parse(base.trim());
  if (url === null) return null;
  if (LOCAL.test(url.hostname)) return 'Only a Didit on this computer or network can reach this address.';
  return url.protocol === 'http:' ? 'Didit delivers to HTTPS addresses only.' : null;
}
