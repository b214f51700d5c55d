import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EnvSchema, readEnv } from './env.ts';

describe('the environment', () => {
  it('may be empty, and an empty variable counts as absent', () => {
    const env = readEnv({ SANDBOX_PORT: '' });
    expect(env).toMatchObject({
      SANDBOX_PORT: 4100,
      SANDBOX_DIALECT: 'both',
      SANDBOX_AUTH_PROFILE: 'newest',
    });
    expect(env).not.toHaveProperty('SANDBOX_STATE');
  });

  it('names every wrong variable at once', () => {
    const wrong = { SANDBOX_PORT: 'many', SANDBOX_DIALECT: 'klingon', SANDBOX_WEBHOOK_SECRET: 'short' };
    for (const name of Object.keys(wrong)) expect(() => readEnv(wrong)).toThrow(name);
  });
});

describe('.env.example', () => {
  const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const lines = [...text.matchAll(/^# ([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name = '', value = '']) => ({
    name,
    value,
  }));

  it('names every setting once, and no other', () => {
    expect(lines.map(({ name }) => name).sort()).toEqual(Object.keys(EnvSchema.shape).sort());
  });

  it('is accepted with every line', () => {
    expect(() => readEnv(Object.fromEntries(lines.map(({ name, value }) => [name, value])))).not.toThrow();
  });

  it('shows the defaults as they are', () => {
    const defaults: Record<string, unknown> = readEnv({});
    const shown = lines.filter(({ name }) => defaults[name] !== undefined);
    expect(shown.map(({ name, value }) => [name, value])).toEqual(
      shown.map(({ name }) => [name, String(defaults[name])]),
    );
  });

  it('is the table of the README', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    for (const { name } of lines) expect(readme).toContain(`\`${name}\``);
  });
});
