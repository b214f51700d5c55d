import { createHash } from 'node:crypto';
import { canonicalise } from '@docket/audit';
import type { CaseId, CheckRule, Decision, Outcome, Policy } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { addJob } from '../../jobs.ts';
import { addressPlace } from '../../sealing/sealed-fields.ts';
import type { SubjectKey } from '../../sealing/sealing.ts';
import { ensureSubjectKey } from '../../sealing/subject-key.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { commitTo, type Said } from '../audit/commit-to.ts';
import { digestManifest, type Manifest } from '../evidence/manifest.ts';
import { undoMs } from '../policy/undo-ms.ts';
import { type DecisionPayload, findDecision, notePlace, presentDecision } from './decision-store.ts';

export type { DecisionPayload } from './decision-store.ts';

interface Intent {
  readonly caseId: CaseId;
  readonly caseVersion: number;
  readonly claimFence: number;
  readonly expectedStatus: string;
  readonly outcome: Outcome;
  /** Keys of the catalogue, the main one first; empty when an approval needs none. */
  readonly reasons: readonly string[];
  readonly catalogueVersion: number;
  readonly note: string | null;
  readonly payload: DecisionPayload;
  /** What the maker saw. */
  readonly manifest: Manifest | null;
  readonly policy: Policy;
  /** Why a second person must agree first; empty when the maker's word is enough. */
  readonly checkRules: readonly CheckRule[];
}

const HOUR_MS = 3_600_000;

/**
 * Records the intent with its audit entry. When the maker's word is enough, the job that will tell Didit after the
 * undo window comes with it; otherwise the decision waits for a second person.
 */
export async function openDecision(trx: Trx, deps: Deps, actor: Actor, intent: Intent): Promise<Decision> {
  const id = deps.newId();
  const [reason = null, ...moreReasons] = intent.reasons;
  const now = deps.clock();
  const sendAfter = new Date(now.getTime() + undoMs(deps, intent.policy));
  const needsCheck = intent.checkRules.length > 0;
  const key = await ensureSubjectKey(trx, deps, intent.caseId);
  const { email } = intent.payload;
  const said = commitTo(key, { note: intent.note, address: email?.address });
  const digest = digestOf(id, intent, said.digests);
  const auditEntryId = await appendAudit(trx, deps, actor, {
    action: 'decision.requested',
    case: intent.caseId,
    object: { type: 'decision', id },
    reason,
    change: { from: { outcome: null }, to: { outcome: intent.outcome } },
    evidence: evidenceOf(intent.manifest),
    refs: {
      status: intent.expectedStatus,
      caseVersion: String(intent.caseVersion),
      fence: String(intent.claimFence),
      digest,
      policy: String(intent.policy.version),
      catalogue: String(intent.catalogueVersion),
      ...(moreReasons.length > 0 ? { moreReasons: moreReasons.join() } : {}),
      ...(needsCheck ? { rules: intent.checkRules.join() } : {}),
    },
    said,
  });
  await trx
    .insertInto('decisions')
    .values({
      id,
      case_id: intent.caseId,
      outcome: intent.outcome,
      state: needsCheck ? 'pending_approval' : 'queued',
      reason,
      more_reasons: moreReasons,
      catalogue_version: intent.catalogueVersion,
      note: intent.note === null ? null : key.seal(notePlace(id), intent.note),
      payload: JSON.stringify(sealedPayload(key, id, intent.payload)),
      maker_id: actor.id,
      case_version: intent.caseVersion,
      claim_fence: intent.claimFence,
      expected_status: intent.expectedStatus,
      audit_entry_id: auditEntryId,
      requested_at: now,
      send_after: sendAfter,
      policy_version: intent.policy.version,
      check_rules: [...intent.checkRules],
      expires_at: needsCheck ? new Date(now.getTime() + intent.policy.expiryHours * HOUR_MS) : null,
      manifest: intent.manifest === null ? null : JSON.stringify(intent.manifest),
      digest,
    })
    .execute();
  if (!needsCheck)
    await addJob(trx, 'dispatch-decision', { decisionId: id }, { key: `dispatch:${id}`, runAt: sendAfter });
  const row = await findDecision(trx, id);
  // Inserted two statements ago in this transaction.
  return presentDecision(deps, row ?? fail('internal'));
}

/**
 * What a second person agrees to: this decision, with this payload, on this evidence, and no other. Over the
 * commitments to what can be erased, so that the digest gives nothing of it away afterwards.
 */
function digestOf(
  id: string,
  { outcome, reasons, catalogueVersion, payload: { email, ...payload }, manifest }: Intent,
  commit: Said['digests'],
): string {
  const language = email?.language ?? null;
  const text = canonicalise({
    id,
    outcome,
    reasons,
    catalogueVersion,
    commit,
    payload: { ...payload, language },
    manifest,
  });
  return createHash('sha256').update(text).digest('hex');
}

function sealedPayload(key: SubjectKey, id: string, { email, ...payload }: DecisionPayload): DecisionPayload {
  if (email === undefined) return payload;
  return { ...payload, email: { ...email, address: key.seal(addressPlace(id), email.address) } };
}

function evidenceOf(manifest: Manifest | null) {
  if (manifest === null) return null;
  return { digests: { decision: manifest.decision, manifest: digestManifest(manifest) } };
}
