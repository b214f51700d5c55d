import { createHash } from 'node:crypto';
import { canonicalise } from '@docket/audit';
import { type CaseId, type Decision, grantOf, type Outcome, type Reason } from '@docket/contracts';
import type { Trx } from '@docket/db';
import { sql } from 'kysely';
import type { Deps } from '../../../deps.ts';
import { failpoint } from '../../../failpoint.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { lockCase, requireVersion } from '../../claims/lock-case.ts';
import { endClaimOn, requireClaim } from '../../claims/require-claim.ts';
import { correctionUnderway } from '../../corrections/correction-underway.ts';
import { hasOpenDecision } from '../../decisions/has-open-decision.ts';
import { findReplay, rememberAnswer } from '../../decisions/idempotency.ts';
import { type DecisionPayload, openDecision } from '../../decisions/open-decision.ts';
import { findingUnderway } from '../../dispositions/finding-underway.ts';
import { movedSince, takeManifest } from '../../evidence/manifest.ts';
import { announceChange } from '../../live/announce-change.ts';
import type { GivenReason } from '../../reasons/require-reasons.ts';
import { isOverturn, OVERTURN_IS_FOR, outcomeAllowed } from '../case-rules.ts';
import { reasonsOf } from './reasons-of.ts';
import { secondPersonNeeded } from './second-person.ts';

export interface DecideInput {
  readonly caseId: CaseId;
  /** Null where the case is not what was looked at: values come off the blocklist on its page. */
  readonly version: number | null;
  readonly idempotencyKey: string;
  readonly reason: string | undefined;
  /** Beside the main one. */
  readonly moreReasons?: readonly string[] | undefined;
  readonly note: string | undefined;
}

/** What an outcome adds to that: reasons that stand elsewhere in the request, and how its payload is made of them. */
interface Details {
  readonly reasons: readonly GivenReason[];
  readonly complete: (trx: Trx, reasons: readonly Reason[]) => Promise<DecisionPayload>;
}

const CHANGED =
  'Didit changed what it says about this case since you opened it. Look at it again before deciding.';

/**
 * Accepts a decision: one transaction from the lock to the job, so that a decision that was acknowledged is
 * recorded, audited and on its way, or there is none. The same key and request gets the stored answer again,
 * before anything else is looked at: by then the case has moved. `asked` is what was asked for in the request, which
 * `details` may complete by what only the server knows.
 *
 * Errors: not-found, claim-lost, version-mismatch, evidence-changed, case-not-decidable, idempotency-key-reused, and
 * invalid-input for a reason or note that the catalogue does not take.
 */
export async function decideCase(
  deps: Deps,
  actor: Actor,
  outcome: Outcome,
  input: DecideInput,
  asked: DecisionPayload,
  details: Details = { reasons: [], complete: async () => asked },
): Promise<{ decision: Decision; replayed: boolean }> {
  const request = digestOf({
    outcome,
    ...input,
    reason: input.reason ?? null,
    moreReasons: [...(input.moreReasons ?? [])],
    note: input.note ?? null,
    payload: asked,
  });
  const accepted = await deps.db.transaction().execute(async (trx) => {
    const replay = await findReplay(trx, deps, actor.id, input.idempotencyKey, request);
    if (replay !== undefined) return { decision: replay, replayed: true };

    const locked = await lockCase(trx, input.caseId);
    // Nobody holds the blocklist.
    const claim = outcome === 'unblock' ? null : await requireClaim(trx, locked.id, actor.id);
    if (input.version !== null && locked.version !== input.version) {
      if (await movedSince(trx, locked.id, input.version)) fail('evidence-changed', CHANGED);
      requireVersion(locked, input.version);
    }
    const allowed = outcomeAllowed(outcome, {
      ...locked,
      openDecision: await hasOpenDecision(trx, locked.id),
      findingUnderway: await findingUnderway(trx, locked.id),
      correctionUnderway: await correctionUnderway(trx, locked.id),
    });
    if (allowed !== true) fail('case-not-decidable', allowed.because);
    if (isOverturn(outcome, locked.status) && grantOf(actor.role, 'case:overturn') === null) {
      fail('case-not-decidable', OVERTURN_IS_FOR);
    }
    const about = { caseId: locked.id, status: locked.status, outcome };
    const { catalogue, reasons } = await reasonsOf(trx, deps, about, input, details.reasons);
    const payload = await details.complete(trx, reasons);
    const { policy, rules } = await secondPersonNeeded(trx, deps, about, reasons);

    const decision = await openDecision(trx, deps, actor, {
      caseId: locked.id,
      caseVersion: locked.version,
      claimFence: claim?.fence ?? 0,
      expectedStatus: locked.status,
      outcome,
      reasons: reasons.map(({ key }) => key),
      catalogueVersion: catalogue.version,
      note: input.note ?? null,
      payload,
      manifest: outcome === 'unblock' ? null : await takeManifest(trx, deps, locked.id, actor.id),
      policy,
      checkRules: rules,
    });
    // Whoever checks it must not find the case held by the maker.
    if (rules.length > 0 && claim !== null) await endClaimOn(trx, locked.id);
    await bumpVersion(trx, locked.id);
    await rememberAnswer(trx, actor.id, input.idempotencyKey, request, decision);
    await announceChange(trx, locked.id);
    await failpoint(deps, 'accept:before-commit');
    return { decision, replayed: false };
  });
  await failpoint(deps, 'accept:after-commit');
  return accepted;
}

/** Whoever opened the case before this decision must look again before deciding. */
async function bumpVersion(trx: Trx, caseId: CaseId): Promise<void> {
  await trx
    .updateTable('cases')
    .set({ version: sql<number>`version + 1` })
    .where('id', '=', caseId)
    .execute();
}

function digestOf(request: unknown): string {
  return createHash('sha256').update(canonicalise(request)).digest('hex');
}
