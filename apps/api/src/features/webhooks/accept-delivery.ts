import type { Trx } from '@docket/db';
import { verifyWebhook, type WebhookEvent, type WebhookVerdict } from '@docket/didit';
import type { Deps } from '../../deps.ts';
import { askToRefresh } from '../../jobs.ts';
import { type Agent, appendAudit } from '../audit/append-audit.ts';

interface Delivery {
  readonly rawBody: Buffer;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly ip: string;
  readonly request: { id: string; route: string };
}

/** What the connection page sends to our own address; about no session, so there is nothing to record. */
export const TEST_EVENT = 'docket.test';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Takes one webhook. A delivery is only a hint that something changed: what it says is never believed, the
 * worker reads Didit itself. Recorded in one transaction before we answer; a repeat is recognised by its event id.
 *
 * Returns the status to answer: 200; 401 for a delivery that is not Didit's (not 404 or 5xx: Didit repeats those); 503
 * while there is no secret to judge it by, so that Didit does repeat it.
 */
export async function acceptDelivery(deps: Deps, delivery: Delivery): Promise<200 | 401 | 503> {
  const verdict = await verify(deps, delivery);
  if (verdict === null) return 503;
  if (verdict.ok && verdict.event.webhook_type === TEST_EVENT) return 200;
  const agent: Agent = verdict.ok ? { type: 'didit' } : { type: 'anonymous', ip: delivery.ip };
  return deps.db.transaction().execute(async (trx) => {
    if (!verdict.ok) {
      await trx
        .insertInto('deliveries')
        .values({ id: deps.newId(), state: 'rejected', because: verdict.reason, received_at: deps.clock() })
        .execute();
      await appendAudit(trx, deps, agent, {
        action: 'delivery.rejected',
        outcome: 'denied',
        reason: verdict.reason,
        request: delivery.request,
      });
      return 401;
    }
    const { event, scheme } = verdict;
    const sessionId = UUID.test(event.session_id ?? '') ? (event.session_id ?? null) : null;
    const isNew = await recordDelivery(trx, deps, event, scheme, sessionId);
    await appendAudit(trx, deps, agent, {
      action: isNew ? 'delivery.accepted' : 'delivery.duplicate',
      case: sessionId,
      request: delivery.request,
      refs: { type: event.webhook_type, ...(event.event_id ? { event: event.event_id } : {}) },
    });
    if (isNew && sessionId !== null) {
      await askToRefresh(trx, sessionId, 'webhook');
    }
    return 200;
  });
}

/** Null while there is no secret at all. */
async function verify(deps: Deps, delivery: Delivery): Promise<WebhookVerdict | null> {
  const judge = (): WebhookVerdict | null => {
    const now = deps.clock();
    const valid = deps.connection.state().webhookSecrets.filter(({ until }) => until === null || now < until);
    if (valid.length === 0) return null;
    const secrets = valid.map(({ secret }) => secret);
    return verifyWebhook({ rawBody: delivery.rawBody, headers: delivery.headers, secrets, now });
  };
  const verdict = judge();
  if (verdict?.ok) return verdict;
  // Another process may have stored a new secret a moment ago, and Didit signs with it at once.
  await deps.connection.lookAgain();
  return judge();
}

async function recordDelivery(
  trx: Trx,
  deps: Deps,
  event: WebhookEvent,
  scheme: string,
  sessionId: string | null,
): Promise<boolean> {
  const row = await trx
    .insertInto('deliveries')
    .values({
      id: deps.newId(),
      event_id: event.event_id ?? null,
      session_id: sessionId,
      webhook_type: event.webhook_type,
      state: 'accepted',
      scheme,
      application_id: event.application_id ?? null,
      environment: event.environment ?? null,
      event_at: new Date(event.timestamp * 1000),
      received_at: deps.clock(),
    })
    .onConflict((conflict) =>
      conflict.column('event_id').doUpdateSet((eb) => ({ repeats: eb('deliveries.repeats', '+', 1) })),
    )
    .returning('repeats')
    .executeTakeFirstOrThrow();
  return row.repeats === 0;
}
