import { lastFourOf, seal } from '../../../connection/seal.ts';
import type { SecretsKey } from '../../../connection/secrets-key.ts';
import type { ConnectionChanges, Locked } from '../change-connection.ts';

export const WEBHOOK_SECRET = { type: 'secret', id: 'didit-webhook-secret' } as const;
export const DESTINATION = { type: 'setting', id: 'didit-webhook-destination' } as const;

const HOUR_MS = 3_600_000;

/**
 * The columns of a new webhook secret. The one in use becomes the previous one and is accepted for the overlap, because
 * Didit repeats what it could not deliver with the signature of the time.
 */
export function keepSecret(
  key: SecretsKey,
  { row, state }: Locked,
  { secret, now, overlapHours }: { secret: string; now: Date; overlapHours: number },
): ConnectionChanges {
  // Sealed anew even when it comes from the row: a sealed text opens only in its own column.
  const previous = state.webhookSecrets[0]?.secret;
  return {
    webhook_secret_sealed: seal(key, { rowId: row.id, column: 'webhook_secret_sealed' }, secret),
    webhook_secret_last_four: lastFourOf(secret),
    webhook_rotated_at: now,
    ...(previous === undefined
      ? { webhook_previous_sealed: null, webhook_previous_until: null }
      : {
          webhook_previous_sealed: seal(key, { rowId: row.id, column: 'webhook_previous_sealed' }, previous),
          webhook_previous_until: new Date(now.getTime() + overlapHours * HOUR_MS),
        }),
  };
}

/** What the audit log holds of it. */
export function secretChange({ state }: Locked, secret: string) {
  return {
    from: { source: state.webhookSource, lastFour: state.webhookLastFour },
    to: { source: 'database', lastFour: lastFourOf(secret) },
  };
}

/** The unguessable last part of an address of ours. */
export function endOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
