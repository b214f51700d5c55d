import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';

/** Carries the server from the main process to the test workers, which inherit the environment. */
const handover = 'DOCKET_TEST_SERVER';

/** A PostgreSQL server with a migrated template database, for one test run. */
export interface TestServer {
  /** Connection string of the server's maintenance database. */
  adminUrl: string;
  /** First part of every name of a database or login of this run, so that two runs can share a server. */
  prefix: string;
  /** Of the run's logins. */
  password: string;
}

export interface TestDatabase {
  /** Owner's connection string of an empty, migrated database: for arranging and looking. */
  url: string;
  /** The server's own, with no more rights than in use: for what is tested. */
  appUrl: string;
  sequencerUrl: string;
  drop(): Promise<void>;
}

/**
 * Starts a throwaway cluster, or uses the server of TEST_DATABASE_URL or DATABASE_URL (PostgreSQL 15
 * or newer), and migrates a template there once.
 * `durable`: a cluster of ours waits for the disk at each commit, as in use; for measuring. `own`: whatever is set, a
 * cluster of ours; for what would do harm to another.
 * Effects: `close` removes every database of the run, and the cluster when it is ours.
 */
export async function startTestServer({ durable = false, own = false } = {}): Promise<{
  server: TestServer;
  close(): Promise<void>;
}> {
  const prefix = `docket_test_${randomBytes(4).toString('hex')}`;
  const password = randomBytes(16).toString('hex');
  const given = process.env.TEST_DATABASE_URL || process.env.DATABASE_URL;
  if (given && !own) {
    const server = { adminUrl: given, prefix, password };
    await prepareTemplate(server).catch(async (error) => {
      await dropAll(server);
      throw error;
    });
    return { server, close: () => dropAll(server) };
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'docket-test-'));
  const cluster = await startEmbedded({ dataDir, durable });
  const close = async () => {
    await cluster.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const server = { adminUrl: cluster.url, prefix, password };
  await prepareTemplate(server).catch(async (error) => {
    await close();
    throw error;
  });
  return { server, close };
}

/**
 * vitest globalSetup. Several projects of one run share the first one's server, because a cluster
 * costs a second and a template is the same for all.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[handover]) return undefined;
  const { server, close } = await startTestServer();
  process.env[handover] = JSON.stringify(server);
  return async () => {
    delete process.env[handover];
    await close();
  };
}

/**
 * A fresh migrated database: a copy of the template, some 30 ms. One per test file is the habit.
 * Errors: says so when the project has no globalSetup and no `server` is given.
 */
export async function createTestDatabase(server: TestServer = inheritedServer()): Promise<TestDatabase> {
  const name = `${server.prefix}_${randomBytes(6).toString('hex')}`;
  // wal_log copies a small template without the two checkpoints of the other strategy.
  await onServer(server, [
    `create database ${quote(name)} template ${quote(templateOf(server))} strategy wal_log`,
    // Rights on the database itself are not copied.
    `revoke create, temporary on database ${quote(name)} from public`,
  ]);
  const drop = () => onServer(server, [`drop database if exists ${quote(name)} with (force)`]);
  return { url: urlOf(server, name), ...loginsOf(server, name), drop };
}

/** Of this run alone: on a server that is given, another run or an installation may have logins of its own. */
function loginsOf(server: TestServer, database: string): { appUrl: string; sequencerUrl: string } {
  const as = (part: string) => {
    const url = new URL(urlOf(server, database));
    url.username = `${server.prefix}_${part}`;
    url.password = server.password;
    return url.href;
  };
  return { appUrl: as('app'), sequencerUrl: as('sequencer') };
}

function inheritedServer(): TestServer {
  const text = process.env[handover];
  if (!text) {
    throw new Error(
      'No test server: set globalSetup to "@docket/db/testing" in this project’s vitest.config.ts.',
    );
  }
  // Written a few lines above by our own globalSetup.
  return JSON.parse(text) as TestServer;
}

async function prepareTemplate(server: TestServer): Promise<void> {
  const template = templateOf(server);
  await onServer(server, [`create database ${quote(template)}`]);
  const { appUrl, sequencerUrl } = loginsOf(server, template);
  await migrate(urlOf(server, template), { docket_app: appUrl, docket_sequencer: sequencerUrl });
  // Nobody may connect any more: a copy fails while its source has a session.
  await onServer(server, [`alter database ${quote(template)} allow_connections false`]);
}

async function dropAll(server: TestServer): Promise<void> {
  const client = new pg.Client({ connectionString: server.adminUrl });
  await client.connect();
  try {
    const found = await client.query('select datname from pg_database where starts_with(datname, $1)', [
      `${server.prefix}_`,
    ]);
    for (const { datname } of found.rows) {
      await client.query(`drop database if exists ${quote(String(datname))} with (force)`);
    }
    for (const part of ['app', 'sequencer']) {
      await client.query(`drop role if exists ${quote(`${server.prefix}_${part}`)}`);
    }
  } finally {
    await client.end();
  }
}

async function onServer(server: TestServer, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: server.adminUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function templateOf(server: TestServer): string {
  return `${server.prefix}_template`;
}

function urlOf(server: TestServer, database: string): string {
  const url = new URL(server.adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
