import { Finding } from '@docket/contracts';
import { DiditError } from '@docket/didit';
import type { Deps } from '../../deps.ts';
import { addJob, askToRefresh } from '../../jobs.ts';
import { appendAudit, SYSTEM } from '../audit/append-audit.ts';
import { isCovered } from '../audit/verify/is-covered.ts';
import { announceChange } from '../live/announce-change.ts';
import { currentPause } from '../sending/current-pause.ts';
import { pauseByRefusal } from '../sending/pause-sending.ts';
import { type DispositionRow, findDisposition, settleDisposition } from './disposition-store.ts';

const CHECKPOINT_POLL_MS = 150;
const RETRY_MS = 15_000;

/**
 * Tells Didit what was found, once a signed checkpoint covers it. Whatever is not a clear refusal is tried again:
 * setting a hit to what it is already set to changes nothing.
 */
export async function tellDisposition(deps: Deps, dispositionId: string): Promise<void> {
  const row = await findDisposition(deps.db, dispositionId);
  if (row === undefined || row.state !== 'recorded') return;
  // Found again by the sweep once sending goes on.
  if ((await currentPause(deps.db)) !== null) return;
  if (!(await isCovered(deps.db, row.audit_entry_id))) return again(deps, row, CHECKPOINT_POLL_MS);
  try {
    await deps.didit.sessions.bulkUpdateAmlHitStatus(row.case_id, {
      hit_updates: row.hit_ids.map((hit_id) => ({ hit_id, review_status: Finding.parse(row.finding) })),
      ...(row.node_id === null ? {} : { node_id: row.node_id }),
    });
  } catch (error) {
    if (!(error instanceof DiditError)) throw error;
    // Our key was refused and not this: it waits with everything else.
    if (error.status === 403) return deps.db.transaction().execute((trx) => pauseByRefusal(trx, deps));
    if (isRefusal(error)) return settle(deps, row, 'refused', error.detail ?? error.message);
    deps.log.warn({ kind: error.kind, dispositionId }, 'Didit could not be told of a finding yet');
    return again(deps, row, error.retryAfterMs ?? RETRY_MS);
  }
  await settle(deps, row, 'told', null);
}

function isRefusal(error: DiditError): boolean {
  return error.status !== null && error.status < 500 && error.kind !== 'rate_limited' && !error.maybeApplied;
}

async function again(deps: Deps, row: DispositionRow, inMs: number): Promise<void> {
  const runAt = new Date(deps.clock().getTime() + inMs);
  await addJob(
    deps.db,
    'tell-disposition',
    { dispositionId: row.id },
    { key: `disposition:${row.id}`, runAt },
  );
}

async function settle(
  deps: Deps,
  row: DispositionRow,
  state: 'told' | 'refused',
  because: string | null,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    if (!(await settleDisposition(trx, row.id, { state, because, at: deps.clock() }))) return;
    await appendAudit(trx, deps, SYSTEM, {
      action: 'aml-hit.told',
      case: row.case_id,
      object: { type: 'disposition', id: row.id },
      outcome: state === 'told' ? 'ok' : 'error',
    });
    await askToRefresh(trx, row.case_id, 'read', { urgent: true });
    await announceChange(trx, row.case_id);
  });
}
