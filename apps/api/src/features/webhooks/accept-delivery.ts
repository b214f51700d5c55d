import type { Trx } from '@docket/db';
import { verifyWebhook, type WebhookEvent, type WebhookVerdict } from '@docket/didit';
import type { Deps } from '../../deps.ts';
import { askToRefresh } from '../../jobs.ts';
import { type Agent, appendAudit } from '../audit/append-audit.ts';
import { gather } from './gather.ts';

interface Delivery {
  readonly rawBody: Buffer;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly ip: string;
  readonly request: { id: string; route: string };
}

/** What the connection page sends to our own address; about no session, so there is nothing to record. */
export const TEST_EVENT = 'docket.test';

const DIDIT: Agent = { type: 'didit' };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Accept = (delivery: Delivery) => Promise<200 | 401 | 503>;

/** What the verdict on a delivery was, with what must be kept of it. */
interface Judged {
  readonly delivery: Delivery;
  readonly verdict: WebhookVerdict;
}

/**
 * Postgres lets transactions that notify commit one after the other, each waiting for the disk; so a burst of
 * deliveries, each with its audit entry and its job, would stand in line for longer than Didit waits.
 */
const MOST_TOGETHER = 50;

/**
 * Takes webhooks. A delivery is only a hint that something changed: what it says is never believed, the worker reads
 * Didit itself. Recorded before we answer, in one transaction with those that arrive in the same moment; a repeat is
 * recognised by its event id.
 *
 * Returns the status to answer: 200; 401 for a delivery that is not Didit's (not 404 or 5xx: Didit repeats those); 503
 * while there is no secret to judge it by, so that Didit does repeat it.
 */
export function createAcceptance(deps: Deps): Accept {
  const record = gather((judged: readonly Judged[]) => recordAll(deps, judged), MOST_TOGETHER);
  return async (delivery) => {
    const verdict = await verify(deps, delivery);
    if (verdict === null) return 503;
    if (verdict.ok && verdict.event.webhook_type === TEST_EVENT) return 200;
    return record({ delivery, verdict });
  };
}

function recordAll(deps: Deps, judged: readonly Judged[]): Promise<(200 | 401)[]> {
  return deps.db.transaction().execute(async (trx) => {
    const statuses: (200 | 401)[] = [];
    for (const { delivery, verdict } of judged) {
      statuses.push(
        verdict.ok
          ? await recordAccepted(trx, deps, delivery, verdict)
          : await recordRejected(trx, deps, delivery, verdict.reason),
      );
    }
    return statuses;
  });
}

async function recordRejected(trx: Trx, deps: Deps, delivery: Delivery, reason: string): Promise<401> {
  await trx
    .insertInto('deliveries')
    .values({ id: deps.newId(), state: 'rejected', because: reason, received_at: deps.clock() })
    .execute();
  const agent: Agent = { type: 'anonymous', ip: delivery.ip };
  await appendAudit(trx, deps, agent, {
    action: 'delivery.rejected',
    outcome: 'denied',
    reason,
    request: delivery.request,
  });
  return 401;
}

async function recordAccepted(
  trx: Trx,
  deps: Deps,
  delivery: Delivery,
  { event, scheme }: Extract<WebhookVerdict, { ok: true }>,
): Promise<200> {
  const sessionId = UUID.test(event.session_id ?? '') ? (event.session_id ?? null) : null;
  const isNew = await recordDelivery(trx, deps, event, scheme, sessionId);
  await appendAudit(trx, deps, DIDIT, {
    action: isNew ? 'delivery.accepted' : 'delivery.duplicate',
    case: sessionId,
    request: delivery.request,
    refs: { type: event.webhook_type, ...(event.event_id ? { event: event.event_id } : {}) },
  });
  if (isNew && sessionId !== null) await askToRefresh(trx, sessionId, 'webhook');
  return 200;
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
