import * as z from 'zod';
import { fractionFrom } from './ids.ts';
import type { DeliveryRecord, Tamper } from './records.ts';

const PercentSchema = z.number().min(0).max(100).default(0);

/** How deliveries go out, and how new ones are spoiled; the defaults are how Didit delivers. */
export const WebhookModeSchema = z.object({
  hold: z.boolean().default(false).describe('Keep deliveries until somebody releases them'),
  delay_ms: z.number().int().min(0).max(3_600_000).default(0),
  duplicate_percent: PercentSchema.describe('Sent a second time with the same event_id'),
  corrupt_percent: PercentSchema.describe('The body is changed after signing'),
  stale_percent: PercentSchema.describe('X-Timestamp ten minutes old'),
  parallel: z
    .number()
    .int()
    .min(1)
    .max(200)
    .default(50)
    .describe('On their way at once; 1 delivers in exact order, 50 lets 200 a second be tried'),
  reencode: z.boolean().default(false).describe('The JSON is written differently than it was signed raw'),
});
export type WebhookMode = z.infer<typeof WebhookModeSchema>;

export type WebhookModeSwitch = { read: () => WebhookMode; change: (mode: WebhookMode) => void };

/** Kept in memory: a restarted sandbox delivers normally. */
export function createWebhookMode(): WebhookModeSwitch {
  let mode = WebhookModeSchema.parse({});
  return {
    read: () => mode,
    change: (next) => {
      mode = next;
    },
  };
}

/** One planned delivery becomes what the mode makes of it: held, late, spoiled or doubled. */
export function spoil(mode: WebhookMode, delivery: DeliveryRecord): DeliveryRecord[] {
  const tamper = tamperOf(mode, delivery.id);
  const spoiled: DeliveryRecord = {
    ...delivery,
    ...(tamper === null ? {} : { tamper }),
    state: mode.hold ? 'held' : delivery.state,
    nextAttemptAt: mode.hold ? null : (delivery.nextAttemptAt ?? 0) + mode.delay_ms,
  };
  const twice = fractionFrom(delivery.id, 'twice') * 100 < mode.duplicate_percent;
  if (!twice) return [spoiled];
  const { tamper: _spoiled, ...clean } = spoiled;
  return [spoiled, { ...clean, id: `${delivery.id}-2` }];
}

function tamperOf(mode: WebhookMode, id: string): Tamper | null {
  const draw = fractionFrom(id, 'tamper') * 100;
  if (draw < mode.corrupt_percent) return 'body';
  if (draw < mode.corrupt_percent + mode.stale_percent) return 'stale';
  return mode.reencode ? 'reencoded' : null;
}
