import { createHash } from 'node:crypto';
import { canonicalise } from '@docket/audit';
import type { CaseId, Correction, CorrectionReason } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { addJob } from '../../jobs.ts';
import { ensureSubjectKey } from '../../sealing/subject-key.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { commitTo } from '../audit/commit-to.ts';
import { lockCase } from '../claims/lock-case.ts';
import { requireClaim } from '../claims/require-claim.ts';
import { hasOpenDecision } from '../decisions/has-open-decision.ts';
import { holdKey } from '../decisions/idempotency.ts';
import { findDiditDecision } from '../evidence/find-evidence.ts';
import { movedSince } from '../evidence/manifest.ts';
import { announceChange } from '../live/announce-change.ts';
import { type Change, correctionAllowed, readChanges, targetsOf } from './correction-rules.ts';
import {
  findByKey,
  findCorrection,
  insertCorrection,
  placeOf,
  presentCorrection,
} from './correction-store.ts';
import { correctionUnderway } from './correction-underway.ts';

interface NewCorrection {
  readonly caseId: CaseId;
  readonly version: number;
  readonly idempotencyKey: string;
  readonly changes: readonly { readonly field: string; readonly value: string }[];
  readonly reason: CorrectionReason;
  readonly note: string | undefined;
}

/**
 * Writes down what a person corrected, with before and after, and leaves a job that tells Didit. Ours comes first: the
 * correction holds here even while Didit cannot be reached. The same key and request gets its correction again.
 *
 * Errors: not-found, claim-lost, version-mismatch, evidence-changed, case-not-decidable, idempotency-key-reused,
 * invalid-input (a field that cannot be corrected, or a value Didit would not take).
 */
export async function correctCase(
  deps: Deps,
  actor: Actor,
  input: NewCorrection,
): Promise<{ correction: Correction; replayed: boolean }> {
  const request = createHash('sha256')
    .update(
      canonicalise({ ...input, changes: input.changes.map((one) => ({ ...one })), note: input.note ?? null }),
    )
    .digest('hex');
  return deps.db.transaction().execute(async (trx) => {
    await holdKey(trx, actor.id, input.idempotencyKey);
    const known = await findByKey(trx, actor.id, input.idempotencyKey);
    if (known !== undefined) {
      if (known.request_sha256 !== request) fail('idempotency-key-reused');
      return { correction: presentCorrection(deps, known), replayed: true };
    }
    const locked = await lockCase(trx, input.caseId);
    await requireClaim(trx, locked.id, actor.id);
    if (locked.version !== input.version) await refuseStale(trx, locked.id, input.version);
    const allowed = correctionAllowed({
      ...locked,
      openDecision: await hasOpenDecision(trx, locked.id),
      correctionUnderway: await correctionUnderway(trx, locked.id),
    });
    if (allowed !== true) fail('case-not-decidable', allowed.because);
    const decision = await findDiditDecision(trx, deps, locked.id);
    const read = readChanges(input.changes, decision === undefined ? [] : targetsOf(decision));
    if ('problems' in read) fail('invalid-input', undefined, { fields: read.problems });

    const id = deps.newId();
    const key = await ensureSubjectKey(trx, deps, locked.id);
    const said = commitTo(key, { note: input.note, ...textsOf(read.changes) });
    const auditEntryId = await appendAudit(trx, deps, actor, {
      action: 'correction.made',
      case: locked.id,
      object: { type: 'correction', id },
      reason: input.reason,
      refs: { fields: read.changes.map(({ field }) => field).join() },
      said,
    });
    await insertCorrection(trx, {
      id,
      case_id: locked.id,
      document: read.document,
      node_id: read.nodeId,
      changes: key.seal(placeOf(id, 'changes'), JSON.stringify(read.changes)),
      reason: input.reason,
      note: input.note === undefined ? null : key.seal(placeOf(id, 'note'), input.note),
      made_by: actor.id,
      made_at: deps.clock(),
      idempotency_key: input.idempotencyKey,
      request_sha256: request,
      audit_entry_id: auditEntryId,
      state: 'recorded',
    });
    await addJob(trx, 'tell-correction', { correctionId: id }, { key: `correction:${id}` });
    await announceChange(trx, locked.id);
    return {
      correction: presentCorrection(deps, (await findCorrection(trx, id)) ?? fail('internal')),
      replayed: false,
    };
  });
}

/** By name what the log commits to: each value as it was and as it is to be. */
function textsOf(changes: readonly Change[]): Record<string, string | null> {
  return Object.fromEntries(
    changes.flatMap(({ field, before, after }) => [
      [`${field}.before`, before],
      [`${field}.after`, after],
    ]),
  );
}

async function refuseStale(trx: Trx, caseId: CaseId, version: number): Promise<never> {
  if (await movedSince(trx, caseId, version)) fail('evidence-changed', 'Look at the values again.');
  fail('version-mismatch');
}
