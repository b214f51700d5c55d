import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Embedded, startEmbedded } from '@docket/db/embedded';
import { freePorts } from '../../src/ports.ts';

export interface Postgres {
  readonly url: string;
  /** `kill -9` of the postmaster, which ends all its sessions, and a new one on the same data and port. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

/** A durable server of its own: what was committed must be there after it was killed. */
export async function startPostgres(): Promise<Postgres> {
  const dataDir = await mkdtemp(join(tmpdir(), 'docket-crash-'));
  const [port = 0] = await freePorts(1);
  const start = (): Promise<Embedded> => startEmbedded({ dataDir, durable: true, port });
  let server = await start();
  return {
    url: server.url,
    async crash() {
      const file = readFileSync(join(dataDir, 'cluster', 'data', 'postmaster.pid'), 'utf8');
      process.kill(Number(file.split('\n')[0]), 'SIGKILL');
      server = await start();
    },
    async close() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
