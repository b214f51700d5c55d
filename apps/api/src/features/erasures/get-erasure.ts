import { type CaseId, type ErasurePreview, LegalHold } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import type { SubjectKey } from '../../sealing/sealing.ts';
import { ensureSubjectKey } from '../../sealing/subject-key.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { lockCase } from '../claims/lock-case.ts';
import { erasureAllowed, keptUntil } from './erasure-rules.ts';
import { casesOf, findErasureOf, findHold, holdPlace, type SubjectCase } from './erasure-store.ts';
import { presentErasure } from './present-erasure.ts';

/** The person a case is about, with all their cases and what stands in the way of erasing them. */
export interface Subject {
  readonly id: string;
  readonly key: SubjectKey;
  readonly cases: readonly SubjectCase[];
  readonly hold: Awaited<ReturnType<typeof findHold>>;
}

/** What erasing the person of this case would mean. That it was looked at is on record. Errors: not-found. */
export async function getErasure(
  deps: Deps,
  actor: Actor,
  { caseId }: { caseId: CaseId },
): Promise<ErasurePreview> {
  return deps.db.transaction().execute(async (trx) => {
    const subject = await findSubject(trx, deps, caseId);
    await appendAudit(trx, deps, actor, { action: 'case.viewed', case: caseId });
    return previewOf(trx, deps, actor, subject);
  });
}

/** Locks the case on the way. Errors: not-found. */
export async function findSubject(trx: Trx, deps: Deps, caseId: string): Promise<Subject> {
  await lockCase(trx, caseId);
  const key = await ensureSubjectKey(trx, deps, caseId);
  // Given by the call before.
  const id = key.id ?? fail('internal');
  const { vendor_data } = await trx
    .selectFrom('cases')
    .select('vendor_data')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow();
  return { id, key, cases: await casesOf(trx, id, vendor_data), hold: await findHold(trx, id) };
}

/** Whether this person may be erased now. */
export function mayBeErased(deps: Deps, { cases, hold }: Pick<Subject, 'cases' | 'hold'>) {
  return erasureAllowed(cases, {
    now: deps.clock(),
    retentionDays: deps.env.RETENTION_DAYS,
    heldSince: hold?.set_at ?? null,
  });
}

export async function previewOf(
  trx: Trx,
  deps: Deps,
  actor: Actor,
  subject: Subject,
): Promise<ErasurePreview> {
  const { id, key, cases, hold } = subject;
  const erasure = await findErasureOf(trx, id);
  const days = deps.env.RETENTION_DAYS;
  const until = cases.map((one) => keptUntil(one, days));
  return {
    cases: cases.map((one) => ({
      // Branded ids: rows of our own table.
      caseId: one.id as CaseId,
      sessionNumber: one.sessionNumber,
      status: one.status,
      keptUntil: keptUntil(one, days).toISOString(),
    })),
    keptUntil: new Date(Math.max(...until.map((moment) => moment.getTime()))).toISOString(),
    retentionDays: days,
    hold:
      hold === undefined
        ? null
        : LegalHold.parse({
            by: { id: hold.set_by, name: hold.name },
            at: hold.set_at.toISOString(),
            reason: key.open(holdPlace(hold.id, 'because'), hold.because),
          }),
    erasure: erasure === undefined ? null : presentErasure(deps, actor, erasure),
    allowed: { request: requestAllowed(deps, subject, erasure?.state) },
  };
}

function requestAllowed(deps: Deps, subject: Subject, state: string | undefined) {
  if (state === 'done') return { because: 'The personal data were erased.' };
  if (state === 'requested') return { because: 'It was asked for already and waits for a second person.' };
  return mayBeErased(deps, subject);
}
