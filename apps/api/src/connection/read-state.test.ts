import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { webhookDestinationId } from './destination-id.ts';
import { addressAt, type ConnectionRow, environmentOf, readState } from './read-state.ts';
import { type SealedColumn, seal } from './seal.ts';
import { loadSecretsKey, type SecretsKeyState } from './secrets-key.ts';

const KEYS = loadSecretsKey({ SECRETS_KEY: randomBytes(32).toString('base64') });
const OTHER_KEYS = loadSecretsKey({ SECRETS_KEY: randomBytes(32).toString('base64') });
const NO_KEYS = loadSecretsKey({});
const ENV = { DIDIT_BASE_URL: 'https://verification.didit.example' } as Parameters<typeof readState>[1];
const ID = '4a2f9c1e-6d1b-4c53-9a51-3f1a52a7e0c4';

function sealed(column: SealedColumn, secret: string, keys: SecretsKeyState = KEYS): string {
  if (keys.key === null) throw new Error('sealing needs a key');
  return seal(keys.key, { rowId: ID, column }, secret);
}

/** A stored connection of which only what is given is set. */
function row(parts: Partial<ConnectionRow>): ConnectionRow {
  const empty = {
    id: ID,
    didit_origin: null,
    api_key_sealed: null,
    api_key_last_four: null,
    webhook_secret_sealed: null,
    webhook_secret_last_four: null,
    webhook_previous_sealed: null,
    webhook_previous_until: null,
    webhook_path: null,
    webhook_path_previous: null,
    webhook_base_url: null,
  };
  // What readState does not look at is left out.
  return { ...empty, ...parts } as ConnectionRow;
}

describe('the API key', () => {
  test('is none before anybody gave one', () => {
    expect(readState(null, ENV, NO_KEYS)).toMatchObject({
      problem: 'none',
      because: null,
      apiKey: null,
      keySource: 'none',
      keyLastFour: null,
      environment: null,
      webhookSource: 'none',
      webhookSecrets: [],
      webhookAddress: null,
    });
  });

  test('of the environment serves until one is stored, which then wins', () => {
    const env = { ...ENV, DIDIT_API_KEY: 'sk_live_environment1' };
    expect(readState(null, env, KEYS)).toMatchObject({
      apiKey: 'sk_live_environment1',
      keySource: 'environment',
      keyLastFour: 'ent1',
      environment: 'live',
    });
    const stored = row({
      api_key_sealed: sealed('api_key_sealed', 'sk_test_stored12'),
      api_key_last_four: 'ed12',
    });
    expect(readState(stored, env, KEYS)).toMatchObject({
      apiKey: 'sk_test_stored12',
      keySource: 'database',
      keyLastFour: 'ed12',
      environment: 'sandbox',
    });
  });

  test.each([
    ['sk_test_1', 'sandbox'],
    ['sk_live_1', 'live'],
    ['SK_LIVE_1', null],
    ['old-style-key', null],
    ['', null],
    [null, null],
  ])('%j belongs to %s', (key, environment) => expect(environmentOf(key)).toBe(environment));
});

describe('a stored key that cannot be opened', () => {
  const env = { ...ENV, DIDIT_API_KEY: 'sk_live_environment1' };
  const stored = row({
    api_key_sealed: sealed('api_key_sealed', 'sk_test_stored12'),
    api_key_last_four: 'ed12',
  });

  test.each([
    ['no-secrets-key', NO_KEYS, stored, 'there is no key to open them. Set SECRETS_KEY'],
    ['wrong-secrets-key', OTHER_KEYS, stored, `the one of this server (${OTHER_KEYS.key?.id})`],
    ['damaged', KEYS, row({ api_key_sealed: 'v1.tampered' }), 'was changed outside Docket'],
    [
      'damaged',
      KEYS,
      row({ api_key_sealed: sealed('webhook_secret_sealed', 'moved') }),
      'was changed outside Docket',
    ],
  ] as const)('is told as %s, and the environment does not step in', (problem, keys, stored, sentence) => {
    const state = readState(stored, env, keys);
    expect(state).toMatchObject({ problem, apiKey: null, keySource: 'database', environment: null });
    expect(state.because).toContain(sentence);
  });

  test('is not used at another Didit than it was given for', () => {
    const elsewhere = row({ ...stored, didit_origin: 'https://other.didit.example', webhook_path: 'abc' });
    const state = readState(elsewhere, ENV, KEYS);
    expect(state).toMatchObject({
      problem: 'other-didit',
      apiKey: null,
      keySource: 'none',
      webhookPaths: [],
    });
    expect(state.because).toContain('belongs to https://other.didit.example');
    const same = row({ ...stored, didit_origin: 'https://verification.didit.example' });
    expect(readState(same, ENV, KEYS).problem).toBe('none');
  });
});

