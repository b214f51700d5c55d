import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError } from './env.ts';

/**
 * Makes sure nothing listens on `port` of this machine, on either loopback: a browser that opens
 * "localhost" may try the IPv6 one first and would land in somebody else's program.
 * Errors: UsageError that names the port, what likely holds it, and how to choose another.
 */
export async function assertPortFree(port: number, variable: 'PORT' | 'SANDBOX_PORT'): Promise<void> {
  for (const host of ['127.0.0.1', '::1']) {
    const code = await tryListen(port, host);
    if (code === 'EADDRINUSE') throw new UsageError(takenMessage(port, variable, await holder(port)));
    if (code === 'EACCES') {
      throw new UsageError(
        `This user may not open port ${port}. Choose one above 1023: ${variable}=${port + 8000} npm start`,
      );
    }
  }
}

/** The sentence shown for a taken port. */
export function takenMessage(port: number, variable: 'PORT' | 'SANDBOX_PORT', likely: string): string {
  return `Port ${port} is already in use, ${likely}.
Stop that program, or choose another port: ${variable}=${port + 1} npm start
(To see what it is: lsof -i :${port}, or on Windows: netstat -ano | findstr :${port})`;
}

async function holder(port: number): Promise<string> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health/live`, {
      signal: AbortSignal.timeout(1000),
    });
    if (answer.ok) return 'most likely by another Docket on this machine (npm start in another window)';
    return 'by another web server';
  } catch {
    // No HTTP there, or no answer in time: it is still taken, we just know less about it.
    return 'by another program';
  }
}

function tryListen(port: number, host: string): Promise<string | null> {
  return new Promise((done) => {
    const probe = createServer();
    // Only "in use" and "not allowed" matter; a machine without IPv6 reports yet another code.
    probe.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'unknown'));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => done(null)));
  });
}

/**
 * As many different ports as asked for that nothing listens on now, from 4200 on: trials run beside a Docket that is
 * in use. Begins anywhere in that range, so that two trials rarely try the same.
 */
export async function freePorts(count: number): Promise<number[]> {
  const found: number[] = [];
  const first = Math.floor(Math.random() * TRIAL_PORTS);
  for (let step = 0; step < TRIAL_PORTS && found.length < count; step += 1) {
    const port = FIRST_TRIAL_PORT + ((first + step) % TRIAL_PORTS);
    if ((await tryListen(port, '127.0.0.1')) === null) found.push(port);
  }
  if (found.length < count) throw new Error(`too few free ports from ${FIRST_TRIAL_PORT} on`);
  return found;
}

const FIRST_TRIAL_PORT = 4_200;
const TRIAL_PORTS = 100;

/** Waits until something accepts connections on 127.0.0.1; false after `timeoutMs`. */
export async function waitForPort(port: number, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (await accepts(port)) return true;
    await sleep(50);
  }
  return false;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}
