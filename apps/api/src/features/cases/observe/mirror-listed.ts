import type { Trx } from '@docket/db';
import type { SessionRow } from '@docket/didit';
import type { Deps } from '../../../deps.ts';
import { type Agent, appendAudit } from '../../audit/append-audit.ts';
import { lockSessions } from '../../claims/lock-case.ts';
import { fold, searchTextOf } from '../../evidence/fold.ts';
import { announceManyChanges } from '../../live/announce-change.ts';

const DIDIT: Agent = { type: 'didit' };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a page of Didit's list meant for us: cases made from it, and sessions that are not as their case says. */
export interface Mirrored {
  readonly imported: number;
  readonly differing: string[];
}

/**
 * Makes a case of every listed session that has none, with what the list tells of it: enough to be found and queued.
 * Its evidence and trail are read later. Cases that exist are not touched: their own reading knows more.
 */
export async function mirrorListed(
  trx: Trx,
  deps: Deps,
  rows: readonly SessionRow[],
  observedAt: Date,
): Promise<Mirrored> {
  const persons = rows.filter((row) => row.session_kind !== 'business' && UUID.test(row.session_id));
  if (persons.length === 0) return { imported: 0, differing: [] };
  const inserted = await insertMissing(trx, persons, observedAt);
  for (const { id, status } of inserted) {
    await appendAudit(trx, deps, DIDIT, {
      action: 'case.imported',
      case: id,
      change: { from: { status: null }, to: { status } },
    });
  }
  if (inserted.length > 0) await announceManyChanges(trx);
  return { imported: inserted.length, differing: await differing(trx, persons) };
}

async function insertMissing(
  trx: Trx,
  rows: readonly SessionRow[],
  observedAt: Date,
): Promise<{ id: string; status: string }[]> {
  const known = new Set((await knownOf(trx, rows)).map(({ id }) => id));
  const missing = rows.filter(({ session_id }) => !known.has(session_id));
  if (missing.length === 0) return [];
  // In one order: two that take the same sessions in two orders would wait for each other for ever.
  const cases = missing
    .map((row) => listedCase(row, observedAt))
    .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
  await lockSessions(
    trx,
    cases.map(({ id }) => id),
  );
  return trx
    .insertInto('cases')
    .values(cases)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning(['id', 'status'])
    .execute();
}

function knownOf(trx: Trx, rows: readonly SessionRow[]) {
  return trx
    .selectFrom('cases')
    .select(['id', 'status', 'deleted_at_didit', 'erased_at'])
    .where(
      'id',
      'in',
      rows.map((row) => row.session_id),
    )
    .execute();
}

/** Sessions whose status is another than their case's, or that were marked as deleted and are listed; erased ones never. */
async function differing(trx: Trx, rows: readonly SessionRow[]): Promise<string[]> {
  const known = await knownOf(trx, rows);
  const statusOf = new Map(known.map((row) => [row.id, row.deleted_at_didit === null ? row.status : null]));
  const erased = new Set(known.flatMap((row) => (row.erased_at === null ? [] : [row.id])));
  return rows.flatMap(({ session_id: id, status }) =>
    erased.has(id) || statusOf.get(id) === status ? [] : [id],
  );
}

function listedCase(row: SessionRow, observedAt: Date) {
  const email = row.email_address?.email ?? null;
  const createdAt = momentOf(row.created_at) ?? observedAt;
  const words = [row.full_name, row.vendor_data, email].flatMap((text) => (text ? [fold(text)] : []));
  return {
    id: row.session_id,
    session_number: row.session_number ?? null,
    status: row.status,
    workflow_id: row.workflow_id ?? null,
    vendor_data: row.vendor_data ?? null,
    full_name: row.full_name ?? null,
    country: row.country ?? null,
    document_type: row.document_type ?? null,
    email,
    phone: row.phone_number?.number ?? null,
    session_url: row.session_url ?? null,
    search_text: searchTextOf(words),
    session_created_at: createdAt,
    in_review_since: row.status === 'In Review' ? createdAt : null,
    observed_at: observedAt,
  };
}

function momentOf(text: string | null | undefined): Date | null {
  if (text == null) return null;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
