import { verifyWebhook, type WebhookVerdict } from '@docket/didit';
import type { Deps } from '../../deps.ts';
import { failpoint } from '../../failpoint.ts';
import { gather } from './gather.ts';
import { type Delivery, type Judged, recordDeliveries } from './record-deliveries.ts';

/** What the connection page sends to our own address; about no session, so there is nothing to record. */
export const TEST_EVENT = 'docket.test';

type Accept = (delivery: Delivery) => Promise<200 | 204 | 401 | 503>;

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
 * Returns the status to answer: 200; 204 for our own test, which nothing comes of; 401 for a delivery that is not Didit's (not 404 or 5xx: Didit repeats those); 503
 * while there is no secret to judge it by, so that Didit does repeat it.
 */
export function createAcceptance(deps: Deps): Accept {
  const recordSoon = gather((judged: readonly Judged[]) => record(deps, judged), MOST_TOGETHER);
  return async (delivery) => {
    const verdict = await verify(deps, delivery);
    if (verdict === null) return 503;
    if (verdict.ok && verdict.event.webhook_type === TEST_EVENT) return 204;
    return recordSoon({ delivery, verdict });
  };
}

async function record(deps: Deps, judged: readonly Judged[]): Promise<(200 | 401)[]> {
  await deps.db.transaction().execute(async (trx) => {
    await recordDeliveries(trx, deps, judged);
    await failpoint(deps, 'webhook:before-commit');
  });
  await failpoint(deps, 'webhook:after-commit');
  return judged.map(({ verdict }) => (verdict.ok ? 200 : 401));
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
