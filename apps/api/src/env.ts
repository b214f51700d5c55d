import { Role } from '@docket/contracts';
import * as z from 'zod';
import { FAILPOINTS } from './failpoint.ts';
import { oidcProblems } from './oidc-settings.ts';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');
const bytes = (length: number) =>
  z
    .base64()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((value) => value.length >= length, `must hold at least ${length} random bytes, base64`);

/** Every setting of the server, with its unit. Nothing else reads the process environment. */
export const EnvSchema = z.object({
  HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('Port of the web app and the API'),
  PUBLIC_URL: z.url().optional().describe('Where people reach Docket, e.g. https://docket.example.com'),
  TRUST_PROXY: flag.describe('1 when exactly one reverse proxy is in front and adds to X-Forwarded-For'),
  DATABASE_URL: z.string().startsWith('postgres').describe('postgres://user:password@host:5432/docket'),
  DATABASE_SEQUENCER_URL: z
    .string()
    .startsWith('postgres')
    .optional()
    .describe('The same for the login that seals the audit log, where DATABASE_URL is not the owner’s'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(12).describe('Connections per process'),
  DIDIT_BASE_URL: z.url().default('https://verification.didit.me').describe("Didit's API, or the sandbox"),
  DIDIT_ACCOUNT_BASE_URL: z
    .url()
    .optional()
    .describe("Where Didit accounts are registered; beside DIDIT_BASE_URL when that is not Didit's own"),
  DIDIT_API_KEY: z
    .string()
    .min(1)
    .optional()
    .describe('API key of the Didit application, unless an admin connects on the page'),
  DIDIT_WEBHOOK_SECRET: z
    .string()
    .min(16)
    .optional()
    .describe("The destination's shared secret, unless an admin connects on the page"),
  DIDIT_WEBHOOK_SECRET_PREVIOUS: z.string().min(16).optional().describe('Still accepted while you rotate'),
  DIDIT_MEDIA_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .describe('Further origins Didit serves pictures from, comma separated'),
  DIDIT_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(50)
    .max(120_000)
    .default(30_000)
    .describe('Milliseconds one call to Didit may take, repeats of a read included; a PDF report twice that'),
  SECRETS_KEY: z
    .string()
    .optional()
    .describe(
      'Seals what is kept of customers and the Didit secrets entered on the page; 32 random bytes, base64; the server needs it or the file',
    ),
  SECRETS_KEY_FILE: z
    .string()
    .optional()
    .describe(
      'File with that key instead, made with mode 600 when it is not there; keep a copy apart from the database',
    ),
  DIDIT_LIMIT_TIMES: z.coerce
    .number()
    .min(0.05)
    .max(100)
    .default(1)
    .describe(
      'Times Didit’s usual calls per minute this process may make: 0.5 when two processes share the key, above 1 only when Didit has raised your limits',
    ),
  SESSION_SECRET: bytes(32).describe('Signs the sign-in cookie; 64 random bytes, base64'),
  SIGN_IN_IDLE_MINUTES: z.coerce
    .number()
    .int()
    .min(10)
    .max(720)
    .default(60)
    .describe('Minutes after which a sign-in ends that nobody used; after 12 hours every one ends'),
  OIDC_ISSUER: z
    .url()
    .optional()
    .describe('Identity provider for single sign-on, e.g. https://login.example.com'),
  OIDC_CLIENT_ID: z.string().min(1).optional().describe('How Docket is registered with the provider'),
  OIDC_CLIENT_SECRET: z.string().min(1).optional().describe('Its secret there'),
  OIDC_BUTTON_LABEL: z
    .string()
    .min(1)
    .max(60)
    .default('Sign in with single sign-on')
    .describe('What the button on the sign-in page says'),
  REQUIRE_SECOND_FACTOR: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
    .pipe(z.array(Role))
    .describe('Roles that must have a second factor, comma separated: admin,manager'),
  AUDIT_SIGNING_SEED: bytes(32).describe(
    'Ed25519 seed that signs audit checkpoints; 32 random bytes, base64',
  ),
  AUDIT_LOG_NAME: z
    .string()
    .regex(/^[^\s+]+$/)
    .default('docket.local/audit')
    .describe('Name of this log in its checkpoints'),
  AUDIT_ANCHOR_FILE: z
    .string()
    .optional()
    .describe('Append-only file outside the database for signed checkpoints'),
  WEB_DIST: z.string().optional().describe('Folder of the built web app; without it only the API is served'),
  DEMO: flag.describe('1: demo accounts and banner; only on loopback'),
  WORKER: z.enum(['in-process', 'off']).default('in-process').describe('off when worker.ts runs on its own'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('Log lines at least this grave are written'),
  UNDO_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(60_000)
    .default(8_000)
    .describe('Milliseconds in which a decision may be undone'),
  QUARANTINE_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(120_000)
    .describe('Milliseconds after an unanswered call in which Didit may still apply it'),
  SEND_LEASE_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(90_000)
    .describe(
      'Milliseconds, more than twice DIDIT_TIMEOUT_MS; after it an attempt that was cut off counts as unknown',
    ),
  DOCKET_FAILPOINT: z
    .enum(FAILPOINTS)
    .optional()
    .describe('Kills the process at this place, for trials of crashes; only with DEMO=1'),
  REVIEW_SLA_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .default(1_440)
    .describe('Minutes within which a case should be decided'),
  RETENTION_DAYS: z.coerce
    .number()
    .int()
    .min(0)
    .max(36_525)
    .default(1_827)
    .describe(
      'Days a decided or verified case must be kept after its last change before anybody may erase it',
    ),
  RECONCILE_MS: z.coerce
    .number()
    .int()
    .min(1_000)
    .default(120_000)
    .describe('Milliseconds between two looks at Didit for changes that no webhook told'),
  RECONCILE_CALLS: z.coerce
    .number()
    .int()
    .min(5)
    .max(300)
    .default(60)
    .describe('Pages of 200 sessions such a look may list; more sessions than that take several looks'),
});
export type Env = Readonly<z.output<typeof EnvSchema>>;

/** Errors: one message that lists every wrong variable; the process must not start half configured. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const env = parseEnv(EnvSchema, source);
  const problems: string[] = [];
  if (env.DEMO && !['127.0.0.1', '::1', 'localhost'].includes(env.HOST)) {
    problems.push('DEMO=1 has well-known passwords, so HOST must be 127.0.0.1.');
  }
  if (env.DOCKET_FAILPOINT !== undefined && !env.DEMO) {
    problems.push('DOCKET_FAILPOINT kills the server on purpose, so it needs DEMO=1.');
  }
  if (env.SEND_LEASE_MS <= 2 * env.DIDIT_TIMEOUT_MS) {
    problems.push(
      'SEND_LEASE_MS must be more than twice DIDIT_TIMEOUT_MS, or a slow answer looks like a crash.',
    );
  }
  problems.push(...oidcProblems(env));
  if (problems.length > 0) throw new SettingsError(problems.join('\n'));
  return Object.freeze(env);
}

/** What every operator command needs. */
const CliEnvSchema = EnvSchema.pick({ DATABASE_URL: true });
export type CliEnv = Readonly<z.output<typeof CliEnvSchema>>;

/** What verifying the audit log needs: the key it is signed with and where its checkpoints are kept. */
const AuditCliEnvSchema = EnvSchema.pick({
  DATABASE_URL: true,
  AUDIT_SIGNING_SEED: true,
  AUDIT_LOG_NAME: true,
  AUDIT_ANCHOR_FILE: true,
});
export type AuditCliEnv = Readonly<z.output<typeof AuditCliEnvSchema>>;

/** For commands on accounts: an operator may have nothing but the database. Errors: as readEnv. */
export function readCliEnv(source: NodeJS.ProcessEnv = process.env): CliEnv {
  return Object.freeze(parseEnv(CliEnvSchema, source));
}

/** For `docket audit`. Errors: as readEnv. */
export function readAuditCliEnv(source: NodeJS.ProcessEnv = process.env): AuditCliEnv {
  return Object.freeze(parseEnv(AuditCliEnvSchema, source));
}

/** What storing a secret of the connection needs. */
const ConnectionCliEnvSchema = EnvSchema.pick({
  DATABASE_URL: true,
  DIDIT_BASE_URL: true,
  DIDIT_ACCOUNT_BASE_URL: true,
  DIDIT_TIMEOUT_MS: true,
  DIDIT_LIMIT_TIMES: true,
  DIDIT_API_KEY: true,
  DIDIT_WEBHOOK_SECRET: true,
  DIDIT_WEBHOOK_SECRET_PREVIOUS: true,
  PUBLIC_URL: true,
  SECRETS_KEY: true,
  SECRETS_KEY_FILE: true,
});
export type ConnectionCliEnv = Readonly<z.output<typeof ConnectionCliEnvSchema>>;

/** For commands that look at the stored connection or change it. Errors: as readEnv. */
export function readConnectionCliEnv(source: NodeJS.ProcessEnv = process.env): ConnectionCliEnv {
  return Object.freeze(parseEnv(ConnectionCliEnvSchema, source));
}

/** What talking to Didit needs. The key may come from a prompt instead, and no server is configured for this. */
const DiditCliEnvSchema = EnvSchema.pick({
  DIDIT_BASE_URL: true,
  DIDIT_TIMEOUT_MS: true,
  DIDIT_API_KEY: true,
}).extend({
  DIDIT_ACCOUNT_BASE_URL: z
    .url()
    .default('https://apx.didit.me/auth/v2')
    .describe('Where Didit accounts are registered; at the sandbox http://127.0.0.1:4100/auth/v2'),
  DATABASE_URL: EnvSchema.shape.DATABASE_URL.optional(),
});
export type DiditCliEnv = Readonly<z.output<typeof DiditCliEnvSchema>>;

/** For `docket kyc` and `docket didit`. Errors: as readEnv. */
export function readDiditCliEnv(source: NodeJS.ProcessEnv = process.env): DiditCliEnv {
  return Object.freeze(parseEnv(DiditCliEnvSchema, source));
}

/** Every setting by itself, so that one wrong value does not hide what is to be said about the others. */
export function examineEnv(source: NodeJS.ProcessEnv = process.env): { name: string; problem: string }[] {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = EnvSchema.safeParse(given);
  if (result.success) return [];
  return result.error.issues.map(({ path, message }) => {
    const name = path.join('.');
    return { name, problem: name in given ? message : 'is missing' };
  });
}

/** One setting, when it is there and right. */
export function settingOf<N extends keyof Env>(
  name: N,
  source: NodeJS.ProcessEnv = process.env,
): Env[N] | undefined {
  const result = EnvSchema.shape[name].safeParse(source[name] === '' ? undefined : source[name]);
  // The schema of this name makes exactly this type, which indexing by a generic loses.
  return result.success ? (result.data as Env[N]) : undefined;
}

/** Colours may be switched off for all programs. See no-color.org. */
export function wantsColor(source: NodeJS.ProcessEnv = process.env): boolean {
  return (source.NO_COLOR ?? '') === '' && source.TERM !== 'dumb';
}

/** Names every setting that is missing or wrong; nothing else is the matter. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

function parseEnv<S extends z.ZodType>(schema: S, source: NodeJS.ProcessEnv): z.output<S> {
  // Files of settings and compose write what is not set as an empty text.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new SettingsError(`These settings are missing or wrong:\n${lines.join('\n')}\nSee .env.example.`);
}
