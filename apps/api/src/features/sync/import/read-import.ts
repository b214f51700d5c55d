import { ImportProgress } from '@docket/contracts';
import type { Deps } from '../../../deps.ts';
import { countUnread, findImport, type ImportRow } from './import-store.ts';

const IDLE: ImportProgress = {
  state: 'idle',
  phase: null,
  total: null,
  listed: 0,
  read: 0,
  unread: 0,
  startedAt: null,
  finishedAt: null,
  etaSeconds: null,
  because: null,
};
/** Sessions to a page of the list, less what is looked at twice. */
const ROWS_PER_CALL = 190;
/** Status and trail of a session are read separately. */
const CALLS_PER_SESSION = 2;
/** The part of Didit's reads per minute that reading may use at most; see continue-import.ts. */
const READING_SHARE = 0.4;

/** How far the latest import has got. */
export async function readImport(deps: Deps): Promise<ImportProgress> {
  const row = await findImport(deps.db);
  if (row === undefined) return IDLE;
  const unread = await countUnread(deps.db);
  const isListing = row.next_offset !== null;
  return ImportProgress.parse({
    state: row.state,
    phase: row.state === 'running' ? (isListing ? 'listing' : 'reading') : null,
    total: row.total,
    listed: row.listed,
    read: Math.max(0, row.listed - unread.all),
    unread: unread.all,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    etaSeconds:
      row.state === 'running'
        ? etaSeconds(row, unread.urgent, READING_SHARE * deps.didit.usage().read.limit)
        : null,
    because: row.because,
  });
}

/** By calls that are left and calls that are allowed: speed measured on a few quick pages would promise too much. */
function etaSeconds(
  { total, listed, next_offset }: ImportRow,
  urgent: number,
  callsPerMinute: number,
): number | null {
  if (total === null) return null;
  const pages = next_offset === null ? 0 : Math.ceil(Math.max(0, total - listed) / ROWS_PER_CALL);
  const calls = pages + urgent * CALLS_PER_SESSION;
  return Math.ceil((calls / callsPerMinute) * 60);
}
