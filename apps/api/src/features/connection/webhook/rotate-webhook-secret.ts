import { randomBytes } from 'node:crypto';
import { NEEDED_EVENTS } from '@docket/contracts';
import type { Destination } from '@docket/didit';
import { addressAt } from '../../../connection/read-state.ts';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { AppError, fail } from '../../../http/errors.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { auditAttempt } from '../../audit/audit-attempt.ts';
import { tellingFields } from '../ask-didit.ts';
import {
  type ConnectionChanges,
  changeConnection,
  requireSecretsKey,
  requireVersion,
} from '../change-connection.ts';
import { dropRetired, requireBase, requireSecret } from './connect-webhook.ts';
import { endOf, keepSecret, secretChange, WEBHOOK_SECRET } from './keep-secret.ts';
import { findDestination } from './read-destination.ts';

interface Rotation {
  readonly version: number;
  /** Rotated in the Didit console; absent when Docket shall have Didit make a new one. */
  readonly secret?: string | undefined;
  readonly overlapHours: number;
}

/**
 * Takes a new webhook secret into use; the one before is accepted for the overlap. Didit has no call to rotate the
 * secret of a destination, so either a person did it in the console and enters it here, or a new destination at a new
 * address takes the place of the old one: both deliver until the new one is known everywhere, so nothing is missed.
 * Errors: no-secrets-key, version-mismatch, webhook-address-missing, didit-not-connected, webhook-secret-hidden,
 * vendor errors.
 */
export async function rotateWebhookSecret(deps: Deps, actor: Actor, input: Rotation): Promise<void> {
  const key = requireSecretsKey(deps);
  await requireVersion(deps, input.version);
  const fresh =
    input.secret === undefined ? await renew(deps, actor) : { secret: input.secret, changes: {}, undo: null };
  try {
    await changeConnection(deps, input.version, async (trx, locked) => {
      if (locked.state.webhookSecrets.some(({ secret }) => secret === fresh.secret)) {
        fail('invalid-input', 'This secret is in use already.', {
          fields: [{ pointer: '/body/secret', code: 'in-use', message: 'is in use already' }],
        });
      }
      await appendAudit(trx, deps, actor, {
        action: 'secret.rotated',
        object: WEBHOOK_SECRET,
        change: secretChange(locked, fresh.secret),
        refs: { overlapHours: String(input.overlapHours) },
      });
      const { overlapHours } = input;
      const kept = keepSecret(key, locked, { secret: fresh.secret, now: deps.clock(), overlapHours });
      return { ...fresh.changes, ...kept };
    });
  } catch (error) {
    // Nothing was kept, so the destination just made would deliver what nobody can verify.
    if (error instanceof AppError) await fresh.undo?.();
    throw error;
  }
  await dropRetired(deps);
}

interface Fresh {
  readonly secret: string;
  readonly changes: ConnectionChanges;
  readonly undo: (() => Promise<void>) | null;
}

/** A destination like the present one, at an address nobody knows yet. */
async function renew(deps: Deps, actor: Actor): Promise<Fresh> {
  const state = deps.connection.state();
  const base = requireBase(deps);
  const end = randomBytes(16).toString('hex');
  const happened = { action: 'secret.rotated', object: WEBHOOK_SECRET } as const;
  const { destinations } = deps.didit.webhooks;
  const { old, made } = await tellingFields({}, () =>
    auditAttempt(deps, actor, happened, async () => {
      const before = findDestination(await destinations.list(), state);
      const events = new Set([...(before?.subscribed_events ?? []), ...NEEDED_EVENTS]);
      const next: Destination = await destinations.create({
        label: before?.label ?? 'Docket',
        url: addressAt(base, end),
        enabled: true,
        webhook_version: 'v3',
        subscribed_events: [...events],
      });
      return { old: before, made: next };
    }),
  );
  return {
    secret: requireSecret(made),
    changes: {
      webhook_path: end,
      webhook_path_previous: endOf(state.webhookPath),
      webhook_base_url: base,
      destination_id: made.uuid,
      destination_retired_id: old?.uuid ?? null,
    },
    undo: () => destinations.delete(made.uuid),
  };
}
