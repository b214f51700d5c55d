import type { DestinationRow, Didit } from '@docket/didit';
import { webhookDestinationId } from '../../connection/destination-id.ts';
import type { ConnectionState } from '../../connection/read-state.ts';
import { settingOf } from '../../env.ts';
import { bad, type Finding, good, look, skipped } from './check.ts';

const NEEDED = ['status.updated', 'data.updated'];
const ANSWER_MS = 10_000;

/** Whether Didit will tell us of changes: a destination with our path, on, for the right events, reachable. */
export async function checkWebhook(didit: Didit, stored: ConnectionState | null): Promise<Finding[]> {
  const path = stored === null ? pathFromSettings() : stored.webhookPath;
  const hasSecret = stored === null || stored.webhookSecrets.length > 0;
  if (path === null || !hasSecret) {
    return [skipped('webhook', 'there is no secret: set DIDIT_WEBHOOK_SECRET, or connect in the web app')];
  }
  const rows: DestinationRow[] = [];
  const found = await look('webhook', 'The key needs the permission for webhooks.', async () => {
    rows.push(...(await didit.webhooks.destinations.list()));
    return findingOf(
      rows.find(({ url }) => url?.endsWith(path)),
      path,
    );
  });
  const url = rows.find((row) => row.url?.endsWith(path))?.url;
  return url == null ? [found] : [found, await checkAddress(url)];
}

function pathFromSettings(): string | null {
  const secret = settingOf('DIDIT_WEBHOOK_SECRET');
  return secret === undefined ? null : `/webhooks/didit/${webhookDestinationId(secret)}`;
}

function findingOf(row: DestinationRow | undefined, path: string): Finding {
  if (row === undefined) {
    const here = settingOf('PUBLIC_URL') ?? 'https://<your host>';
    return bad('webhook', 'no destination at Didit has our address', `Register ${here}${path} at Didit.`);
  }
  const missing = NEEDED.filter((event) => !row.subscribed_events?.includes(event));
  if (row.enabled === false)
    return bad('webhook', `${row.url} is switched off`, 'Switch it on in the Didit console.');
  if (missing.length > 0) {
    return bad(
      'webhook',
      `${row.url} is not told of ${missing.join(', ')}`,
      'Subscribe the destination to them.',
    );
  }
  return good('webhook', `registered: ${row.url}`);
}

/** From here, which is not where Didit is; but an address that does not even answer here is wrong. */
async function checkAddress(url: string): Promise<Finding> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS), redirect: 'manual' });
    await answer.body?.cancel();
    if (answer.status < 500) return good('webhook address', 'answers, seen from here');
    const advice = 'Look at the proxy in front of Docket, and whether the server runs.';
    return bad('webhook address', `answers ${answer.status}`, advice);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const detail = `does not answer: ${cause instanceof Error ? cause.message : String(cause)}`;
    return bad('webhook address', detail, 'Start the server; check its name, certificate and firewall.');
  }
}
