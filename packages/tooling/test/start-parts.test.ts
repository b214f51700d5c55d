import { statSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { apiEnv, sandboxEnv } from '../src/app-env.ts';
import { banner } from '../src/banner.ts';
import { startChild } from '../src/child.ts';
import { installedChromium } from '../src/chromium.ts';
import { isDemo, loadDotEnv, readStartEnv, UsageError } from '../src/env.ts';
import { assertPortFree, takenMessage, waitForPort } from '../src/ports.ts';
import { loadSecrets } from '../src/secrets.ts';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'docket-tooling-'));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function listen(): Promise<{ server: Server; port: number }> {
  return new Promise((done) => {
    const server = createServer((socket) => socket.destroy());
    cleanups.push(() => new Promise((closed) => server.close(closed)));
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      done({ server, port: address !== null && typeof address === 'object' ? address.port : 0 });
    });
  });
}

const webhooks = '/webhooks/didit/abc';

describe('settings', () => {
  test('nothing set means demo mode on the standard ports', () => {
    const env = readStartEnv({});
    expect(env).toEqual({ port: 3000, sandboxPort: 4100, given: {} });
    expect(isDemo(env)).toBe(true);
  });

  test('a real Didit account or an own database ends demo mode', () => {
    expect(isDemo(readStartEnv({ DATABASE_URL: 'postgres://me@db/docket' }))).toBe(false);
    const real = readStartEnv({ DIDIT_API_KEY: 'key', DIDIT_WEBHOOK_SECRET: 'secret' });
    expect(isDemo(real)).toBe(false);
    expect(real.didit?.baseUrl).toBe('https://verification.didit.me');
  });

  test('the address of Didit alone starts without a key, to be connected in the web app', () => {
    const env = readStartEnv({ DIDIT_BASE_URL: 'https://verification.didit.me' });
    expect(isDemo(env)).toBe(false);
    expect(env.didit).toEqual({ baseUrl: 'https://verification.didit.me' });
    expect(banner(env, '/webhooks/didit/x')).toContain('an admin connects it');
  });

  test('every problem is reported at once', () => {
    const read = () => readStartEnv({ PORT: 'x', DIDIT_API_KEY: 'key', DATABASE_URL: 'mysql://db' });
    expect(read).toThrow(UsageError);
    expect(read).toThrow(/PORT is "x"[\s\S]*DIDIT_WEBHOOK_SECRET is not[\s\S]*DATABASE_URL/);
  });

  test('one port cannot serve both Docket and the sandbox', () => {
    expect(() => readStartEnv({ PORT: '4100' })).toThrow(/choose two ports/);
  });
});

test('a .env file adds variables, and what is already set wins', async () => {
  const file = join(await newFolder(), '.env');
  await writeFile(file, 'DOCKET_TEST_NEW=from-file\nDOCKET_TEST_SET=from-file\n');
  process.env.DOCKET_TEST_SET = 'from-shell';
  loadDotEnv(file);
  expect(process.env.DOCKET_TEST_NEW).toBe('from-file');
  expect(process.env.DOCKET_TEST_SET).toBe('from-shell');
  expect(() => loadDotEnv(`${file}.missing`)).not.toThrow();
});

describe('ports', () => {
  test('a taken port is named together with the way to choose another', async () => {
    const { port } = await listen();
    await expect(assertPortFree(port, 'PORT')).rejects.toThrow(
      new RegExp(`Port ${port} is already in use, by another program[\\s\\S]*PORT=${port + 1} npm start`),
    );
  });

  test('the message tells how to find the program on each system', () => {
    expect(takenMessage(4100, 'SANDBOX_PORT', 'by another program')).toMatch(
      /SANDBOX_PORT=4101[\s\S]*lsof -i :4100[\s\S]*netstat/,
    );
  });

  test('a free port is accepted, and waiting for it ends when time is up', async () => {
    const { server, port } = await listen();
    expect(await waitForPort(port, 1000)).toBe(true);
    await new Promise((closed) => server.close(closed));
    await expect(assertPortFree(port, 'PORT')).resolves.toBeUndefined();
    expect(await waitForPort(port, 100)).toBe(false);
  });
});

