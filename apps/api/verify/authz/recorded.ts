import { contract, UNRECORDED } from '@docket/contracts';
import * as z from 'zod';

/** A line of the server's log about a request that was answered. */
const Line = z.object({ id: z.string(), route: z.string(), status: z.number() });
export type Answered = z.output<typeof Line>;

/** Lines about other things are left out. */
export function answeredIn(log: string): Answered[] {
  return log.split('\n').flatMap((line) => {
    if (!line.startsWith('{')) return [];
    const { success, data } = Line.safeParse(JSON.parse(line));
    return success ? [data] : [];
  });
}

const NAMES = new Map(Object.entries(contract).map(([name, { method, url }]) => [`${method} ${url}`, name]));

/** Requests that changed or showed something, and those of them that left no entry under their id. */
export function judgeRecords(
  answered: readonly Answered[],
  recordedIds: ReadonlySet<string>,
): { routes: number; demanded: number; missing: string[] } {
  const demanded = answered.filter(({ route, status }) => {
    const name = NAMES.get(route);
    return status < 300 && name !== undefined && !(name in UNRECORDED);
  });
  const missing = demanded.filter(({ id }) => !recordedIds.has(id));
  return {
    routes: new Set(demanded.map(({ route }) => route)).size,
    demanded: demanded.length,
    missing: [...new Set(missing.map(({ route, status }) => `${route} answered ${status} without an entry`))],
  };
}
