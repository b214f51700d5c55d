import { NEEDED_EVENTS } from '@docket/contracts';
import { type Destination, type DestinationRow, DiditError } from '@docket/didit';
import { addressAt } from '../../../connection/read-state.ts';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { auditAttempt } from '../../audit/audit-attempt.ts';
import { tellingFields } from '../ask-didit.ts';
import { changeConnection, requireSecretsKey, requireVersion } from '../change-connection.ts';
import { DESTINATION, endOf, keepSecret, secretChange, WEBHOOK_SECRET } from './keep-secret.ts';
import { findDestination } from './read-destination.ts';

/** When nobody chose: as long as Didit repeats a delivery, many times over. */
export const OVERLAP_HOURS = 24;

/**
 * Makes Didit deliver to us: creates the destination, or mends the one there is, and keeps its secret. Doing it twice
 * does no harm. What a destination tells of beyond our needs it goes on telling.
 * Errors: no-secrets-key, version-mismatch, webhook-address-missing, didit-not-connected, webhook-secret-hidden,
 * didit-refused-input by field, vendor errors.
 */
export async function connectWebhook(
  deps: Deps,
  actor: Actor,
  input: { version: number; baseUrl?: string | undefined },
): Promise<void> {
  const key = requireSecretsKey(deps);
  await requireVersion(deps, input.version);
  const state = deps.connection.state();
  const base = requireBase(deps, input.baseUrl);
  const end = endOf(state.webhookPath);
  const address = addressAt(base, end);
  const happened = { action: 'settings.changed', object: DESTINATION } as const;
  const { found, made } = await tellingFields({ url: '/body/baseUrl' }, () =>
    auditAttempt(deps, actor, happened, async () => {
      const before = findDestination(await deps.didit.webhooks.destinations.list(), {
        ...state,
        webhookAddress: address,
      });
      return { found: before, made: await put(deps, before, address) };
    }),
  );
  const secret = requireSecret(made);
  await changeConnection(deps, input.version, async (trx, locked) => {
    await appendAudit(trx, deps, actor, {
      ...happened,
      change: { from: found === undefined ? null : shown(found), to: shown(made) },
      refs: { destination: made.uuid },
    });
    const place = { webhook_path: end, webhook_base_url: base, destination_id: made.uuid };
    const isKept = locked.state.webhookSource === 'database' && locked.state.problem === 'none';
    if (isKept && locked.state.webhookSecrets[0]?.secret === secret) return place;
    const change = secretChange(locked, secret);
    await appendAudit(trx, deps, actor, { action: 'secret.rotated', object: WEBHOOK_SECRET, change });
    const kept = keepSecret(key, locked, { secret, now: deps.clock(), overlapHours: OVERLAP_HOURS });
    return { ...place, ...kept };
  });
  await dropRetired(deps);
}

/** Where Didit reaches us. Errors: webhook-address-missing. */
export function requireBase(deps: Deps, given?: string): string {
  const base = given ?? deps.connection.state().row?.webhook_base_url ?? deps.env.PUBLIC_URL;
  return base ?? fail('webhook-address-missing', 'Give the address at which Didit reaches this server.');
}

async function put(deps: Deps, found: DestinationRow | undefined, url: string): Promise<Destination> {
  const { destinations } = deps.didit.webhooks;
  const subscribed_events = [...new Set([...(found?.subscribed_events ?? []), ...NEEDED_EVENTS])];
  const settings = { url, enabled: true, webhook_version: 'v3', subscribed_events } as const;
  if (found === undefined) return destinations.create({ label: 'Docket', ...settings });
  await destinations.update(found.uuid, settings);
  return destinations.retrieve(found.uuid);
}

/** Errors: webhook-secret-hidden. */
export function requireSecret({ secret_shared_key: secret }: Destination): string {
  if (secret != null && secret !== '') return secret;
  return fail(
    'webhook-secret-hidden',
    'The destination is there. Copy its secret from the Didit console and enter it under "Rotate the secret".',
  );
}

function shown({ url, enabled, subscribed_events }: Destination | DestinationRow) {
  return { url: url ?? null, enabled: enabled ?? null, events: subscribed_events ?? [] };
}

/** Deletes what a rotation has replaced, as soon as Didit lets us; until then it delivers twice, which does no harm. */
export async function dropRetired(deps: Deps): Promise<void> {
  const retired = deps.connection.state().row?.destination_retired_id;
  if (retired == null) return;
  try {
    await deps.didit.webhooks.destinations.delete(retired);
  } catch (error) {
    if (!(error instanceof DiditError)) throw error;
    deps.log.warn({ kind: error.kind }, 'the replaced webhook destination is still there');
    if (error.kind !== 'not_found') return;
  }
  await changeConnection(deps, null, async () => ({ destination_retired_id: null }));
}