describe('secrets', () => {
  test('they are made once, in a file only the owner can read, and stay the same', async () => {
    const file = join(await newFolder(), 'inner', 'secrets.json');
    const first = await loadSecrets(file, {});
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await loadSecrets(file, {})).toEqual(first);
    expect(Buffer.from(first.SESSION_SECRET, 'base64')).toHaveLength(64);
    expect(Buffer.from(first.AUDIT_SIGNING_SEED, 'base64')).toHaveLength(32);
    expect(first.DIDIT_WEBHOOK_SECRET).toMatch(/^[\w-]{43}$/);
    expect(first.SANDBOX_API_KEY).toMatch(/^sk_test_[\w-]{43}$/);
  });

  test('a given secret is used but never written to the file', async () => {
    const file = join(await newFolder(), 'secrets.json');
    const secrets = await loadSecrets(file, { SESSION_SECRET: 'from the vault' });
    expect(secrets.SESSION_SECRET).toBe('from the vault');
    expect(await readFile(file, 'utf8')).not.toContain('vault');
  });

  test('an older file keeps its secrets and gains the missing ones', async () => {
    const file = join(await newFolder(), 'secrets.json');
    await writeFile(file, JSON.stringify({ SESSION_SECRET: 'old' }), { mode: 0o644 });
    const secrets = await loadSecrets(file, {});
    expect(secrets.SESSION_SECRET).toBe('old');
    expect(secrets.AUDIT_SIGNING_SEED).not.toBe('');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('a broken file is an error, never a reason to make new secrets silently', async () => {
    const file = join(await newFolder(), 'secrets.json');
    await writeFile(file, '{"SESSION_SEC');
    await expect(loadSecrets(file, {})).rejects.toThrow(/cannot be read/);
    expect(await readFile(file, 'utf8')).toBe('{"SESSION_SEC');
  });
});

describe('what the parts are told', () => {
  const secrets = {
    SESSION_SECRET: 's',
    AUDIT_SIGNING_SEED: 'a',
    DIDIT_WEBHOOK_SECRET: 'w',
    SANDBOX_API_KEY: 'sk_test_k',
  };

  test('in demo mode the API listens on loopback only and talks to the sandbox', () => {
    const env = apiEnv(readStartEnv({ SANDBOX_PORT: '4130' }), secrets, { url: 'postgres://x/y' });
    expect(env).toMatchObject({
      DEMO: '1',
      HOST: '127.0.0.1',
      DIDIT_BASE_URL: 'http://127.0.0.1:4130',
      DIDIT_API_KEY: 'sk_test_k',
    });
  });

  test('with a real account there is no demo flag and its key is used', () => {
    const start = readStartEnv({ DIDIT_API_KEY: 'real', DIDIT_WEBHOOK_SECRET: 'w' });
    const env = apiEnv(start, secrets, { url: 'postgres://x/y' });
    expect(env.DEMO).toBeUndefined();
    expect(env.DIDIT_API_KEY).toBe('real');
    const waiting = apiEnv(readStartEnv({ DIDIT_BASE_URL: 'https://didit.example' }), secrets, {
      url: 'postgres://x/y',
    });
    expect([waiting.DIDIT_API_KEY, waiting.DIDIT_WEBHOOK_SECRET, waiting.DEMO]).toEqual(['', '', undefined]);
    expect(waiting.SECRETS_KEY_FILE).toMatch(/secrets\.key$/);
    expect(banner(start, webhooks)).not.toContain('docket-demo');
    expect(banner(start, webhooks)).toContain('user setup-code');
    expect(
      banner(
        {
          ...start,
          didit: { baseUrl: 'https://didit.example', account: { apiKey: 'k', webhookSecret: 's' } },
        },
        webhooks,
      ),
    ).toContain(`https://<your host>${webhooks}`);
  });

  test('the sandbox and the API agree on the webhook address and its secret', () => {
    const env = sandboxEnv(readStartEnv({ PORT: '3300' }), secrets, 'dest');
    expect(env.SANDBOX_WEBHOOK_URL).toBe('http://127.0.0.1:3300/webhooks/didit/dest');
    expect(env.SANDBOX_WEBHOOK_SECRET).toBe('w');
  });

  test('the block at the end names the address, the accounts, the data and how to stop', () => {
    const text = banner(readStartEnv({ PORT: '3300' }), webhooks);
    for (const part of [
      'http://localhost:3300',
      'auditor@docket.demo',
      'docket-demo',
      'npm run reset',
      'Ctrl-C',
    ]) {
      expect(text).toContain(part);
    }
    expect(
      banner(readStartEnv({ DATABASE_URL: 'postgres://me:hidden@db:5432/docket' }), webhooks),
    ).not.toContain('hidden');
  });
});

describe('child processes', () => {
  const script = `
    console.log('{"level":30,"msg":"quiet"}');
    console.log('{"level":50,"msg":"loud"}');
    process.on('SIGTERM', () => {});
    setInterval(() => {}, 1000);
    console.error('on stderr');`;

  test('errors are shown, the rest is kept, and one that ignores the request to stop is ended hard', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'child.mjs'), script);
    const shown: string[] = [];
    const print = (line: string) => void shown.push(line);
    const child = startChild({
      ...{ name: 'part', script: join(folder, 'child.mjs'), cwd: folder, env: process.env },
      ...{ verbose: false, print },
    });
    await expect.poll(() => shown.length).toBe(2);
    expect(child.quietLines()).toEqual(['{"level":30,"msg":"quiet"}']);
    await child.stop(200);
    expect(await child.ended).toBe('was ended by SIGKILL');
    expect(shown.toSorted()).toEqual(['part │ on stderr', 'part │ {"level":50,"msg":"loud"}']);
  });
});

test('a CHROMIUM_PATH that does not exist is an error, not a reason to look elsewhere', () => {
  expect(() => installedChromium({ CHROMIUM_PATH: '/nowhere/chromium' })).toThrow(/no such file/);
  expect(installedChromium({ CHROMIUM_PATH: process.execPath })).toBe(process.execPath);
});
