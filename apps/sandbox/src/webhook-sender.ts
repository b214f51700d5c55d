import { request } from 'undici';
import type { Json } from './json.ts';
import type { DeliveryAttempt, DeliveryRecord } from './records.ts';
import type { SignatureHeaders } from './signature.ts';
import { signDelivery } from './signature.ts';
import type { Store } from './store.ts';

const TIMEOUT_MS = 5_000;
/** One and four minutes after the attempt before (Didit docs: webhooks). */
const RETRY_DELAYS_MS = [60_000, 240_000];

export type WebhookSender = { wake: () => void; close: () => Promise<void> };

/**
 * Delivers what the store holds as pending, oldest first, also what a killed process left behind.
 * @param retryScale 1 waits real minutes, 0.001 milliseconds
 * @param parallel how many may be on their way at once; with 1 the order is exact
 */
export function startWebhookSender(store: Store, retryScale: number, parallel: () => number): WebhookSender {
  const inFlight = new Map<string, Promise<void>>();
  const stop = new AbortController();
  const log = createAttemptLog(store, retryScale, () => wake());
  let queue: DeliveryRecord[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isLookDue = false;

  /** Looking through the whole log is dear when it is long: once per turn of the event loop, however many ask. */
  const wake = () => {
    if (isLookDue || stop.signal.aborted) return;
    isLookDue = true;
    setImmediate(() => {
      isLookDue = false;
      if (stop.signal.aborted) return;
      queue = pendingOf(store).filter(({ id }) => !inFlight.has(id) && !log.isOpen(id));
      pump();
    });
  };
  const pump = () => {
    clearTimeout(timer);
    while (inFlight.size < parallel() && !stop.signal.aborted) {
      const next = queue[0];
      if (next === undefined) return;
      const waitMs = (next.nextAttemptAt ?? 0) - Date.now();
      if (waitMs > 0) {
        timer = setTimeout(pump, waitMs);
        return;
      }
      queue.shift();
      // Since the look it may have been wiped by a reset, or held back.
      const delivery = store.deliveries.get(next.id);
      if (delivery?.state === 'pending') inFlight.set(delivery.id, run(delivery));
    }
  };
  const run = async (delivery: DeliveryRecord) => {
    const attempt = await attemptDelivery(store, delivery, stop.signal);
    inFlight.delete(delivery.id);
    if (stop.signal.aborted) return;
    if (attempt !== null) log.add(delivery, attempt);
    pump();
  };
  wake();
  return {
    wake,
    close: async () => {
      stop.abort();
      clearTimeout(timer);
      await Promise.all(inFlight.values());
      log.flush();
    },
  };
}

/** By due time, then by number. */
function pendingOf(store: Store): DeliveryRecord[] {
  const pending = store.deliveries.all().filter((delivery) => delivery.state === 'pending');
  return pending.sort((a, b) => (a.nextAttemptAt ?? 0) - (b.nextAttemptAt ?? 0) || a.number - b.number);
}

const FLUSH_MS = 5;

/**
 * What came of the attempts, written down together: a disk that has to be sure of every single one would be slower
 * than the receivers. Whatever a killed process had not written is sent again, as Didit may do too.
 */
function createAttemptLog(store: Store, retryScale: number, retryPlanned: () => void) {
  const open = new Map<string, DeliveryRecord>();
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const records = [...open.values()];
    if (records.length === 0) return;
    store.transaction(() => {
      for (const record of records) {
        // A reset may have wiped the log in between.
        if (store.deliveries.get(record.id) !== undefined) store.deliveries.put(record);
      }
    });
    open.clear();
    if (records.some((record) => record.state === 'pending')) retryPlanned();
  };
  return {
    add: (delivery: DeliveryRecord, attempt: DeliveryAttempt) => {
      open.set(delivery.id, afterAttempt(delivery, attempt, retryScale));
      timer ??= setTimeout(flush, FLUSH_MS);
    },
    isOpen: (id: string) => open.has(id),
    flush,
  };
}

/** Only 5xx, 404 and no answer at all are tried again; other answers are final (Didit docs: webhooks). */
export function isWorthRetrying(status: number | null): boolean {
  return status === null || status === 404 || status >= 500;
}

function afterAttempt(
  delivery: DeliveryRecord,
  attempt: DeliveryAttempt,
  retryScale: number,
): DeliveryRecord {
  const attempts = [...delivery.attempts, attempt];
  const delayMs = RETRY_DELAYS_MS[attempts.length - 1];
  if (attempt.status !== null && attempt.status < 300) {
    return { ...delivery, attempts, state: 'delivered', nextAttemptAt: null };
  }
  if (!isWorthRetrying(attempt.status) || delayMs === undefined) {
    return { ...delivery, attempts, state: 'failed', nextAttemptAt: null };
  }
  return { ...delivery, attempts, nextAttemptAt: Date.now() + delayMs * retryScale };
}

/** @returns null when the destination is gone and nothing was sent */
async function attemptDelivery(
  store: Store,
  delivery: DeliveryRecord,
  stopped: AbortSignal,
): Promise<DeliveryAttempt | null> {
  const destination = store.destinations.get(delivery.destinationUuid);
  if (destination === undefined) {
    store.transaction(() => store.deliveries.put({ ...delivery, state: 'failed', nextAttemptAt: null }));
    return null;
  }
  const startedAt = Date.now();
  const finish = (status: number | null, error: string | null): DeliveryAttempt => ({
    at: new Date(startedAt).toISOString(),
    status,
    error,
    duration_ms: Date.now() - startedAt,
  });
  const { body, headers } = parcelOf(delivery, destination.secret);
  try {
    const answer = await request(destination.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'DiditWebhook/2.0 +https://didit.me',
        ...headers,
      },
      body,
      signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), stopped]),
    });
    await answer.body.dump();
    return finish(answer.statusCode, null);
  } catch (error) {
    // No answer is an outcome of a delivery, not a fault of ours: it is kept in the delivery's history.
    return finish(null, error instanceof Error ? error.message : String(error));
  }
}

const STALE_SECONDS = 600;

type Parcel = { body: string; headers: SignatureHeaders & { 'x-didit-test-webhook'?: string } };

/** The bytes that go out: as signed, or spoiled in the way the control API asked for. */
function parcelOf(delivery: DeliveryRecord, secret: string): Parcel {
  const { body, timestamp } = delivery;
  const headers = signDelivery(secret, body, timestamp);
  switch (delivery.tamper) {
    case 'body':
      return { body: body.replace(/"status":"[^"]*"/, '"status":"Approved "'), headers };
    case 'signature':
      return { body, headers: signDelivery(`${secret}?`, body, timestamp) };
    case 'stale':
      return { body, headers: { ...headers, 'x-timestamp': String(timestamp - STALE_SECONDS) } };
    case 'reencoded': {
      // As a proxy might: the same data with spaces. Only the signature of the raw bytes breaks.
      const data: Json = JSON.parse(body);
      return { body: JSON.stringify(data, null, 1), headers };
    }
    case 'test':
      return { body, headers: { ...headers, 'x-didit-test-webhook': 'true' } };
    default:
      return { body, headers };
  }
}
