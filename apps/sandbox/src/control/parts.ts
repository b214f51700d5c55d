import * as z from 'zod';
import type { Sandbox } from '../context.ts';
import type { RateLimits } from '../rate-limit.ts';
import type { Actor } from '../session-changes.ts';
import { API_CLIENT, CONSOLE_USER, changeStatus, SYSTEM } from '../session-changes.ts';
import { SESSION_STATUSES } from '../state-machine.ts';
import { WebhookModeSchema } from '../webhook-mode.ts';
import type { ClockLever } from './clock-lever.ts';
import type { Faults } from './faults.ts';
import { presentSession } from './reading.ts';
import type { Traffic } from './traffic.ts';

export const StatusBody = z.object({
  status: z.enum(SESSION_STATUSES),
  webhook: z.boolean().default(true),
  actor: z.enum(['console', 'system', 'api_key']).default('console'),
  comment: z.string().nullish(),
});

const ACTORS: Record<z.infer<typeof StatusBody>['actor'], Actor> = {
  console: CONSOLE_USER,
  system: SYSTEM,
  api_key: API_CLIENT,
};

export type ControlParts = {
  sandbox: Sandbox;
  faults: Faults;
  limits: RateLimits;
  lever: ClockLever;
  reset: (seed?: 'demo' | 'empty') => void;
};

export function resetAll(parts: ControlParts, traffic: Traffic, seed?: 'demo' | 'empty'): void {
  traffic.stop();
  parts.faults.replace([]);
  parts.limits.clear();
  parts.sandbox.webhookMode.change(WebhookModeSchema.parse({}));
  parts.sandbox.profile.reset();
  parts.reset(seed);
}

/** Changes a status around the API, with or without telling anybody. @throws Refusal 404 */
export function changeByHand(sandbox: Sandbox, id: string, order: z.infer<typeof StatusBody>) {
  return changeStatus(sandbox, presentSession(sandbox, id), {
    to: order.status,
    actor: ACTORS[order.actor],
    comment: order.comment ?? null,
    recordActivity: order.actor !== 'system',
    webhook: order.webhook,
  });
}
