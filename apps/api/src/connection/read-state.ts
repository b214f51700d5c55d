import type { DB } from '@docket/db';
import type { Selectable } from 'kysely';
import type { Env } from '../env.ts';
import { webhookDestinationId } from './destination-id.ts';
import { lastFourOf, type SealedColumn, unseal } from './seal.ts';
import type { SecretsKeyState } from './secrets-key.ts';

export type ConnectionRow = Selectable<DB['connections']>;
export type Source = 'database' | 'environment' | 'none';
export type ConnectionProblem = 'none' | 'no-secrets-key' | 'wrong-secrets-key' | 'damaged' | 'other-didit';

/** A secret with its last moment, where it has one. */
interface WebhookSecret {
  readonly secret: string;
  readonly until: Date | null;
}

/** How this process is connected to Didit just now. Holds secrets: nothing of it is logged or sent as it is. */
export interface ConnectionState {
  readonly row: ConnectionRow | null;
  readonly problem: ConnectionProblem;
  readonly because: string | null;
  readonly apiKey: string | null;
  readonly keySource: Source;
  readonly keyLastFour: string | null;
  readonly environment: 'sandbox' | 'live' | null;
  readonly webhookSource: Source;
  readonly webhookLastFour: string | null;
  readonly webhookSecrets: readonly WebhookSecret[];
  /** The end of our address as Didit should have it. */
  readonly webhookPath: string;
  /** All ends that are answered. */
  readonly webhookPaths: readonly string[];
  /** The whole address, as far as somebody has said where Didit reaches us. */
  readonly webhookAddress: string | null;
}

type Settings = Pick<
  Env,
  'DIDIT_BASE_URL' | 'DIDIT_API_KEY' | 'DIDIT_WEBHOOK_SECRET' | 'DIDIT_WEBHOOK_SECRET_PREVIOUS' | 'PUBLIC_URL'
>;

const WEBHOOK_ROOT = '/webhooks/didit';

/** What is stored wins over the environment, unless it belongs to another Didit than this server talks to. */
export function readState(
  row: ConnectionRow | null,
  env: Settings,
  secretsKey: SecretsKeyState,
): ConnectionState {
  const isOther =
    row !== null && row.didit_origin !== null && row.didit_origin !== originOf(env.DIDIT_BASE_URL);
  const own = isOther ? null : row;
  const key = readKey(own, env, secretsKey);
  const webhook = readWebhook(own, env, secretsKey);
  const problem = isOther ? 'other-didit' : key.problem !== 'none' ? key.problem : webhook.problem;
  return {
    row,
    problem,
    because: sentenceOf(problem, secretsKey, row),
    apiKey: key.secret,
    keySource: key.source,
    keyLastFour: key.lastFour,
    environment: environmentOf(key.secret),
    webhookSource: webhook.source,
    webhookLastFour: webhook.lastFour,
    webhookSecrets: webhook.secrets,
    ...addressOf(own, env),
  };
}

export function originOf(baseUrl: string): string {
  return new URL(baseUrl).origin;
}

/** Didit docs, API authentication: new keys tell by their beginning, old ones do not. */
export function environmentOf(apiKey: string | null): 'sandbox' | 'live' | null {
  if (apiKey?.startsWith('sk_test_')) return 'sandbox';
  return apiKey?.startsWith('sk_live_') ? 'live' : null;
}

interface Read {
  readonly source: Source;
  readonly secret: string | null;
  readonly lastFour: string | null;
  readonly problem: ConnectionProblem;
}

function readKey(row: ConnectionRow | null, env: Settings, secretsKey: SecretsKeyState): Read {
  if (row?.api_key_sealed == null) return fromEnvironment(env.DIDIT_API_KEY);
  const opened = readSealed(row, 'api_key_sealed', secretsKey);
  return { source: 'database', lastFour: row.api_key_last_four, ...opened };
}

