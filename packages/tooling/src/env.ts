import { existsSync } from 'node:fs';
import type { OwnedDatabase } from './database.ts';

/** What a person may set before `npm start`; everything has a default. */
export interface StartEnv {
  /** Port of the web page and the API (one origin). */
  port: number;
  /** Port of the local Didit; unused when a real Didit account is given. */
  sandboxPort: number;
  /** An own PostgreSQL 15 or newer; absent means the embedded database. */
  database?: OwnedDatabase;
  /** A real Didit; absent means the sandbox. Without a key an admin connects it on the page. */
  didit?: { baseUrl: string; account?: { apiKey: string; webhookSecret: string } };
  /** Secrets the person manages; the absent ones are made at the first start and kept. */
  given: { SESSION_SECRET?: string; AUDIT_SIGNING_SEED?: string };
}

/**
 * Adds the variables of the checkout's `.env` file, if there is one; what is already set wins.
 * Effects: process.env, which the started programs inherit.
 */
export function loadDotEnv(file: string): void {
  if (existsSync(file)) process.loadEnvFile(file);
}

/** A mistake of the person starting Docket; the message says what to change, so no stack is shown. */
export class UsageError extends Error {}

/**
 * Reads the settings. An empty variable counts as absent, because `.env` files and compose write it so.
 * Errors: UsageError that lists every problem at once.
 */
export function readStartEnv(env: NodeJS.ProcessEnv): StartEnv {
  const problems: string[] = [];
  const port = portOf(env, 'PORT', 3000, problems);
  const sandboxPort = portOf(env, 'SANDBOX_PORT', 4100, problems);
  const apiKey = env.DIDIT_API_KEY || undefined;
  const webhookSecret = env.DIDIT_WEBHOOK_SECRET || undefined;
  const isReal = Boolean(apiKey || env.DIDIT_BASE_URL);
  if (!isReal && port === sandboxPort) problems.push('PORT and SANDBOX_PORT are the same; choose two ports.');
  if (apiKey && !webhookSecret) {
    problems.push(
      'DIDIT_API_KEY is set, but DIDIT_WEBHOOK_SECRET is not: Didit shows it beside the webhook. ' +
        'Or set only DIDIT_BASE_URL and connect on the page.',
    );
  }
  if (env.DATABASE_URL && !/^postgres(ql)?:\/\//.test(env.DATABASE_URL)) {
    problems.push(
      'DATABASE_URL does not start with postgres:// (example: postgres://me:secret@db:5432/docket).',
    );
  }
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  const baseUrl = env.DIDIT_BASE_URL || 'https://verification.didit.me';
  return {
    port,
    sandboxPort,
    ...(env.DATABASE_URL
      ? {
          database: {
            url: env.DATABASE_URL,
            sequencerUrl: env.DATABASE_SEQUENCER_URL || undefined,
            ownerUrl: env.DATABASE_OWNER_URL || undefined,
          },
        }
      : {}),
    ...(isReal
      ? { didit: { baseUrl, ...(apiKey && webhookSecret ? { account: { apiKey, webhookSecret } } : {}) } }
      : {}),
    given: {
      ...(env.SESSION_SECRET ? { SESSION_SECRET: env.SESSION_SECRET } : {}),
      ...(env.AUDIT_SIGNING_SEED ? { AUDIT_SIGNING_SEED: env.AUDIT_SIGNING_SEED } : {}),
    },
  };
}

/** Demo mode is everything of our own: only then are the accounts with the known password made. */
export function isDemo(env: StartEnv): boolean {
  return env.database === undefined && env.didit === undefined;
}

function portOf(env: NodeJS.ProcessEnv, name: string, standard: number, problems: string[]): number {
  const text = env[name];
  if (!text) return standard;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  problems.push(`${name} is "${text}"; a port is a number from 1 to 65535.`);
  return standard;
}
