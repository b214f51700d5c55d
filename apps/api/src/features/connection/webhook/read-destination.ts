import { type Connection, NEEDED_EVENTS } from '@docket/contracts';
import type { DestinationRow } from '@docket/didit';
import type { ConnectionState } from '../../../connection/read-state.ts';
import type { Deps } from '../../../deps.ts';
import { askDidit } from '../ask-didit.ts';

type Shown = Connection['webhook']['destination'];

const NONE: Omit<Shown, 'state' | 'because'> = {
  id: null,
  url: null,
  events: [],
  missingEvents: [],
  deliveries: null,
  failedDeliveries: null,
  lastDeliveryAt: null,
};

/** The destination at Didit beside what Docket needs of it, asked for now. */
export async function readDestination(deps: Deps): Promise<Shown> {
  const state = deps.connection.state();
  const asked = await askDidit(async () => deps.didit.webhooks.destinations.list());
  if (asked.value === null) return { ...NONE, state: 'unknown', because: asked.because };
  const found = findDestination(asked.value, state);
  if (found === undefined) {
    const because = 'Didit has no destination with our address, so changes are only found by comparing.';
    return { ...NONE, state: 'missing', because };
  }
  return { ...presentDestination(found), ...judge(found, state) };
}

/** Ours is the one with our address; else the one we made; else one that ends as our address does. */
export function findDestination(
  rows: readonly DestinationRow[],
  { webhookAddress, webhookPaths, row }: ConnectionState,
): DestinationRow | undefined {
  return (
    rows.find(({ url }) => url === webhookAddress) ??
    rows.find(({ uuid }) => uuid === row?.destination_id) ??
    rows.find(({ url }) => webhookPaths.some((end) => url?.endsWith(`/${end}`)))
  );
}

function judge(found: DestinationRow, { webhookAddress }: ConnectionState): Pick<Shown, 'state' | 'because'> {
  const missing = missingEvents(found);
  if (webhookAddress !== null && found.url !== webhookAddress) {
    return { state: 'other-address', because: `Didit delivers to ${found.url}, not to ${webhookAddress}.` };
  }
  if (found.enabled === false)
    return { state: 'disabled', because: 'The destination is switched off at Didit.' };
  if (missing.length > 0)
    return { state: 'wrong-events', because: `Didit does not tell of ${missing.join(', ')}.` };
  return { state: 'ok', because: null };
}

function missingEvents({ subscribed_events }: DestinationRow): string[] {
  return NEEDED_EVENTS.filter((event) => !subscribed_events?.includes(event));
}

function presentDestination(found: DestinationRow): Omit<Shown, 'state' | 'because'> {
  const lastAt = Date.parse(found.last_delivery_at ?? '');
  return {
    id: found.uuid,
    url: found.url ?? null,
    events: found.subscribed_events ?? [],
    missingEvents: missingEvents(found),
    deliveries: found.deliveries_count ?? null,
    failedDeliveries: found.failed_deliveries_count ?? null,
    lastDeliveryAt: Number.isNaN(lastAt) ? null : new Date(lastAt).toISOString(),
  };
}
