import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CaseId, contract, type Decision, type Permission, type ResubmitStep } from '@docket/contracts';
import type * as z from 'zod';
import type { Deps } from '../../deps.ts';
import { approveCase } from '../../features/cases/decide/approve-case.ts';
import { blockCase } from '../../features/cases/decide/block-case.ts';
import { declineCase } from '../../features/cases/decide/decline-case.ts';
import { requestResubmission } from '../../features/cases/decide/request-resubmission.ts';
import { claimCase } from '../../features/claims/claim-case.ts';
import { releaseCase } from '../../features/claims/release-case.ts';
import { getDecision } from '../../features/decisions/get-decision.ts';
import { findEvidence } from '../../features/evidence/find-evidence.ts';
import { refreshSession } from '../../features/sync/refresh-session.ts';
import type { Actor } from '../../http/authenticate.ts';
import { EXIT, Refused, UsageError } from '../exit.ts';
import { type Screen, table } from '../screen.ts';
import { actAs, withDocket } from '../with-docket.ts';
import type { Typed } from './decide.ts';

type TypedBy = Typed & { readonly as: string };

/** The way of a person in the browser: claim, decide, wait until Didit's trail confirms. */
export async function decideInDocket(typed: TypedBy, screen: Screen): Promise<number> {
  return withDocket(async (deps) => {
    const permission: Permission = typed.outcome === 'block' ? 'case:block' : 'case:decide';
    const actor = await actAs(deps, typed.as, `kyc ${typed.outcome}`, ['case:claim', permission]);
    const caseId = CaseId.parse(typed.sessionId);
    // A session made a moment ago may not have become a case yet.
    if (!(await isCase(deps, caseId))) await refreshSession(deps, caseId);
    const decision = await decideClaimed(deps, actor, caseId, typed);
    screen.note(`${actor.name} decided in Docket: ${typed.outcome}. Waiting for Didit …`);
    const settled = await waitForEnd(deps, actor, decision, typed.maxWaitMs, screen);
    screen.answer({ via: 'docket', decision: settled }, linesOf(settled, screen));
    return codeOf(settled, screen);
  });
}

async function isCase(deps: Deps, caseId: CaseId): Promise<boolean> {
  const row = await deps.db.selectFrom('cases').select('id').where('id', '=', caseId).executeTakeFirst();
  return row !== undefined;
}

/** A claim made for a decision that was then refused is given back: nobody sits in front of this case. */
async function decideClaimed(deps: Deps, actor: Actor, caseId: CaseId, typed: Typed): Promise<Decision> {
  const wasMine = await isHeldBy(deps, actor, caseId);
  const { version } = await claimCase(deps, actor, { caseId });
  try {
    return await decide(deps, actor, { caseId, version, idempotencyKey: randomUUID() }, typed);
  } catch (error) {
    if (!wasMine) await releaseCase(deps, actor, { caseId });
    throw error;
  }
}

async function isHeldBy(deps: Deps, actor: Actor, caseId: CaseId): Promise<boolean> {
  const row = await deps.db
    .selectFrom('claims')
    .select('user_id')
    .where('case_id', '=', caseId)
    .where('user_id', '=', actor.id)
    .where('expires_at', '>', deps.clock())
    .executeTakeFirst();
  return row !== undefined;
}

interface Base {
  readonly caseId: CaseId;
  readonly version: number;
  readonly idempotencyKey: string;
}

/** What was typed goes through the schema of the API's body, so that both accept the same. */
async function decide(deps: Deps, actor: Actor, base: Base, typed: Typed): Promise<Decision> {
  const { reason, note } = typed;
  switch (typed.outcome) {
    case 'approve': {
      const body = checked(contract.approveCase.schema.body, { reason, note });
      return (await approveCase(deps, actor, { ...base, reason: body.reason, note: body.note })).decision;
    }
    case 'decline': {
      const body = checked(contract.declineCase.schema.body, { reason, note });
      return (await declineCase(deps, actor, { ...base, reason: body.reason, note: body.note })).decision;
    }
    case 'resubmit': {
      const steps = await stepsOf(deps, base.caseId, typed.steps);
      const email = typed.email === undefined ? undefined : { address: typed.email };
      const body = checked(contract.requestResubmission.schema.body, { reason, note, steps, email });
      const input = { ...base, reason: body.reason, note: body.note, steps: body.steps, email: body.email };
      return (await requestResubmission(deps, actor, input)).decision;
    }
    case 'block': {
      const body = checked(contract.blockCase.schema.body, { reason, note, targets: typed.targets });
      const input = { ...base, reason: body.reason, note: body.note, targets: body.targets };
      return (await blockCase(deps, actor, input)).decision;
    }
    default:
      return typed.outcome satisfies never;
  }
}

function checked<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new UsageError(
    result.error.issues.map(({ path, message }) => `--${String(path[0])}: ${message}`).join('\n'),
  );
}

async function stepsOf(deps: Deps, caseId: CaseId, wanted: readonly string[]): Promise<ResubmitStep[]> {
  const evidence = await findEvidence(deps.db, deps, caseId);
  const known = (evidence?.checks ?? []).flatMap(({ nodeId, resubmitFeature }) =>
    nodeId === null || resubmitFeature === null ? [] : [{ nodeId, feature: resubmitFeature }],
  );
  const names = known.map(({ feature }) => feature).join(', ') || 'none';
  if (wanted.length === 0) throw new UsageError(`--steps is missing; this session has ${names}.`);
  const missing = wanted.filter((step) => !known.some(({ feature }) => feature === step));
  if (missing.length > 0) {
    throw new Refused(`This session has no step ${missing.join(', ')} to redo; it has ${names}.`);
  }
  return known.filter(({ feature }) => wanted.includes(feature));
}

const MOVING: readonly Decision['state'][] = ['queued', 'sending', 'unknown'];
const LOOK_MS = 250;

async function waitForEnd(
  deps: Deps,
  actor: Actor,
  first: Decision,
  mostMs: number,
  screen: Screen,
): Promise<Decision> {
  const began = Date.now();
  let decision = first;
  const progress = screen.progress('Waiting for Didit’s confirmation, seconds:', mostMs / 1000);
  while (MOVING.includes(decision.state) && Date.now() - began < mostMs) {
    progress.update(Math.round((Date.now() - began) / 1000), { detail: decision.state });
    await sleep(LOOK_MS);
    decision = (await getDecision(deps, actor, { decisionId: decision.id })).decision;
  }
  progress.end();
  return decision;
}

function linesOf(decision: Decision, screen: Screen): string[] {
  return [
    screen.paint('bold', `Decision ${decision.state}`),
    ...table([
      ['Session', decision.caseId],
      ['Outcome', decision.outcome],
      ['By', decision.maker.name],
      ['Decision ID', decision.id],
      ['Because', decision.because],
    ]),
  ];
}

function codeOf(decision: Decision, screen: Screen): number {
  if (decision.state === 'confirmed') return EXIT.ok;
  if (decision.state === 'pending_approval') {
    screen.warn(
      'The decision is recorded and waits for a second person. Didit is told once somebody else agrees in Docket.',
    );
    return EXIT.waiting;
  }
  if (!MOVING.includes(decision.state)) return EXIT.refused;
  screen.warn(
    'The decision is recorded and will be sent; Didit has not confirmed it yet. docket doctor tells whether a worker runs.',
  );
  return EXIT.waiting;
}
