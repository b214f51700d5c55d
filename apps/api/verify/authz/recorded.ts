import { contract, UNRECORDED } from '@docket/contracts';
import * as z from 'zod';

/** A request that was answered; the shape of the server's own log line about it. `route`: method and contract's address. */
export const Answered = z.object({ id: z.string(), route: z.string(), status: z.number() });
export type Answered = z.output<typeof Answered>;

/** Lines about other things are left out. */
export function answeredIn(log: string): Answered[] {
  return log.split('\n').flatMap((line) => {
    if (!line.startsWith('{')) return [];
    const { success, data } = Answered.safeParse(JSON.parse(line));
    return success ? [data] : [];
  });
}

const NAMES = new Map(Object.entries(contract).map(([name, { method, url }]) => [`${method} ${url}`, name]));
/** Not in the contracts, because its caller is Didit. */
export const WEBHOOK = 'POST /webhooks/didit';

/** Whether such an answer leaves an entry: it changed or showed something. A redirection may be the end of a sign-in. */
export function owesEntry({ route, status }: Pick<Answered, 'route' | 'status'>): boolean {
  if (status >= 400) return false;
  const name = NAMES.get(route);
  return route === WEBHOOK || (name !== undefined && !(name in UNRECORDED));
}

/** Requests that changed or showed something, and those of them that left no entry under their id. */
export function judgeRecords(
  answered: readonly Answered[],
  recordedIds: ReadonlySet<string>,
): { demanded: Answered[]; missing: Answered[] } {
  const demanded = answered.filter(owesEntry);
  return { demanded, missing: demanded.filter(({ id }) => !recordedIds.has(id)) };
}

/**
 * Whether the judge sees: of each route, the entry of one request is taken away, and must be missed. Returns the routes
 * where it is not.
 */
export function plantLosses(
  answered: readonly Answered[],
  recordedIds: ReadonlySet<string>,
): { planted: number; unseen: string[] } {
  const { demanded, missing } = judgeRecords(answered, recordedIds);
  const known = new Set(missing.map(({ id }) => id));
  const victims = Map.groupBy(
    demanded.filter(({ id }) => !known.has(id)),
    ({ route }) => route,
  );
  const unseen: string[] = [];
  for (const [route, [victim]] of victims) {
    const rest = new Set(recordedIds);
    rest.delete(victim?.id ?? '');
    const found = judgeRecords(answered, rest).missing.filter(({ id }) => !known.has(id));
    if (found.length !== 1 || found[0]?.id !== victim?.id) unseen.push(route);
  }
  return { planted: victims.size, unseen };
}
