import type { CaseId, Discriminator, Disposition, Evidence, Finding } from '@docket/contracts';
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
import { findEvidence } from '../evidence/find-evidence.ts';
import { movedSince } from '../evidence/manifest.ts';
import { announceChange } from '../live/announce-change.ts';
import { currentReasons } from '../reasons/current-reasons.ts';
import { requireReasons } from '../reasons/require-reasons.ts';
import { findDisposition, insertDisposition, notePlace, presentDisposition } from './disposition-store.ts';

interface NewDisposition {
  readonly caseId: CaseId;
  readonly version: number;
  readonly hitIds: string[];
  readonly finding: Finding;
  readonly reason: string;
  readonly discriminators: Discriminator[];
  readonly note: string | undefined;
}

/**
 * Writes down what was found about hits of one screening, and leaves a job that tells Didit. Ours comes first: the
 * finding holds here even while Didit cannot be reached. Setting it there again changes nothing, so it is repeated
 * until Didit answers.
 *
 * Errors: not-found, claim-lost, version-mismatch, evidence-changed, case-not-decidable, invalid-input (a hit the
 * case does not have, hits of several screenings, or a reason that does not fit).
 */
export async function disposeHits(
  deps: Deps,
  actor: Actor,
  input: NewDisposition,
): Promise<{ disposition: Disposition }> {
  return deps.db.transaction().execute(async (trx) => {
    const locked = await lockCase(trx, input.caseId);
    await requireClaim(trx, locked.id, actor.id);
    if (locked.version !== input.version) await refuseStale(trx, locked.id, input.version);
    if (await hasOpenDecision(trx, locked.id)) {
      fail('case-not-decidable', 'A decision on this case is already on its way.');
    }
    const nodeId = nodeOf(await findEvidence(trx, deps, locked.id), input.hitIds);
    const catalogue = await currentReasons(trx);
    const given = [{ key: input.reason, pointer: '/body/reason' }];
    requireReasons(catalogue, input.finding, given, input.note ?? null);
    const id = deps.newId();
    const key = await ensureSubjectKey(trx, deps, locked.id);
    const said = commitTo(key, { note: input.note });
    const auditEntryId = await appendAudit(trx, deps, actor, {
      action: 'aml-hit.reviewed',
      case: locked.id,
      object: { type: 'disposition', id },
      reason: input.reason,
      change: { from: null, to: { finding: input.finding } },
      refs: {
        hits: input.hitIds.join(),
        discriminators: input.discriminators.join(),
        catalogue: String(catalogue.version),
      },
      said,
    });
    await insertDisposition(trx, {
      id,
      case_id: locked.id,
      node_id: nodeId,
      hit_ids: [...new Set(input.hitIds)],
      finding: input.finding,
      reason: input.reason,
      catalogue_version: catalogue.version,
      discriminators: [...new Set(input.discriminators)],
      note: input.note === undefined ? null : key.seal(notePlace(id), input.note),
      made_by: actor.id,
      made_at: deps.clock(),
      audit_entry_id: auditEntryId,
      state: 'recorded',
    });
    await addJob(trx, 'tell-disposition', { dispositionId: id }, { key: `disposition:${id}` });
    await announceChange(trx, locked.id);
    return { disposition: presentDisposition(deps, (await findDisposition(trx, id)) ?? fail('internal')) };
  });
}

async function refuseStale(trx: Trx, caseId: CaseId, version: number): Promise<never> {
  if (await movedSince(trx, caseId, version)) fail('evidence-changed', 'Look at the hits again.');
  fail('version-mismatch');
}

/** The one screening all of these hits are of; Didit takes findings by screening. */
function nodeOf(evidence: Evidence | undefined, hitIds: readonly string[]): string | null {
  const owners = hitIds.map((hitId) =>
    evidence?.aml.find(({ hits }) => hits.some((hit) => hit.id === hitId)),
  );
  const fields = owners.flatMap((owner, index) => {
    const pointer = `/body/hitIds/${index}`;
    if (owner === undefined) return [{ pointer, code: 'unknown-hit', message: 'is not a hit of this case' }];
    if (owner !== owners[0])
      return [{ pointer, code: 'other-screening', message: 'is of another screening' }];
    return [];
  });
  if (fields.length > 0) fail('invalid-input', undefined, { fields });
  return owners[0]?.nodeId ?? null;
}
