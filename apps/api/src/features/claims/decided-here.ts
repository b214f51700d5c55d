import { OPEN_DECISION_STATES } from '@docket/contracts';
import { sql } from 'kysely';

/**
 * Of a row of `decisions` beside its row of `cases`: it stands in the way of another decision, because it still moves
 * or because Didit has confirmed it and the case shows the status from before. The blocklist's leave the case to be decided.
 */
export const isDecidedHere = sql<boolean>`(
  decisions.state in (${sql.join([...OPEN_DECISION_STATES])})
  or decisions.state = 'confirmed' and decisions.outcome not in ('block', 'unblock') and decisions.settled_at > cases.observed_at)`;
