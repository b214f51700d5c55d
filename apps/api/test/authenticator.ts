import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/**
 * A passkey device in software, written from W3C WebAuthn Level 3 (§6.1 authenticator data, §6.5 attestation, §7) and
 * RFC 8949 (CBOR): ES256, resident, checks its owner. It signs whatever it is told to, so that tests can lie with it.
 */
export class TestAuthenticator {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly id = randomBytes(16).toString('base64url');
  counter = 0;
  userHandle = randomBytes(16).toString('base64url');

  /** `navigator.credentials.create`: the answer to creation options. */
  create(options: CreationOptions, lie: Lie = {}): object {
    this.userHandle = options.user.id;
    const clientDataJSON = clientData('webauthn.create', options.challenge, lie);
    const credential = Buffer.from(this.id, 'base64url');
    const attested = Buffer.concat([
      Buffer.alloc(16), // aaguid: none
      uint16(credential.length),
      credential,
      this.#coseKey(),
    ]);
    const authData = this.#authData(lie.rpId ?? options.rp.id, { ...lie, attested });
    const attestationObject = map([
      [text('fmt'), text('none')],
      [text('attStmt'), map([])],
      [text('authData'), bytes(authData)],
    ]);
    return this.#credential({
      clientDataJSON,
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal'],
    });
  }

  /** `navigator.credentials.get`: the answer to request options. */
  get(options: RequestOptions, lie: Lie = {}): object {
    this.counter += lie.counterStep ?? 1;
    const clientDataJSON = clientData('webauthn.get', options.challenge, lie);
    const authData = this.#authData(lie.rpId ?? options.rpId, lie);
    const hash = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest();
    const signature = sign('sha256', Buffer.concat([authData, hash]), this.#keys.privateKey);
    if (lie.damagedSignature)
      signature.writeUInt8(signature.readUInt8(signature.length - 1) ^ 1, signature.length - 1);
    return this.#credential({
      clientDataJSON,
      authenticatorData: authData.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: lie.userHandle ?? this.userHandle,
    });
  }

  #credential(response: object): object {
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response };
  }

  #authData(rpId: string, { unverified, attested }: { unverified?: boolean; attested?: Buffer }): Buffer {
    const PRESENT = 0x01;
    const VERIFIED = 0x04;
    const ATTESTED = 0x40;
    const flags = PRESENT | (unverified ? 0 : VERIFIED) | (attested ? ATTESTED : 0);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const rpIdHash = createHash('sha256').update(rpId).digest();
    return Buffer.concat([rpIdHash, Buffer.from([flags]), counter, attested ?? Buffer.alloc(0)]);
  }

  /** RFC 9053: kty 2 (EC2), alg -7 (ES256), crv 1 (P-256), x, y. */
  #coseKey(): Buffer {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    return map([
      [int(1), int(2)],
      [int(3), int(-7)],
      [int(-1), int(1)],
      [int(-2), bytes(Buffer.from(x, 'base64url'))],
      [int(-3), bytes(Buffer.from(y, 'base64url'))],
    ]);
  }
}

interface CreationOptions {
  readonly challenge: string;
  readonly rp: { readonly id: string };
  readonly user: { readonly id: string };
}

interface RequestOptions {
  readonly challenge: string;
  readonly rpId: string;
}

/** What an attacker, or a device that is not what we want, would say differently. */
export interface Lie {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly unverified?: boolean;
  readonly damagedSignature?: boolean;
  readonly userHandle?: string;
  readonly counterStep?: number;
  readonly type?: string;
}

function clientData(type: string, challenge: string, lie: Lie): string {
  const data = {
    type: lie.type ?? type,
    challenge: lie.challenge ?? challenge,
    origin: lie.origin ?? 'http://localhost',
    crossOrigin: false,
  };
  return Buffer.from(JSON.stringify(data)).toString('base64url');
}

const UNSIGNED = 0;
const NEGATIVE = 1;
const BYTES = 2;
const TEXT = 3;
const MAP = 5;

/** The head of a CBOR item: its major type and an argument below 65,536. */
function head(major: number, argument: number): Buffer {
  if (argument < 24) return Buffer.from([(major << 5) | argument]);
  if (argument < 256) return Buffer.from([(major << 5) | 24, argument]);
  return Buffer.concat([Buffer.from([(major << 5) | 25]), uint16(argument)]);
}

const int = (value: number) => (value < 0 ? head(NEGATIVE, -1 - value) : head(UNSIGNED, value));
const bytes = (value: Buffer) => Buffer.concat([head(BYTES, value.length), value]);
const text = (value: string) => Buffer.concat([head(TEXT, Buffer.byteLength(value)), Buffer.from(value)]);
const map = (entries: [Buffer, Buffer][]) => Buffer.concat([head(MAP, entries.length), ...entries.flat()]);

function uint16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16BE(value);
  return buffer;
}
