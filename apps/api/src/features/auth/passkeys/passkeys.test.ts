import { randomBytes } from 'node:crypto';
import { contract } from '@docket/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Lie, TestAuthenticator } from '../../../../test/authenticator.ts';
import { type Harness, startHarness } from '../../../../test/harness.ts';
import { type Visitor, visitor } from '../../../../test/visitor.ts';
import { siteOf } from './relying-party.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());

const told = ({ status, body }: { status: number; body: { code?: string } }) => [status, body?.code];
const last = async () => (await t.audit()).at(-1);

async function add(who: Visitor, device: TestAuthenticator, name = 'Phone', lie: Lie = {}) {
  const { options } = (await who.call(contract.startPasskey)).body;
  return who.call(contract.addPasskey, { body: { name, passkey: device.create(options, lie) } });
}

async function challenge(who: Visitor, purpose: 'sign-in' | 'second-factor' | 'confirm') {
  return (await who.call(contract.challengePasskey, { body: { purpose } })).body.options;
}

async function second(who: Visitor, device: TestAuthenticator, lie: Lie = {}) {
  const passkey = device.get(await challenge(who, 'second-factor'), lie);
  return who.call(contract.signInWithSecondFactor, { body: { proof: { kind: 'passkey', passkey } } });
}

async function alone(who: Visitor, device: TestAuthenticator, lie: Lie = {}) {
  const passkey = device.get(await challenge(who, 'sign-in'), lie);
  return who.call(contract.signInWithPasskey, { body: { passkey } });
}

/** Somebody with a passkey, signed in here and at the door elsewhere. */
async function owner(): Promise<{ signedIn: Visitor; door: Visitor; device: TestAuthenticator }> {
  const signedIn = await visitor(t);
  await signedIn.signIn();
  const device = new TestAuthenticator();
  await add(signedIn, device);
  return { signedIn, door: signedIn.elsewhere(), device };
}

