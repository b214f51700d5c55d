import { signWebhook } from '@docket/didit';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { TEST_EVENT } from '../../webhooks/accept-delivery.ts';

const ANSWER_MS = 10_000;

interface Tested {
  readonly ok: boolean;
  readonly address: string;
  readonly status: number | null;
  readonly because: string;
}

/**
 * Sends an event signed with our secret to our public address. From here, which is not where Didit is: that it arrives
 * proves name, certificate, proxy and secret; that it does not may also be a matter of this network.
 * Errors: webhook-address-missing (no address, or no secret to sign with).
 */
export async function testWebhook(deps: Deps, actor: Actor): Promise<Tested> {
  const { webhookAddress: address, webhookSecrets } = deps.connection.state();
  const secret = webhookSecrets[0]?.secret;
  if (address === null || secret === undefined) {
    fail('webhook-address-missing', 'Create the webhook first: there is no address or no secret yet.');
  }
  const tested = { address, ...(await send(deps, address, secret)) };
  await deps.db.transaction().execute((trx) =>
    appendAudit(trx, deps, actor, {
      action: 'connection.webhook-tested',
      ...(tested.ok ? {} : { outcome: 'error', reason: 'not-reached' }),
      refs: tested.status === null ? {} : { status: String(tested.status) },
    }),
  );
  return tested;
}

async function send(deps: Deps, address: string, secret: string): Promise<Omit<Tested, 'address'>> {
  const body = JSON.stringify({
    webhook_type: TEST_EVENT,
    event_id: deps.newId(),
    timestamp: Math.floor(deps.clock().getTime() / 1000),
  });
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signWebhook(body, secret) },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    await answer.body?.cancel();
    return { ok: answer.status === 204, status: answer.status, because: meaningOf(answer.status) };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const words = cause instanceof Error ? cause.message : String(cause);
    return {
      ok: false,
      status: null,
      because: `Nothing answers there (${words}). Check the name, the certificate, the proxy and the firewall.`,
    };
  }
}

function meaningOf(status: number): string {
  if (status === 204) return 'The event came back to us, and its signature was right.';
  if (status === 401)
    return 'A Docket answers there, but with another webhook secret: is it another installation?';
  if (status === 404)
    return 'Something answers there, but it does not know our address: another server, or a proxy.';
  if (status >= 500) return `The address answers ${status}. Look at the proxy, and whether the server runs.`;
  return `The address answers ${status}, not 204: something other than Docket answers there.`;
}
