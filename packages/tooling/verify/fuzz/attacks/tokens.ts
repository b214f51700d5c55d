import { createHmac, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import type { Rig } from '../../rig/rig.ts';
import { type Answer, send } from '../send.ts';

/** A sign-in that was never given: its name and the headers it is tried with. */
interface Forgery {
  readonly name: string;
  readonly headers: readonly (readonly [string, string])[];
}

type Json = Record<string, unknown>;
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
const EC = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ED = generateKeyPairSync('ed25519');

/** What an attacker can make of a real sign-in, of the server's own key in a wrong way, and of none of both. */
export function forgeries(cookie: string, secret: Buffer): Forgery[] {
  const [name = '', token = ''] = tokenCookie(cookie);
  const [head = '', body = '', signature = ''] = token.split('.');
  // Three parts of base64url JSON: it came from the server's own sign-in.
  const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as Json;
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Json;
  const hmac = (text: string, key: Buffer | string, hash = 'sha256') =>
    createHmac(hash, key).update(text).digest('base64url');
  const signed = (h: Json, c: Json, key: Buffer | string = secret, hash = 'sha256') =>
    `${base64(h)}.${base64(c)}.${hmac(`${base64(h)}.${base64(c)}`, key, hash)}`;
  const strange = { ...claims, sid: randomUUID() };
  const asCookie = ([label, value]: readonly [string, string]): Forgery => ({
    name: label,
    headers: [['cookie', `${name}=${value}`]],
  });
  return [
    ...[
      ...algorithms(header, claims, signed, hmac, body),
      ...claimTricks(header, claims, signed),
      ...keyTricks(header, claims, signed),
      ...damaged(head, body, signature, base64(strange)),
    ].map(asCookie),
    ...elsewhere(name, token),
  ];
}

/** The cookie that holds a token, among those of a sign-in. */
function tokenCookie(cookies: string): [string, string] {
  const pairs = cookies
    .split('; ')
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
  const found = pairs.find(([, value]) => value?.split('.').length === 3);
  return [found?.[0] ?? '', found?.[1] ?? ''];
}

type Signed = (header: Json, claims: Json, key?: Buffer | string, hash?: string) => string;
type Hmac = (text: string, key: Buffer | string, hash?: string) => string;
type Pair = readonly [string, string];

function algorithms(header: Json, claims: Json, signed: Signed, hmac: Hmac, body: string): Pair[] {
  const none = ['none', 'None', 'NONE', 'nOnE', ''].flatMap((alg): Pair[] => {
    const h = base64({ ...header, alg });
    return [
      [`alg "${alg}" without signature`, `${h}.${body}.`],
      [`alg "${alg}" with a signature`, `${h}.${body}.${hmac(`${h}.${body}`, 'x')}`],
    ];
  });
  const publicKeys = [RSA.publicKey, EC.publicKey, ED.publicKey].map((key) =>
    key.export({ type: 'spki', format: 'pem' }).toString(),
  );
  const asymmetric = (alg: string, key: Parameters<typeof sign>[2]): Pair => {
    const text = `${base64({ ...header, alg })}.${body}`;
    return [
      `alg ${alg} with a key of their own`,
      `${text}.${sign(alg === 'EdDSA' ? null : 'sha256', Buffer.from(text), key).toString('base64url')}`,
    ];
  };
  return [
    ...none,
    ['alg HS384 with the right key', signed({ ...header, alg: 'HS384' }, claims, undefined, 'sha384')],
    ['alg HS512 with the right key', signed({ ...header, alg: 'HS512' }, claims, undefined, 'sha512')],
    asymmetric('RS256', RSA.privateKey),
    asymmetric('PS256', RSA.privateKey),
    asymmetric('ES256', { key: EC.privateKey, dsaEncoding: 'ieee-p1363' }),
    asymmetric('EdDSA', ED.privateKey),
    ...publicKeys.map(
      (pem): Pair => [`HS256 with a public key as secret (${pem.length})`, signed(header, claims, pem)],
    ),
    ['header says RS256, signed as HS256', signed({ ...header, alg: 'RS256' }, claims)],
    ['alg is a list', signed({ ...header, alg: ['HS256'] }, claims, 'x')],
    ['alg is missing', signed({ typ: 'JWT' }, claims)],
  ];
}

/** The server's own key, but not a sign-in: what a leak of another use of the key would give. */
function claimTricks(header: Json, claims: Json, signed: Signed): Pair[] {
  const now = Math.floor(Date.now() / 1000);
  const but = (name: string, change: Json): Pair => [name, signed(header, { ...claims, ...change })];
  return [
    but('no issuer', { iss: undefined }),
    but('another issuer', { iss: 'docket.example' }),
    but('an empty issuer', { iss: '' }),
    but('a list of issuers', { iss: ['docket.example', 'x'] }),
    but('no audience', { aud: undefined }),
    but('another audience', { aud: 'docket-api' }),
    but('an empty audience', { aud: '' }),
    but('expired a second ago', { exp: now - 1 }),
    but('expired in 1970', { exp: 1 }),
    but('expiry as text', { exp: 'never' }),
    but('an unknown sign-in', { sid: randomUUID() }),
    but('no sign-in', { sid: undefined }),
    but('SQL for a sign-in', { sid: "' or '1'='1" }),
    but('a number for a sign-in', { sid: 1 }),
    but('a list for a sign-in', { sid: [claims.sid] }),
    but('an object for a sign-in', { sid: { $ne: null } }),
    but('null for a sign-in', { sid: null }),
    but('a wildcard for a sign-in', { sid: '%' }),
    but('NUL behind the sign-in', { sid: `${String(claims.sid)}\0` }),
    but('not yet valid', { nbf: now + 3_600 }),
  ];
}

function keyTricks(header: Json, claims: Json, signed: Signed): Pair[] {
  const jwk = RSA.publicKey.export({ format: 'jwk' });
  const keys: [string, Buffer | string][] = [
    ['an empty key', ''],
    ['the key "secret"', 'secret'],
    ['the key "docket"', 'docket'],
    ['a key of zeros', Buffer.alloc(64)],
    ['another random key', randomBytes(64)],
    ['the name of the cookie', 'docket-web'],
  ];
  return [
    ...keys.map(([name, key]): Pair => [name, signed(header, claims, key)]),
    ...['../../../dev/null', "x' union select '", 'http://127.0.0.1/key', '0'].map(
      (kid): Pair => [`kid ${kid}`, signed({ ...header, kid }, claims, Buffer.alloc(0))],
    ),
    ['its own jwk', signed({ ...header, jwk }, claims, 'x')],
    ['a jku', signed({ ...header, jku: 'http://127.0.0.1:1/keys' }, claims, 'x')],
    ['an x5u', signed({ ...header, x5u: 'http://127.0.0.1:1/cert' }, claims, 'x')],
    ['unknown critical header', signed({ ...header, crit: ['exp'], b64: false }, claims, 'x')],
  ];
}

function damaged(head: string, body: string, signature: string, otherBody: string): Pair[] {
  const flip = (text: string, at: number) =>
    text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
  return [
    ['another payload under the old signature', `${head}.${otherBody}.${signature}`],
    ['first character of the signature', `${head}.${body}.${flip(signature, 0)}`],
    ['middle of the signature', `${head}.${body}.${flip(signature, 20)}`],
    ['half a signature', `${head}.${body}.${signature.slice(0, 20)}`],
    ['no signature', `${head}.${body}.`],
    ['two parts', `${head}.${body}`],
    ['one part', head],
    ['four parts', `${head}.${body}.${signature}.${signature}`],
    ['parts swapped', `${body}.${head}.${signature}`],
    ['header damaged', `${flip(head, 5)}.${body}.${signature}`],
    ['payload damaged', `${head}.${flip(body, 8)}.${signature}`],
    ['only dots', '..'],
    ['nothing', ''],
    ['null', 'null'],
    ['a thousand dots', '.'.repeat(1_000)],
    ['eight thousand letters', `${head}.${'A'.repeat(8_000)}.${signature}`],
    ['reversed', `${head}.${body}.${[...signature].reverse().join('')}`],
    ['percent signs', `${head}%00.${body}.${signature}`],
  ];
}

/** A real token where none is looked for. */
function elsewhere(name: string, token: string): Forgery[] {
  return [
    { name: 'as bearer', headers: [['authorization', `Bearer ${token}`]] },
    { name: 'as basic', headers: [['authorization', `Basic ${token}`]] },
    { name: 'as x-access-token', headers: [['x-access-token', token]] },
    { name: 'under another name', headers: [['cookie', `token=${token}`]] },
    { name: 'under its name in capitals', headers: [['cookie', `${name.toUpperCase()}=${token}`]] },
    { name: 'with the prefix for https', headers: [['cookie', `__Host-${name}x=${token}`]] },
    { name: 'as x-docket', headers: [[`x-${name}`, token]] },
  ];
}

export interface TokenTrial {
  readonly tried: number;
  readonly accepted: string[];
}

/** Each forgery reads and writes; anything but "sign in" is an acceptance. */
export async function tryTokens(rig: Rig, cookie: string, secret: Buffer): Promise<TokenTrial> {
  const all = forgeries(cookie, secret);
  const accepted: string[] = [];
  for (const { name, headers } of all) {
    for (const answer of await Promise.all([reading(rig, headers), writing(rig, headers)]))
      if (answer.status !== 401) accepted.push(`${name}: ${answer.status} ${answer.text.slice(0, 120)}`);
  }
  return { tried: all.length, accepted };
}

function reading(rig: Rig, headers: Forgery['headers']): Promise<Answer> {
  return send(rig.api, { method: 'GET', target: '/api/auth/me', headers, body: null });
}

function writing(rig: Rig, headers: Forgery['headers']): Promise<Answer> {
  const json = ['content-type', 'application/json'] as const;
  return send(rig.api, {
    method: 'POST',
    target: '/api/cases/next',
    headers: [...headers, json],
    body: Buffer.from('{}'),
  });
}
