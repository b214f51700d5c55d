import { createDidit, type Didit } from '@docket/didit';
import type { ConnectionState } from '../../connection/read-state.ts';
import { settingOf } from '../../env.ts';
import { hideSecret } from '../secrets.ts';
import { bad, type Finding, good, look, skipped } from './check.ts';
import { checkWebhook } from './webhook.ts';

const ANSWER_MS = 10_000;
/** Webhooks from more than a minute ahead are refused, and half of that is alarming enough. */
const MOST_SKEW_S = 30;

/** `stored`: the connection as the server sees it; without a database the settings must do. */
export async function checkDidit(onlyDidit: boolean, stored: ConnectionState | null): Promise<Finding[]> {
  const baseUrl = settingOf('DIDIT_BASE_URL') ?? '';
  const apiKey = stored === null ? settingOf('DIDIT_API_KEY') : (stored.apiKey ?? undefined);
  if (baseUrl === '') return [skipped('Didit', 'DIDIT_BASE_URL is wrong')];
  const reached = await checkReachable(baseUrl);
  if (!reached[0]?.ok) return reached;
  if (apiKey === undefined)
    return [...reached, skipped('API key', 'there is none: set DIDIT_API_KEY, or connect in the web app')];
  hideSecret(apiKey);
  return [
    ...reached,
    ...(await withClient(baseUrl, apiKey, (didit) => checkWithKey(didit, onlyDidit, stored))),
  ];
}

/** Any answer will do for the network; its Date header tells whose clock is wrong by how much. */
async function checkReachable(baseUrl: string): Promise<Finding[]> {
  const host = new URL(baseUrl).host;
  const began = Date.now();
  let answer: Response;
  try {
    const url = new URL('/system/healthcheck', baseUrl);
    answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS), redirect: 'manual' });
    await answer.body?.cancel();
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason = cause instanceof Error ? cause.message : String(cause);
    return [
      bad('Didit', `${host}: ${reason}`, 'Check DIDIT_BASE_URL, the network, the proxy and the firewall.'),
    ];
  }
  const tookMs = Date.now() - began;
  const advice = 'Didit has a problem of its own; wait, or check that DIDIT_BASE_URL is right.';
  const didit =
    answer.status < 500
      ? good('Didit', `${host} answers in ${tookMs} ms`)
      : bad('Didit', `${host} answers ${answer.status}`, advice);
  return [didit, checkClock(answer.headers.get('date'), began + tookMs / 2)];
}

function checkClock(date: string | null, ourTime: number): Finding {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return skipped('clock', 'Didit does not say its time');
  const skewS = (ourTime - theirs) / 1000;
  const rounded = Math.abs(Math.round(skewS));
  // The header has whole seconds only.
  if (rounded <= MOST_SKEW_S) return good('clock', `within ${rounded + 1} s of Didit's`);
  const detail = `${rounded} s ${skewS > 0 ? 'ahead of' : 'behind'} Didit's`;
  return bad('clock', detail, 'Let NTP set the clock: webhooks are refused by their time.');
}

async function checkWithKey(
  didit: Didit,
  onlyDidit: boolean,
  stored: ConnectionState | null,
): Promise<Finding[]> {
  const key = await look('API key', 'Check DIDIT_API_KEY in the Didit console, API keys.', async () => {
    const { count } = await didit.sessions.list({ limit: 1 });
    return good('API key', `accepted; it sees ${count ?? 'some'} sessions`);
  });
  return key.ok && !onlyDidit ? [key, ...(await checkWebhook(didit, stored))] : [key];
}

async function withClient<T>(
  baseUrl: string,
  apiKey: string,
  work: (didit: Didit) => Promise<T>,
): Promise<T> {
  const didit = createDidit({ baseUrl, apiKey, timeoutMs: ANSWER_MS });
  try {
    return await work(didit);
  } finally {
    await didit.close();
  }
}