function fromEnvironment(secret: string | undefined): Read {
  if (secret === undefined) return { source: 'none', secret: null, lastFour: null, problem: 'none' };
  return { source: 'environment', secret, lastFour: lastFourOf(secret), problem: 'none' };
}

function readWebhook(
  row: ConnectionRow | null,
  env: Settings,
  secretsKey: SecretsKeyState,
): Omit<Read, 'secret'> & { secrets: WebhookSecret[] } {
  if (row?.webhook_secret_sealed == null) {
    const given = [env.DIDIT_WEBHOOK_SECRET, env.DIDIT_WEBHOOK_SECRET_PREVIOUS];
    const secrets = given.flatMap((secret) => (secret === undefined ? [] : [{ secret, until: null }]));
    return { ...fromEnvironment(env.DIDIT_WEBHOOK_SECRET), secrets };
  }
  const current = readSealed(row, 'webhook_secret_sealed', secretsKey);
  const previous =
    row.webhook_previous_sealed && readSealed(row, 'webhook_previous_sealed', secretsKey).secret;
  const secrets: WebhookSecret[] = [];
  if (current.secret !== null) secrets.push({ secret: current.secret, until: null });
  if (previous) secrets.push({ secret: previous, until: row.webhook_previous_until });
  return { source: 'database', lastFour: row.webhook_secret_last_four, problem: current.problem, secrets };
}

function readSealed(
  row: ConnectionRow,
  column: Extract<SealedColumn, keyof ConnectionRow>,
  secretsKey: SecretsKeyState,
): Pick<Read, 'secret' | 'problem'> {
  if (secretsKey.key === null) return { secret: null, problem: 'no-secrets-key' };
  const opened = unseal(secretsKey.key, { rowId: row.id, column }, row[column] ?? '');
  return opened.secret === null ? opened : { secret: opened.secret, problem: 'none' };
}

/**
 * Before anything is stored, the address ends in what follows from the secret of the environment, as it always did.
 * That end stays answered for good: an address is not a secret, the signature is what counts.
 */
function addressOf(
  row: ConnectionRow | null,
  env: Settings,
): Pick<ConnectionState, 'webhookPath' | 'webhookPaths' | 'webhookAddress'> {
  const derived =
    env.DIDIT_WEBHOOK_SECRET === undefined ? null : webhookDestinationId(env.DIDIT_WEBHOOK_SECRET);
  const stored = row?.webhook_path ?? null;
  const end = (row?.webhook_secret_sealed == null ? (derived ?? stored) : stored) ?? '';
  const ends = [stored, row?.webhook_path_previous ?? null, derived];
  const base = row?.webhook_base_url ?? env.PUBLIC_URL ?? null;
  return {
    webhookPath: `${WEBHOOK_ROOT}/${end}`,
    webhookPaths: [...new Set(ends)].flatMap((one) => (one === null ? [] : [one])),
    webhookAddress: base === null ? null : addressAt(base, end),
  };
}

/** Our address below a base that may have a path of its own. */
export function addressAt(base: string, end: string): string {
  return `${base.replace(/\/+$/, '')}${WEBHOOK_ROOT}/${end}`;
}

function sentenceOf(
  problem: ConnectionProblem,
  secretsKey: SecretsKeyState,
  row: ConnectionRow | null,
): string | null {
  switch (problem) {
    case 'none':
      return null;
    case 'no-secrets-key':
      return `The secrets of this connection are sealed and there is no key to open them. ${secretsKey.because}`;
    case 'wrong-secrets-key':
      return (
        `The secrets of this connection were sealed with another key than the one of this server (${secretsKey.key?.id}). ` +
        'Bring the right SECRETS_KEY or its file back, or enter the API key and repair the webhook once more.'
      );
    case 'damaged':
      return (
        'What is stored of this connection was changed outside Docket and is not used. ' +
        'Enter the API key and repair the webhook once more.'
      );
    case 'other-didit':
      return `What is stored belongs to ${row?.didit_origin}, but this server talks to another Didit (DIDIT_BASE_URL).`;
    default:
      return problem satisfies never;
  }
}
