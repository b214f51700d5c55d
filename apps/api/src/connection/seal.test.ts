import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lastFourOf, type Place, seal, unseal } from './seal.ts';
import { loadSecretsKey, type SecretsKey } from './secrets-key.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-key-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function newKey(): SecretsKey {
  const { key } = loadSecretsKey({ SECRETS_KEY: randomBytes(32).toString('base64') });
  if (key === null) throw new Error('32 bytes are a key');
  return key;
}

const place = (): Place => ({ rowId: randomUUID(), column: 'api_key_sealed' });

describe('a sealed secret', () => {
  test('opens with its key in its place, and looks different each time', () => {
    const [key, here] = [newKey(), place()];
    const sealed = seal(key, here, 'sk_test_Schlüssel');
    expect(unseal(key, here, sealed)).toEqual({ secret: 'sk_test_Schlüssel' });
    expect(seal(key, here, 'sk_test_Schlüssel')).not.toBe(sealed);
    expect(sealed).not.toContain('Schl');
  });

  test('stays closed in another row, in another column and after any change of a character', () => {
    const [key, here] = [newKey(), place()];
    const sealed = seal(key, here, 'secret');
    const damaged = { secret: null, problem: 'damaged' };
    expect(unseal(key, { ...here, rowId: randomUUID() }, sealed)).toEqual(damaged);
    expect(unseal(key, { ...here, column: 'webhook_secret_sealed' }, sealed)).toEqual(damaged);
    // From the nonce on; before it stands which key it is.
    for (let at = 'v1.01234567.'.length; at < sealed.length - 1; at += 1) {
      if (sealed[at] === '.') continue;
      const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
      expect(unseal(key, here, changed), changed).toEqual(damaged);
    }
    for (const text of ['', 'v1.', sealed.slice(0, -8), `${sealed}AAAA`]) {
      expect(unseal(key, here, text)).toEqual(damaged);
    }
  });

  test('says that it wants another key when it does', () => {
    const here = place();
    const sealed = seal(newKey(), here, 'secret');
    expect(unseal(newKey(), here, sealed)).toEqual({ secret: null, problem: 'wrong-secrets-key' });
  });

  test('is shown as its last four characters, a short one not at all', () => {
    expect([lastFourOf('sk_test_0123456789'), lastFourOf('short-secret')]).toEqual(['6789', null]);
  });
});

describe('the key that seals', () => {
  test('is made in its file at the first start, readable by its owner only, and stays', () => {
    const file = join(folder, 'inner', 'key');
    const first = loadSecretsKey({ SECRETS_KEY_FILE: file });
    expect(first.key?.bytes).toHaveLength(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(loadSecretsKey({ SECRETS_KEY_FILE: file }).key?.id).toBe(first.key?.id);
    expect(readdirSync(join(folder, 'inner'))).toEqual(['key']);
  });

  test('comes from the setting where there is one', () => {
    const file = join(folder, 'unused');
    const text = randomBytes(32).toString('base64');
    const { key } = loadSecretsKey({ SECRETS_KEY: text, SECRETS_KEY_FILE: file });
    expect(key?.bytes.toString('base64')).toBe(text);
    expect(readdirSync(folder)).not.toContain('unused');
  });

  test('that is missing, malformed or out of reach is told and never thrown or overwritten', () => {
    const file = join(folder, 'broken');
    writeFileSync(file, 'not a key');
    const told = [
      loadSecretsKey({}),
      loadSecretsKey({ SECRETS_KEY: 'c2hvcnQ=' }),
      loadSecretsKey({ SECRETS_KEY_FILE: file }),
      loadSecretsKey({ SECRETS_KEY_FILE: join(file, 'key') }),
    ];
    expect(told.map(({ key }) => key)).toEqual([null, null, null, null]);
    expect(told.map(({ because }) => because)).toEqual([
      expect.stringContaining('Set SECRETS_KEY'),
      expect.stringContaining('SECRETS_KEY does not hold'),
      expect.stringContaining(file),
      expect.stringContaining('neither be read nor made'),
    ]);
    expect(readFileSync(file, 'utf8')).toBe('not a key');
    expect(told.map(({ because }) => because).join()).not.toContain('c2hvcnQ=');
  });
});
