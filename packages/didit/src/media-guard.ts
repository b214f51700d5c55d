import { lookup as resolve } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Thrown when a host name leads into the own network. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
  readonly code = 'PRIVATE_ADDRESS';
}

const PRIVATE = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(network, bits, 'ipv6');
}

/** Loopback, private, link-local (where clouds keep their credentials), shared, multicast and mapped addresses. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  // BlockList sees an IPv4 address inside ::ffff:0:0/96 as the IPv4 address it is.
  return family === 0 || PRIVATE.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/**
 * Name resolution that refuses private answers. It sits in the connection itself, so the address that was checked
 * is the address that is used: a name cannot change its mind in between.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, []);
    const [first] = addresses;
    if (first === undefined || addresses.some(({ address }) => isPrivateAddress(address))) {
      return callback(new PrivateAddress('the host leads into a private network'), []);
    }
    return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

/** How an allow-list covers an origin: named in full, by a wildcard for a host's subdomains, or not at all. */
export function originRule(url: URL, allowed: readonly string[]): 'exact' | 'wildcard' | null {
  if (allowed.includes(url.origin)) return 'exact';
  const covered = allowed.some((entry) => {
    const [scheme, host] = entry.split('://*.');
    return host !== undefined && `${scheme}:` === url.protocol && url.host.endsWith(`.${host}`);
  });
  return covered ? 'wildcard' : null;
}