describe('the secrets of webhooks', () => {
  test('of the environment are both tried, without an end', () => {
    const env = {
      ...ENV,
      DIDIT_WEBHOOK_SECRET: 'current-secret-1',
      DIDIT_WEBHOOK_SECRET_PREVIOUS: 'before-secret-1',
    };
    expect(readState(null, env, KEYS).webhookSecrets).toEqual([
      { secret: 'current-secret-1', until: null },
      { secret: 'before-secret-1', until: null },
    ]);
  });

  test('that are stored end the environment’s; the one before counts until its last moment', () => {
    const until = new Date('2026-11-30T23:59:59Z');
    const stored = row({
      webhook_secret_sealed: sealed('webhook_secret_sealed', 'stored-now'),
      webhook_previous_sealed: sealed('webhook_previous_sealed', 'stored-before'),
      webhook_previous_until: until,
    });
    const env = { ...ENV, DIDIT_WEBHOOK_SECRET: 'current-secret-1' };
    expect(readState(stored, env, KEYS)).toMatchObject({
      webhookSource: 'database',
      webhookSecrets: [
        { secret: 'stored-now', until: null },
        { secret: 'stored-before', until },
      ],
    });
  });

  test('that cannot be opened accept nothing, which is told', () => {
    const stored = row({ webhook_secret_sealed: sealed('webhook_secret_sealed', 'stored-now') });
    const state = readState(stored, { ...ENV, DIDIT_WEBHOOK_SECRET: 'current-secret-1' }, OTHER_KEYS);
    expect(state).toMatchObject({ problem: 'wrong-secrets-key', webhookSecrets: [] });
  });

  test('are no part of the address or of any sentence', () => {
    const env = { ...ENV, DIDIT_WEBHOOK_SECRET: 'current-secret-1', PUBLIC_URL: 'https://desk.example.test' };
    const { webhookSecrets, ...told } = readState(null, env, KEYS);
    expect(webhookSecrets).toHaveLength(1);
    expect(JSON.stringify(told)).not.toContain('current-secret-1');
  });
});

describe('our address', () => {
  const env = { ...ENV, DIDIT_WEBHOOK_SECRET: 'current-secret-1', PUBLIC_URL: 'https://desk.example.test/' };
  const derived = webhookDestinationId('current-secret-1');

  test('follows from the environment’s secret until a secret is stored, and stays answered then', () => {
    expect(readState(null, env, KEYS)).toMatchObject({
      webhookAddress: `https://desk.example.test/webhooks/didit/${derived}`,
      webhookPaths: [derived],
    });
    const stored = row({
      webhook_secret_sealed: sealed('webhook_secret_sealed', 'stored-now'),
      webhook_path: 'new-end',
      webhook_path_previous: 'old-end',
    });
    expect(readState(stored, env, KEYS)).toMatchObject({
      webhookPath: '/webhooks/didit/new-end',
      webhookPaths: ['new-end', 'old-end', derived],
    });
  });

  test('begins where an administrator said, else where people reach us, else is unknown', () => {
    const stored = row({ webhook_base_url: 'https://hooks.example.test/base' });
    expect(readState(stored, env, KEYS).webhookAddress).toBe(
      `https://hooks.example.test/base/webhooks/didit/${derived}`,
    );
    expect(readState(null, { ...env, PUBLIC_URL: undefined }, KEYS).webhookAddress).toBeNull();
    expect(addressAt('https://a.example.test//', 'x')).toBe('https://a.example.test/webhooks/didit/x');
  });
});
