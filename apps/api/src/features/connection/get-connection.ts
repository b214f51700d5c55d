import { Connection } from '@docket/contracts';
import type { ConnectionState } from '../../connection/read-state.ts';
import type { Deps } from '../../deps.ts';
import { freshUntil } from '../../http/authorize.ts';
import { askDidit } from './ask-didit.ts';
import { countCases } from './look-at-key.ts';
import { readDestination } from './webhook/read-destination.ts';

/** The connection as a page shows it: never a secret, at most its last four characters. */
export async function getConnection(
  deps: Deps,
  confirmedAt: Date | null,
): Promise<{ connection: Connection }> {
  const state = deps.connection.state();
  const { row } = state;
  const [cases, told, changedBy, balance, destination] = await Promise.all([
    countCases(deps),
    readTold(deps, state),
    readName(deps, row?.key_changed_by ?? null),
    readBalance(deps),
    readDestination(deps),
  ]);
  const isStored = state.keySource === 'database';
  const until = confirmedAt === null ? null : freshUntil(confirmedAt);
  const connection = Connection.parse({
    version: row?.version ?? 0,
    didit: new URL(deps.env.DIDIT_BASE_URL).host,
    problem: state.problem,
    because: state.because,
    canStore: deps.connection.secretsKey.key !== null,
    key: {
      source: state.keySource,
      lastFour: state.keyLastFour,
      changedAt: isStored ? (row?.key_changed_at?.toISOString() ?? null) : null,
      changedBy: isStored ? changedBy : null,
    },
    application: {
      id: (isStored ? row?.application_id : null) ?? told.id,
      name: isStored ? (row?.application_name ?? null) : null,
      environment: state.environment ?? told.environment,
    },
    cases,
    balance,
    webhook: { ...describeWebhook(deps, state), destination },
    freshUntil: until !== null && until >= deps.clock() ? until.toISOString() : null,
  });
  return { connection };
}

function describeWebhook(deps: Deps, state: ConnectionState): Omit<Connection['webhook'], 'destination'> {
  const previousUntil = state.webhookSecrets[1]?.until ?? null;
  return {
    source: state.webhookSource,
    lastFour: state.webhookLastFour,
    rotatedAt:
      state.webhookSource === 'database' ? (state.row?.webhook_rotated_at?.toISOString() ?? null) : null,
    previousUntil:
      previousUntil !== null && deps.clock() < previousUntil ? previousUntil.toISOString() : null,
    publicUrl: deps.env.PUBLIC_URL ?? null,
    address: state.webhookAddress,
    path: state.webhookPath,
  };
}

/** What webhooks said since the present key is in use: they name application and environment, a key does not. */
async function readTold(
  deps: Deps,
  { row, keySource }: ConnectionState,
): Promise<{ id: string | null; environment: 'sandbox' | 'live' | null }> {
  const since = keySource === 'database' ? (row?.key_changed_at ?? null) : null;
  const last = await deps.db
    .selectFrom('deliveries')
    .select(['application_id', 'environment'])
    .where('state', '=', 'accepted')
    .where('application_id', 'is not', null)
    .$if(since !== null, (query) => query.where('received_at', '>', since))
    .orderBy('received_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const environment = last?.environment;
  return {
    id: last?.application_id ?? null,
    environment: environment === 'sandbox' || environment === 'live' ? environment : null,
  };
}

async function readName(deps: Deps, id: string | null): Promise<{ id: string; name: string } | null> {
  if (id === null) return null;
  const user = await deps.db
    .selectFrom('users')
    .select(['id', 'name'])
    .where('id', '=', id)
    .executeTakeFirst();
  return user ?? null;
}

async function readBalance(deps: Deps): Promise<Connection['balance']> {
  const { value, because } = await askDidit(async () => deps.didit.billing.retrieveBalance());
  return {
    amount: value?.balance ?? null,
    autoRefill: value?.auto_refill_enabled ?? null,
    because,
  };
}
