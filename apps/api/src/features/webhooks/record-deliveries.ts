import type { Trx } from '@docket/db';
import type { WebhookEvent, WebhookVerdict } from '@docket/didit';
import type { Deps } from '../../deps.ts';
import { askToRefreshAll } from '../../jobs.ts';
import { type Agent, appendAudits, type Happened } from '../audit/append-audit.ts';

export interface Delivery {
  readonly rawBody: Buffer;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly ip: string;
  readonly request: { id: string; route: string };
}

/** A delivery and whether it is Didit's. */
export interface Judged {
  readonly delivery: Delivery;
  readonly verdict: WebhookVerdict;
}
type Accepted = Judged & { readonly verdict: Extract<WebhookVerdict, { ok: true }> };

const DIDIT: Agent = { type: 'didit' };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Puts deliveries on record, each with its audit entry, and asks for the sessions that new events are about to be
 * read: three statements however many there are. A repeat, also one in the same breath, is recognised by its event id.
 */
export async function recordDeliveries(trx: Trx, deps: Deps, judged: readonly Judged[]): Promise<void> {
  const accepted = judged.filter((each): each is Accepted => each.verdict.ok);
  const repeats = repeatsIn(accepted);
  const repeated = await insertAll(trx, deps, judged, repeats);
  const isNew = (each: Judged) =>
    each.verdict.ok && !repeats.has(each) && !repeated.has(each.verdict.event.event_id ?? '');
  await appendAudits(
    trx,
    deps,
    judged.map((each) => [agentOf(each), entryOf(each, isNew(each))] as const),
  );
  const sessions = accepted.filter(isNew).map(({ verdict }) => sessionOf(verdict.event));
  await askToRefreshAll(
    trx,
    sessions.filter((id) => id !== null),
    'webhook',
  );
}

/** Deliveries of an event that stands further up in the same list. */
function repeatsIn(accepted: readonly Accepted[]): Set<Judged> {
  const seen = new Set<string>();
  const repeats = new Set<Judged>();
  for (const each of accepted) {
    const id = each.verdict.event.event_id;
    if (id == null) continue;
    if (seen.has(id)) repeats.add(each);
    seen.add(id);
  }
  return repeats;
}

/** Returns the ids of the events that had been delivered before. */
async function insertAll(
  trx: Trx,
  deps: Deps,
  judged: readonly Judged[],
  repeats: ReadonlySet<Judged>,
): Promise<Set<string>> {
  const again = new Map<string, number>();
  for (const { verdict } of repeats) {
    const id = verdict.ok ? (verdict.event.event_id ?? '') : '';
    again.set(id, (again.get(id) ?? 0) + 1);
  }
  const rows = judged.filter((each) => !repeats.has(each)).map((each) => rowOf(deps, each, again));
  const stored = await trx
    .insertInto('deliveries')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('event_id')
        .doUpdateSet((eb) => ({ repeats: eb('deliveries.repeats', '+', eb('excluded.repeats', '+', 1)) })),
    )
    .returning(['event_id', 'repeats'])
    .execute();
  return new Set(
    stored.flatMap(({ event_id: id, repeats: count }) =>
      id !== null && count > (again.get(id) ?? 0) ? [id] : [],
    ),
  );
}

function rowOf(deps: Deps, { verdict }: Judged, again: ReadonlyMap<string, number>) {
  const common = { id: deps.newId(), received_at: deps.clock() };
  if (!verdict.ok) return { ...common, state: 'rejected', because: verdict.reason, repeats: 0 };
  const { event, scheme } = verdict;
  return {
    ...common,
    state: 'accepted',
    event_id: event.event_id ?? null,
    session_id: sessionOf(event),
    webhook_type: event.webhook_type,
    scheme,
    application_id: event.application_id ?? null,
    environment: event.environment ?? null,
    event_at: new Date(event.timestamp * 1000),
    repeats: again.get(event.event_id ?? '') ?? 0,
  };
}

function agentOf({ delivery, verdict }: Judged): Agent {
  return verdict.ok ? DIDIT : { type: 'anonymous', ip: delivery.ip };
}

function entryOf({ delivery, verdict }: Judged, isNew: boolean): Happened {
  const { request } = delivery;
  if (!verdict.ok) {
    return { action: 'delivery.rejected', outcome: 'denied', reason: verdict.reason, request };
  }
  const { event } = verdict;
  return {
    action: isNew ? 'delivery.accepted' : 'delivery.duplicate',
    case: sessionOf(event),
    request,
    refs: { type: event.webhook_type, ...(event.event_id ? { event: event.event_id } : {}) },
  };
}

function sessionOf({ session_id }: WebhookEvent): string | null {
  return UUID.test(session_id ?? '') ? (session_id ?? null) : null;
}
