import { isOfBlocklist } from '@docket/contracts';
import { DiditError } from '@docket/didit';
import type { Deps } from '../../../deps.ts';
import {
  confirmedBy,
  judgeNoTrace,
  judgeSilence,
  listNotAsDecided,
  type Outcome,
} from '../decision-rules.ts';
import type { DecisionRow } from '../decision-store.ts';
import { findTrace, isListAsDecided } from './find-trace.ts';
import { leaveReference } from './leave-reference.ts';

/** An attempt whose fate is unknown, after the quarantine: Didit's trail decides, for the blocklist the list. */
export async function reconcileDecision(deps: Deps, row: DecisionRow): Promise<Outcome> {
  try {
    const trace = await findTrace(deps, row);
    if (trace !== undefined) return confirmedBy(row, trace);
    if (isOfBlocklist(row.outcome)) {
      if (!(await isListAsDecided(deps, row))) return listNotAsDecided(row);
      return confirmedBy(row, await leaveReference(deps, row));
    }
    const { decision } = await deps.didit.sessions.retrieveDecision(row.case_id);
    return judgeNoTrace(row, decision.status ?? undefined, deps.clock());
  } catch (error) {
    if (!(error instanceof DiditError)) throw error;
    return judgeSilence(error, deps.clock());
  }
}
