import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { type Embedded, startEmbedded } from '../src/embedded.ts';

const started: Embedded[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'docket-embedded-'));
  folders.push(folder);
  return folder;
}

async function start(dataDir: string, durable = true): Promise<Embedded> {
  const server = await startEmbedded({ dataDir, durable });
  started.push(server);
  return server;
}

async function one(url: string, sql: string): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows[0];
  } finally {
    await client.end();
  }
}

async function postmasterPid(folder: string): Promise<number> {
  return Number((await readFile(join(folder, 'cluster/data/postmaster.pid'), 'utf8')).split('\n')[0]);
}

test('rows written before a stop are there after the next start', async () => {
  const folder = await newFolder();
  const first = await start(folder);
  await one(first.url, 'create table kept as select 42 as answer');
  await first.stop();
  expect(existsSync(join(folder, 'cluster/data/postmaster.pid'))).toBe(false);

  const second = await start(folder);
  expect(second.reused).toBe(false);
  expect(await one(second.url, 'select answer from kept')).toEqual({ answer: 42 });
});

test('a second start on the same folder joins the running server', async () => {
  const folder = await newFolder();
  const first = await start(folder);
  const second = await start(folder);
  expect(second.reused).toBe(true);
  expect(second.url).toBe(first.url);
});

test('three starts at once on an empty folder share one cluster', async () => {
  const folder = await newFolder();
  const servers = await Promise.all([start(folder), start(folder), start(folder)]);
  expect(new Set(servers.map((server) => server.url)).size).toBe(1);
  expect(servers.filter((server) => !server.reused)).toHaveLength(1);
});

test('a server killed with SIGKILL leaves a stale pid file and the next start recovers', async () => {
  const folder = await newFolder();
  const first = await start(folder);
  await one(first.url, 'create table kept as select 7 as answer');
  process.kill(await postmasterPid(folder), 'SIGKILL');

  const second = await start(folder);
  expect(await one(second.url, 'select answer from kept')).toEqual({ answer: 7 });
});

test('a pid file that names some other living program does not lock the folder for ever', async () => {
  const folder = await newFolder();
  const first = await start(folder);
  const pidFile = join(folder, 'cluster/data/postmaster.pid');
  const content = await readFile(pidFile, 'utf8');
  await first.stop();
  // What a power cut leaves behind when the number is taken by another program after the reboot.
  const other = spawn('sleep', ['60']);
  await writeFile(pidFile, content.replace(/^\d+/, String(other.pid)), { mode: 0o600 });
  try {
    const second = await start(folder);
    expect(second.reused).toBe(false);
    expect(other.exitCode).toBeNull();
  } finally {
    other.kill();
  }
}, 30_000);

test('it listens on loopback only, asks for a scram password and sorts by the builtin locale', async () => {
  const folder = await newFolder();
  const server = await start(folder);
  expect(new URL(server.url).hostname).toBe('127.0.0.1');
  const row = await one(
    server.url,
    `select current_setting('listen_addresses') as hosts, current_setting('unix_socket_directories') as sockets,
      current_setting('fsync') as fsync, datlocprovider as provider, datlocale as locale,
      (select rolpassword like 'SCRAM-SHA-256%' from pg_authid where rolname = current_user) as scram
      from pg_database where datname = current_database()`,
  );
  expect(row).toEqual({
    hosts: '127.0.0.1',
    sockets: '',
    fsync: 'on',
    provider: 'b',
    locale: 'C.UTF-8',
    scram: true,
  });
  expect(statSync(join(folder, 'cluster/password')).mode & 0o777).toBe(0o600);

  const wrong = new URL(server.url);
  wrong.password = 'wrong';
  await expect(one(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
});

test('throwaway clusters skip fsync', async () => {
  const server = await start(await newFolder(), false);
  expect(await one(server.url, "select current_setting('fsync') as fsync")).toEqual({ fsync: 'off' });
});