describe('adding a passkey', () => {
  test('keeps its public key and its name, gives recovery codes with the first one, and is on record', async () => {
    const who = await visitor(t);
    await who.signIn();
    const { status, body } = await add(who, new TestAuthenticator(), ' Work laptop ');
    expect([status, body.passkey.name, body.recoveryCodes.length]).toEqual([201, 'Work laptop', 10]);
    const entry = await last();
    expect(entry).toMatchObject({ action: 'factor.added', object: { type: 'passkey', id: body.passkey.id } });
    expect(JSON.stringify(entry)).not.toContain('laptop');
    expect((await add(who, new TestAuthenticator(), 'Key')).body.recoveryCodes).toBeNull();
    const { passkeys } = (await who.call(contract.listFactors)).body;
    expect(passkeys.map(({ name }: { name: string }) => name)).toEqual(['Work laptop', 'Key']);
  });

  test('names the person by id and asks for a key that checks its owner', async () => {
    const who = await visitor(t);
    await who.signIn();
    const { options } = (await who.call(contract.startPasskey)).body;
    expect(options).toMatchObject({
      rp: { id: 'localhost', name: 'Docket' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
    });
    expect(Buffer.from(options.user.id, 'base64url').toString()).toBe(who.id);
  });

  test.each([
    ['at another origin', { origin: 'https://evil.example' }],
    ['for another host', { rpId: 'evil.example' }],
    ['without checking its owner', { unverified: true }],
    ['for a challenge that we did not make', { challenge: Buffer.alloc(32).toString('base64url') }],
    ['as if it were a sign-in', { type: 'webauthn.get' }],
  ] satisfies [string, Lie][])('made %s is refused', async (_, lie) => {
    const who = await visitor(t);
    await who.signIn();
    expect(told(await add(who, new TestAuthenticator(), 'Phone', lie))).toEqual([422, 'passkey-refused']);
    expect((await who.call(contract.listFactors)).body.passkeys).toEqual([]);
  });

  test('takes a challenge once, and only in the sign-in it was made for', async () => {
    const who = await visitor(t);
    await who.signIn();
    const { options } = (await who.call(contract.startPasskey)).body;
    const elsewhere = who.elsewhere();
    await elsewhere.signIn();
    const body = () => ({ body: { name: 'Phone', passkey: new TestAuthenticator().create(options) } });
    expect(told(await elsewhere.call(contract.addPasskey, body()))).toEqual([422, 'passkey-refused']);
    expect((await who.call(contract.addPasskey, body())).status).toBe(201);
    expect(told(await who.call(contract.addPasskey, body()))).toEqual([422, 'passkey-refused']);
  });

  test('lapses after five minutes', async () => {
    const who = await visitor(t);
    await who.signIn();
    const { options } = (await who.call(contract.startPasskey)).body;
    t.clock.advance(4 * 60_000);
    await who.signIn();
    t.clock.advance(61_000);
    const passkey = new TestAuthenticator().create(options);
    const late = await who.call(contract.addPasskey, { body: { name: 'Phone', passkey } });
    expect(told(late)).toEqual([422, 'passkey-refused']);
  });

  test('is refused under another id than the device’s own, and under one that is too long', async () => {
    const who = await visitor(t);
    await who.signIn();
    for (const [bytes, refusal] of [
      [16, [422, 'passkey-refused']],
      [1_024, [400, 'invalid-input']],
    ] as const) {
      const { options } = (await who.call(contract.startPasskey)).body;
      const id = randomBytes(bytes).toString('base64url');
      const passkey = { ...new TestAuthenticator().create(options), id, rawId: id };
      expect(told(await who.call(contract.addPasskey, { body: { name: 'Phone', passkey } }))).toEqual(
        refusal,
      );
    }
  });

  test('that somebody has already, or that is noise, answers a 4xx', async () => {
    const { signedIn, device } = await owner();
    expect(told(await add(signedIn, device))).toEqual([409, 'already-there']);
    const { options } = (await signedIn.call(contract.startPasskey)).body;
    const made = new TestAuthenticator().create(options) as { response: object }; // as `create` makes it
    const noise = { ...made, response: { ...made.response, attestationObject: 'AAAA' } };
    const damaged = await signedIn.call(contract.addPasskey, { body: { name: 'x', passkey: noise } });
    expect(told(damaged)).toEqual([422, 'passkey-refused']);
    const shape = await signedIn.call(contract.addPasskey, { body: { name: '', passkey: { id: '!' } } });
    const pointers = shape.body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect([shape.status, pointers]).toEqual([
      400,
      expect.arrayContaining(['/body/name', '/body/passkey/id']),
    ]);
  });
});

describe('a passkey as second factor', () => {
  test('signs in after the password, and only the person’s own keys are asked for', async () => {
    const { door, device } = await owner();
    const first = await door.signIn();
    expect([first.status, first.body]).toEqual([202, { secondFactors: ['passkey'] }]);
    const { allowCredentials } = await challenge(door, 'second-factor');
    expect(allowCredentials.map(({ id }: { id: string }) => id)).toEqual([device.id]);
    expect((await second(door, device)).status).toBe(200);
    expect((await door.call(contract.getMe)).body.user.id).toBe(door.id);
    const { passkeys } = (await door.call(contract.listFactors)).body;
    expect(passkeys[0].lastUsedAt).not.toBeNull();
  });

  test.each([
    ['signed at another origin', { origin: 'https://evil.example' }],
    ['for another host', { rpId: 'evil.example' }],
    ['without checking its owner', { unverified: true }],
    ['with a damaged signature', { damagedSignature: true }],
    ['of a challenge that we did not make', { challenge: Buffer.alloc(32).toString('base64url') }],
    ['in somebody else’s name', { userHandle: Buffer.from('somebody').toString('base64url') }],
    ['whose counter stands still', { counterStep: 0 }],
    ['whose counter went back', { counterStep: -1 }],
  ] satisfies [string, Lie][])(
    '%s is refused and on record, and the right one still gets in',
    async (_, lie) => {
      const { door, device } = await owner();
      await door.signIn();
      device.counter = 7;
      expect((await second(door, device)).status).toBe(200);
      const again = door.elsewhere();
      await again.signIn();
      expect(told(await second(again, device, lie))).toEqual([403, 'wrong-second-factor']);
      expect(await last()).toMatchObject({ action: 'auth.second-factor-failed', reason: 'passkey' });
      expect((await again.call(contract.getMe)).status).toBe(401);
      expect((await second(again, device, { counterStep: 3 })).status).toBe(200);
    },
  );

  test('of somebody else is refused', async () => {
    const [mine, theirs] = [await owner(), await owner()];
    await mine.door.signIn();
    expect(told(await second(mine.door, theirs.device))).toEqual([403, 'wrong-second-factor']);
  });

  test('signs each challenge once, also when the first time was wrong, and only for what it was made for', async () => {
    const { door, signedIn, device } = await owner();
    await door.signIn();
    const options = await challenge(door, 'second-factor');
    const send = (lie: Lie = {}) => {
      const proof = { kind: 'passkey', passkey: device.get(options, lie) };
      return door.call(contract.signInWithSecondFactor, { body: { proof } });
    };
    expect(told(await send({ damagedSignature: true }))).toEqual([403, 'wrong-second-factor']);
    expect(told(await send())).toEqual([403, 'wrong-second-factor']);
    const confirming = device.get(await challenge(signedIn, 'confirm'));
    const misused = await door.call(contract.signInWithSecondFactor, {
      body: { proof: { kind: 'passkey', passkey: confirming } },
    });
    expect(told(misused)).toEqual([403, 'wrong-second-factor']);
  });

  test('confirms who one is', async () => {
    const { signedIn, device } = await owner();
    const passkey = device.get(await challenge(signedIn, 'confirm'));
    const { status } = await signedIn.call(contract.confirmSecondFactor, {
      body: { proof: { kind: 'passkey', passkey } },
    });
    expect(status).toBe(200);
    expect(await last()).toMatchObject({ action: 'auth.confirmed', refs: { by: 'passkey' } });
  });

  test('is not asked for where nobody is signed in or half signed in', async () => {
    const nobody = await visitor(t);
    const ask = (purpose: string) => nobody.call(contract.challengePasskey, { body: { purpose } });
    expect(told(await ask('confirm'))).toEqual([401, 'not-signed-in']);
    expect(told(await ask('second-factor'))).toEqual([401, 'sign-in-lapsed']);
    expect((await ask('anything')).status).toBe(400);
  });
});

describe('a passkey alone', () => {
  test('signs in without a name or a password, and gives nothing away about who has one', async () => {
    const { door, device } = await owner();
    expect((await challenge(door, 'sign-in')).allowCredentials).toEqual([]);
    const { status, body } = await alone(door, device);
    expect([status, body.user.id, body.user.secondFactor]).toEqual([200, door.id, 'set']);
    expect(await last()).toMatchObject({
      action: 'auth.signed-in',
      actor: { id: door.id },
      refs: { by: 'passkey' },
    });
  });

  test('that nobody knows, and one of a disabled account, are answered alike and on record', async () => {
    const { door, device } = await owner();
    const unknown = await alone(door, new TestAuthenticator());
    await t.db.updateTable('users').set({ state: 'disabled' }).where('id', '=', door.id).execute();
    const disabled = await alone(door, device);
    expect([unknown.body.detail, ...told(unknown)]).toEqual([disabled.body.detail, ...told(disabled)]);
    expect(told(unknown)).toEqual([403, 'wrong-second-factor']);
    expect((await t.audit()).slice(-2)).toMatchObject([
      { action: 'auth.sign-in-failed', object: null },
      { action: 'auth.sign-in-failed', object: { type: 'user', id: door.id } },
    ]);
  });
});

describe('a passkey of mine', () => {
  test('can be renamed, which is on record without the name; somebody else’s cannot', async () => {
    const [mine, theirs] = [await owner(), await owner()];
    const [passkey] = (await mine.signedIn.call(contract.listFactors)).body.passkeys;
    const rename = (who: Visitor, name: string) =>
      who.call(contract.renamePasskey, { params: { passkeyId: passkey.id }, body: { name } });
    expect((await rename(mine.signedIn, 'Old phone')).body.passkey.name).toBe('Old phone');
    const entry = await last();
    expect(entry).toMatchObject({ action: 'factor.renamed', object: { type: 'passkey', id: passkey.id } });
    expect(JSON.stringify(entry)).not.toContain('Old phone');
    expect(told(await rename(theirs.signedIn, 'Mine'))).toEqual([404, 'not-found']);
  });

  test('can be removed and then opens nothing; somebody else’s cannot', async () => {
    const [mine, theirs] = [await owner(), await owner()];
    const [passkey] = (await mine.signedIn.call(contract.listFactors)).body.passkeys;
    const remove = (who: Visitor) => who.call(contract.removePasskey, { params: { passkeyId: passkey.id } });
    expect(told(await remove(theirs.signedIn))).toEqual([404, 'not-found']);
    expect((await remove(mine.signedIn)).status).toBe(204);
    expect(await last()).toMatchObject({
      action: 'factor.removed',
      object: { type: 'passkey', id: passkey.id },
    });
    expect(told(await alone(mine.door, mine.device))).toEqual([403, 'wrong-second-factor']);
    expect((await mine.door.signIn()).status).toBe(200);
  });
});

describe('the address passkeys are for', () => {
  const at = (host: string, PUBLIC_URL?: string) =>
    siteOf({ env: { ...t.deps.env, PUBLIC_URL } }, { protocol: 'http', host });

  test.each([
    ['localhost:3000', undefined, { id: 'localhost', origin: 'http://localhost:3000' }],
    ['10.0.0.7', 'https://docket.example', { id: 'docket.example', origin: 'https://docket.example' }],
    [
      'x',
      'https://docket.example:8443/desk',
      { id: 'docket.example', origin: 'https://docket.example:8443' },
    ],
  ])('asked at %s with PUBLIC_URL %s', (host, publicUrl, party) => {
    expect(at(host, publicUrl).party).toEqual(party);
  });

  test.each([
    ['127.0.0.1:3000', undefined, 'http://localhost:3000'],
    ['[::1]:3000', undefined, 'http://localhost:3000'],
    ['evil.example', undefined, 'PUBLIC_URL'],
    ['two words', undefined, 'PUBLIC_URL'],
    ['x', 'http://docket.example', 'https'],
    ['x', 'https://10.0.0.7', 'IP address'],
  ])('asked at %s with PUBLIC_URL %s is none, and says what would be', (host, publicUrl, words) => {
    expect(at(host, publicUrl)).toMatchObject({ party: null, because: expect.stringContaining(words) });
  });

  test('without one passkeys are neither made nor asked for', async () => {
    const who = await visitor(t);
    await who.signIn();
    const headers = { host: '127.0.0.1:3000' };
    expect(told(await who.call(contract.startPasskey, { headers }))).toEqual([409, 'passkeys-unavailable']);
    const asked = await who.call(contract.challengePasskey, { headers, body: { purpose: 'sign-in' } });
    expect(told(asked)).toEqual([409, 'passkeys-unavailable']);
    const { allowed } = (await who.call(contract.listFactors, { headers })).body;
    expect(allowed.addPasskey.because).toContain('http://localhost:3000');
  });
});
