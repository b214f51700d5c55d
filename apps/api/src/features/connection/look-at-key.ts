import { type Didit, DiditError } from '@docket/didit';
import { createClient } from '../../connection/follow.ts';
import { environmentOf } from '../../connection/read-state.ts';
import { whyNot } from './ask-didit.ts';
import type { ConnectionDeps } from './change-connection.ts';

export interface KeyLook {
  readonly accepted: boolean;
  /** Didit's reason when it refuses the key. */
  readonly because: string | null;
  readonly sessions: number | null;
  readonly environment: 'sandbox' | 'live' | null;
  readonly application: 'same' | 'other' | 'unknown';
  /** Cases here, those that Didit deleted not counted. */
  readonly cases: number;
}

const NEWEST = 50;
/** A named key may not see every session, so one that is missing says little. */
const MOST_PROBES = 3;

/**
 * Tries a key without keeping it. No call of Didit's says which application a key belongs to, so it is told by what
 * the key sees: a session of ours is proof of the same one; when it sees none of the newest, it is taken for another.
 * Errors: vendor errors other than a refusal of the key.
 */
export async function lookAtKey(deps: ConnectionDeps, apiKey: string): Promise<KeyLook> {
  const cases = await countCases(deps);
  const environment = environmentOf(apiKey);
  const didit = createClient(deps.env, apiKey);
  try {
    const { count, results } = await didit.sessions.list({ limit: NEWEST });
    const isSame =
      cases > 0 &&
      (await seesOurs(
        deps,
        didit,
        results.map(({ session_id }) => session_id),
      ));
    const application = cases === 0 ? 'unknown' : isSame ? 'same' : 'other';
    return { accepted: true, because: null, sessions: count ?? null, environment, application, cases };
  } catch (error) {
    if (!(error instanceof DiditError) || error.kind !== 'auth') throw error;
    return {
      accepted: false,
      because: whyNot(error),
      sessions: null,
      environment,
      application: 'unknown',
      cases,
    };
  } finally {
    await didit.close();
  }
}

/** How many cases would be left behind by another application. */
export async function countCases({ db }: Pick<ConnectionDeps, 'db'>): Promise<number> {
  const { count } = await db
    .selectFrom('cases')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('deleted_at_didit', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

async function seesOurs(deps: ConnectionDeps, didit: Didit, listed: readonly string[]): Promise<boolean> {
  if (listed.length > 0) {
    const known = await deps.db.selectFrom('cases').select('id').where('id', 'in', listed).executeTakeFirst();
    if (known !== undefined) return true;
  }
  const newest = await deps.db
    .selectFrom('cases')
    .select('id')
    .where('deleted_at_didit', 'is', null)
    .orderBy('session_created_at', 'desc')
    .limit(MOST_PROBES)
    .execute();
  for (const { id } of newest) if (await canRead(didit, id)) return true;
  return false;
}

async function canRead(didit: Didit, sessionId: string): Promise<boolean> {
  try {
    await didit.sessions.retrieveDecision(sessionId);
    return true;
  } catch (error) {
    // Didit answers 404 or 403 about sessions of others.
    if (error instanceof DiditError && (error.kind === 'not_found' || error.kind === 'auth')) return false;
    throw error;
  }
}
