import { spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildSandbox, type SandboxOptions } from 'sandbox';
import type { Json } from './caller.ts';

const SCRIPT = join(import.meta.dirname, '..', 'src', 'cli.ts');
/** Not in the form of Didit's new keys, so that nothing but its being known can mask it. */
export const API_KEY = 'canary-key-0123456789-abcdefghij';

/** For tests that start other programs of this machine. */
export const HOST_PATH = process.env.PATH ?? '';

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** The answer of a run with --json. */
  readonly json: Json;
}

export interface RunOptions {
  readonly input?: string;
  readonly env?: Record<string, string>;
  readonly cwd?: string;
  /** Called with everything printed so far, to act while the command runs. */
  readonly onOutput?: (printed: string) => void;
}

/** The command line as a process of its own. Only the settings given here reach it. */
export function docket(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SCRIPT, ...args], {
      env: options.env ?? {},
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
      options.onOutput?.(out + err);
    });
    child.stderr.on('data', (chunk) => {
      err += String(chunk);
      options.onOutput?.(out + err);
    });
    child.once('error', reject);
    child.once('close', (code) => {
      const json = args.includes('--json') && out.trim() !== '' ? JSON.parse(out) : undefined;
      resolve({ code, out, err, json });
    });
    child.stdin.end(options.input ?? '');
  });
}

/** A local Didit on a free port, and what a command needs to talk to it. */
export interface LocalDidit {
  readonly sandbox: FastifyInstance;
  readonly origin: string;
  readonly env: Record<string, string>;
  kyc(args: readonly string[], options?: RunOptions): Promise<Run>;
  /** A session played to the scenario's outcome. */
  play(scenario: string): Promise<string>;
  control(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object): Promise<Json>;
}

export async function startDidit(options: Partial<SandboxOptions> = {}): Promise<LocalDidit> {
  const sandbox = await buildSandbox({
    statePath: ':memory:',
    apiKey: API_KEY,
    seed: 'empty',
    rateLimits: false,
    ...options,
  });
  await sandbox.listen({ host: '127.0.0.1', port: 0 });
  const { port } = sandbox.server.address() as AddressInfo; // listening on TCP
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    DIDIT_API_KEY: API_KEY,
    DIDIT_BASE_URL: origin,
    DIDIT_ACCOUNT_BASE_URL: `${origin}/auth/v2`,
  };
  const control: LocalDidit['control'] = async (method, url, payload) => {
    const answer = await sandbox.inject({ method, url, ...(payload ? { payload } : {}) });
    if (answer.statusCode >= 300) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body}`);
    return JSON.parse(answer.body);
  };
  return {
    sandbox,
    origin,
    env,
    control,
    kyc: (args, given = {}) => docket(args, { ...given, env: { ...env, ...given.env } }),
    play: async (scenario) => String((await control('POST', '/_sandbox/sessions', { scenario })).session_id),
  };
}

/** Goes through the hosted page as a customer does, to the wanted outcome. */
export async function walkThrough(url: string, outcome = 'approve'): Promise<void> {
  const steps = {
    consent: 'consent=yes',
    document: 'choice=',
    selfie: 'choice=',
    outcome: `outcome=${outcome}`,
  };
  for (const [step, body] of Object.entries(steps)) {
    const answer = await fetch(`${url}/${step}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
      redirect: 'manual',
    });
    if (answer.status !== 303) throw new Error(`the page answered ${answer.status} to ${step}`);
  }
}
