import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EnvSchema, readEnv } from './env.ts';

const required = {
  DATABASE_URL: 'postgres://docket:secret@127.0.0.1/docket',
  SESSION_SECRET: Buffer.alloc(64, 1).toString('base64'),
  AUDIT_SIGNING_SEED: Buffer.alloc(32, 2).toString('base64'),
};

describe('the settings', () => {
  test('need nothing but addresses and secrets; the rest has a default, and an empty text is none', () => {
    const env = readEnv({ ...required, PUBLIC_URL: '', LOG_LEVEL: '' });
    expect(env).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 3000,
      DEMO: false,
      UNDO_MS: 8_000,
      LOG_LEVEL: 'info',
    });
    expect(env.PUBLIC_URL).toBeUndefined();
    expect(Object.isFrozen(env)).toBe(true);
  });

  test('that are wrong are listed all at once, by name, without their values', () => {
    const wrong = {
      ...required,
      PORT: 'http',
      DATABASE_URL: 'mysql://x',
      SESSION_SECRET: 'c2hvcnQ=',
      LOG_LEVEL: 'loud',
    };
    const { AUDIT_SIGNING_SEED: _, ...source } = wrong;
    const message = messageOf(() => readEnv(source));
    for (const name of ['PORT', 'DATABASE_URL', 'SESSION_SECRET', 'LOG_LEVEL', 'AUDIT_SIGNING_SEED']) {
      expect(message).toContain(`  ${name}: `);
    }
    expect(message).toContain('.env.example');
    expect(message).not.toContain('c2hvcnQ=');
  });

  test.each(['0.0.0.0', '192.168.0.7', 'docket.example.com'])('refuse demo accounts on %s', (HOST) => {
    expect(messageOf(() => readEnv({ ...required, DEMO: '1', HOST }))).toContain('well-known passwords');
    expect(readEnv({ ...required, DEMO: '0', HOST }).HOST).toBe(HOST);
  });

  test('refuse a lease that ends while an answer may still come', () => {
    const source = { ...required, SEND_LEASE_MS: '60000', DIDIT_TIMEOUT_MS: '30000' };
    expect(messageOf(() => readEnv(source))).toContain('SEND_LEASE_MS must be more than twice');
  });

  test('take an identity provider whole or not at all, and over https unless it is here', () => {
    const whole = {
      ...required,
      PUBLIC_URL: 'https://docket.example.com',
      OIDC_ISSUER: 'https://login.example.com',
      OIDC_CLIENT_ID: 'docket',
      OIDC_CLIENT_SECRET: 'secret',
    };
    expect(readEnv(whole).OIDC_BUTTON_LABEL).toBe('Sign in with single sign-on');
    for (const name of ['PUBLIC_URL', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']) {
      expect(messageOf(() => readEnv({ ...whole, [name]: '' }))).toContain('belong together');
    }
    expect(messageOf(() => readEnv({ ...whole, OIDC_ISSUER: 'http://login.example.com' }))).toContain(
      'https',
    );
    expect(readEnv({ ...whole, OIDC_ISSUER: 'http://127.0.0.1:4000' }).OIDC_CLIENT_ID).toBe('docket');
  });
});

describe('.env.example', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../../.env.example'), 'utf8');
  const lines = [...text.matchAll(/^(# )?([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(
    ([, comment, name = '', value = '']) => ({
      isOptional: comment !== undefined,
      name,
      value,
    }),
  );

  test('names every setting once, and no other', () => {
    const names = lines.map(({ name }) => name);
    expect([...names].sort()).toEqual(Object.keys(EnvSchema.shape).sort());
  });

  test('explains each one in the line above', () => {
    const all = text.split('\n');
    for (const { name } of lines) {
      const at = all.findIndex((line) => line.startsWith(`${name}=`) || line.startsWith(`# ${name}=`));
      expect(all[at - 1], name).toMatch(/^# \S.{10,}/);
    }
    for (const [name, schema] of Object.entries(EnvSchema.shape)) {
      expect(schema.description?.length, name).toBeGreaterThan(5);
    }
  });

  test('is accepted as it stands, also with every optional line', () => {
    const given = lines.filter(({ isOptional }) => !isOptional);
    expect(given.map(({ name }) => name).sort()).toEqual(Object.keys(required).sort());
    expect(() => readEnv(Object.fromEntries(given.map(({ name, value }) => [name, value])))).not.toThrow();
    expect(() => readEnv(Object.fromEntries(lines.map(({ name, value }) => [name, value])))).not.toThrow();
  });

  test('shows the defaults as they are', () => {
    const env: Record<string, unknown> = readEnv(required);
    for (const { name, value, isOptional } of lines) {
      const standard = env[name];
      if (!isOptional || standard === undefined || typeof standard === 'object') continue;
      expect(value, name).toBe(typeof standard === 'boolean' ? String(Number(standard)) : String(standard));
    }
  });
});

function messageOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('it was accepted');
}
