import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEnv } from './env.ts';
import { FAILPOINTS } from './failpoint.ts';

const SETTINGS = {
  DATABASE_URL: 'postgres://localhost/docket',
  DIDIT_API_KEY: 'key',
  DIDIT_WEBHOOK_SECRET: 's'.repeat(32),
  SESSION_SECRET: Buffer.alloc(64).toString('base64'),
  AUDIT_SIGNING_SEED: Buffer.alloc(32).toString('base64'),
};

test('a server that is no demo on loopback does not start with a failpoint', () => {
  const armed = { ...SETTINGS, DOCKET_FAILPOINT: 'attempt:marked' };
  expect(() => readEnv(armed)).toThrow(/DOCKET_FAILPOINT/);
  expect(() => readEnv({ ...armed, DEMO: '1', HOST: '0.0.0.0' })).toThrow(/DEMO/);
  expect(readEnv({ ...armed, DEMO: '1' }).DOCKET_FAILPOINT).toBe('attempt:marked');
});

test('a failpoint nobody knows is a wrong setting, and none is the rule', () => {
  expect(() => readEnv({ ...SETTINGS, DEMO: '1', DOCKET_FAILPOINT: 'anywhere' })).toThrow(/DOCKET_FAILPOINT/);
  expect(readEnv(SETTINGS).DOCKET_FAILPOINT).toBeUndefined();
});

test('each failpoint is placed exactly once', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
  const text = files
    .filter((file) => file.endsWith('.ts') && !/(\.test|failpoint)\.ts$/.test(file))
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('\n');
  const places = FAILPOINTS.map((name) => [name, text.split(`'${name}'`).length - 1]);
  expect(places).toEqual(FAILPOINTS.map((name) => [name, 1]));
});
