import { DiditError } from '@docket/didit';
import type { Deps } from '../../deps.ts';
import { addJob, askToRefresh } from '../../jobs.ts';
import { appendAudit, SYSTEM } from '../audit/append-audit.ts';
import { isCovered } from '../audit/verify/is-covered.ts';
import { announceChange } from '../live/announce-change.ts';
import { currentPause } from '../sending/current-pause.ts';
import { pauseByRefusal } from '../sending/pause-sending.ts';
import {
  type CorrectionRow,
  changesOf,
  findCorrection,
  placeOf,
  settleCorrection,
} from './correction-store.ts';

const CHECKPOINT_POLL_MS = 150;
const RETRY_MS = 15_000;

/**
 * Tells Didit what was corrected, once a signed checkpoint covers it. Whatever is not a clear refusal is tried again:
 * setting a value to what it is already set to changes nothing.
 */
export async function tellCorrection(deps: Deps, correctionId: string): Promise<void> {
  const row = await findCorrection(deps.db, correctionId);
  if (row === undefined || row.state !== 'recorded') return;
  // Found again by the sweep once sending goes on.
  if ((await currentPause(deps.db)) !== null) return;
  if (!(await isCovered(deps.db, row.audit_entry_id))) return again(deps, row, CHECKPOINT_POLL_MS);
  try {
    await correctAtDidit(deps, row);
  } catch (error) {
    if (!(error instanceof DiditError)) throw error;
    // Our key was refused and not this: it waits with everything else.
    if (error.status === 403) return deps.db.transaction().execute((trx) => pauseByRefusal(trx, deps));
    if (isRefusal(error)) return settle(deps, row, 'refused', sentenceOf(error));
    deps.log.warn({ kind: error.kind, correctionId }, 'Didit could not be told of a correction yet');
    return again(deps, row, error.retryAfterMs ?? RETRY_MS);
  }
  await settle(deps, row, 'told', null);
}

async function correctAtDidit(deps: Deps, row: CorrectionRow): Promise<void> {
  const body = Object.fromEntries(changesOf(deps, row).map(({ name, after }) => [name, after]));
  const query = row.node_id === null ? {} : { node_id: row.node_id };
  if (row.document === 'identity') await deps.didit.sessions.updateData(row.case_id, body, query);
  else await deps.didit.sessions.updatePoaData(row.case_id, body, query);
}

function isRefusal(error: DiditError): boolean {
  return error.status !== null && error.status < 500 && error.kind !== 'rate_limited' && !error.maybeApplied;
}

function sentenceOf(error: DiditError): string {
  const fields = Object.entries(error.fields).map(([field, texts]) => `${field}: ${texts.join(' ')}`);
  return [error.detail, ...fields].filter((part) => part !== null && part !== '').join(' ') || error.message;
}

async function again(deps: Deps, row: CorrectionRow, inMs: number): Promise<void> {
  const runAt = new Date(deps.clock().getTime() + inMs);
  await addJob(deps.db, 'tell-correction', { correctionId: row.id }, { key: `correction:${row.id}`, runAt });
}

async function settle(
  deps: Deps,
  row: CorrectionRow,
  state: 'told' | 'refused',
  because: string | null,
): Promise<void> {
  // Didit may repeat the value it did not take.
  const sealed = because === null ? null : deps.sealing.keyOf(row).seal(placeOf(row.id, 'because'), because);
  await deps.db.transaction().execute(async (trx) => {
    if (!(await settleCorrection(trx, row.id, { state, because: sealed, at: deps.clock() }))) return;
    await appendAudit(trx, deps, SYSTEM, {
      action: 'correction.told',
      case: row.case_id,
      object: { type: 'correction', id: row.id },
      outcome: state === 'told' ? 'ok' : 'error',
    });
    await askToRefresh(trx, row.case_id, 'read', { urgent: true });
    await announceChange(trx, row.case_id);
  });
}
