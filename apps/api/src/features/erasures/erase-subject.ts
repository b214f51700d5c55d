import type { Trx } from '@docket/db';
import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { addJob } from '../../jobs.ts';
import { ensureSubjectKey } from '../../sealing/subject-key.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { endClaimOn } from '../claims/require-claim.ts';
import { announceChange } from '../live/announce-change.ts';
import { casesOf, lockCases, type SubjectCase } from './erasure-store.ts';

interface Agreed {
  readonly id: string;
  readonly subject_id: string;
  readonly basis: string;
  readonly requested_by: string;
  readonly cases: readonly SubjectCase[];
}

/**
 * Destroys the person's key, with it everything that is sealed, and blanks what is readable. What is left of a case is
 * its number, its statuses and who did what when. Leaves a job for each session that tells Didit, and one that writes
 * the tables anew, because Postgres keeps the old rows on disk.
 *
 * Errors: unavailable when a session of the person arrived in this moment.
 */
export async function eraseSubject(trx: Trx, deps: Deps, actor: Actor, agreed: Agreed): Promise<void> {
  const ids = agreed.cases.map(({ id }) => id);
  await lockCases(trx, ids);
  for (const id of ids) await ensureSubjectKey(trx, deps, id);
  const now = deps.clock();
  await trx
    .updateTable('subject_keys')
    .set({ wrapped_key: null, lookup: null, destroyed_at: now })
    .where('id', '=', agreed.subject_id)
    .execute();
  // A session that took the key before it was locked would be left behind with nothing to open it.
  const late = (await casesOf(trx, agreed.subject_id, null)).filter(({ id }) => !ids.includes(id));
  if (late.length > 0) fail('unavailable', 'A session of this person has just arrived; look again.');
  await trx.deleteFrom('audit.side').where('subject_id', '=', agreed.subject_id).execute();
  await blankSubject(trx, agreed.subject_id);
  for (const one of agreed.cases) {
    await blankCase(trx, one.id, now);
    await endClaimOn(trx, one.id);
    const entryId = await appendAudit(trx, deps, actor, {
      action: 'data.erased',
      case: one.id,
      object: { type: 'erasure', id: agreed.id },
      reason: agreed.basis,
      refs: { requestedBy: agreed.requested_by, subject: agreed.subject_id },
    });
    await trx
      .insertInto('erased_cases')
      .values({ case_id: one.id, erasure_id: agreed.id, audit_entry_id: entryId })
      .execute();
    await addJob(trx, 'delete-at-didit', { caseId: one.id }, { key: `delete:${one.id}` });
    await announceChange(trx, one.id, { ofCustomer: true });
  }
  await addJob(trx, 'scrub-storage', {}, { key: 'scrub-storage' });
}

async function blankSubject(trx: Trx, subjectId: string): Promise<void> {
  await trx
    .updateTable('erasures')
    .set({ note: null, check_note: null })
    .where('subject_id', '=', subjectId)
    .execute();
  await trx
    .updateTable('legal_holds')
    .set({ because: null, release_because: null })
    .where('subject_id', '=', subjectId)
    .execute();
}

/** Digests stay: they are in the audit log, and say nothing to who does not have what they are of. */
async function blankCase(trx: Trx, caseId: string, now: Date): Promise<void> {
  await trx.deleteFrom('evidence').where('case_id', '=', caseId).execute();
  await trx.deleteFrom('evidence_history').where('case_id', '=', caseId).execute();
  // Its digest of a request goes over the note and has no salt.
  await sql`delete from idempotency_keys
    where decision_id in (select id from decisions where case_id = ${caseId}::uuid)`.execute(trx);
  await sql`update checks set note = null
    where decision_id in (select id from decisions where case_id = ${caseId}::uuid)`.execute(trx);
  await sql`update decisions set note = null, closing_note = null, because = null, payload = payload - 'email'
    where case_id = ${caseId}::uuid`.execute(trx);
  await trx.updateTable('notes').set({ text: '' }).where('case_id', '=', caseId).execute();
  await trx.updateTable('view_reasons').set({ reason: '' }).where('case_id', '=', caseId).execute();
  await trx.updateTable('bypasses').set({ note: '' }).where('case_id', '=', caseId).execute();
  await trx
    .updateTable('aml_dispositions')
    .set({ note: null, because: null })
    .where('case_id', '=', caseId)
    .execute();
  await trx.updateTable('activities').set({ comment: null }).where('case_id', '=', caseId).execute();
  await trx
    .updateTable('cases')
    .set({
      vendor_data: null,
      full_name: null,
      country: null,
      document_type: null,
      document_number: null,
      email: null,
      phone: null,
      session_url: null,
      warnings: '[]',
      warning_codes: [],
      search_text: '',
      trouble: null,
      assignee_id: null,
      snoozed_until: null,
      tags: [],
      erased_at: now,
      details_at: sql`coalesce(details_at, ${now})`,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', caseId)
    .execute();
}
