import { createHash } from 'node:crypto';
import { canonicalise } from '@docket/audit';
import { PROPOSAL_HOURS, type Proposal, type ProposalKind } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { announceProposals } from '../live/announce-change.ts';
import { lapseAbout } from './answer/sweep-proposals.ts';
import { presentProposal } from './present-proposal.ts';
import { findProposal, insertProposal } from './proposal-store.ts';

const HOUR_MS = 3_600_000;

export interface Asked {
  readonly kind: ProposalKind;
  readonly about: string | null;
  /** What else waits about the same must be answered first: an account, an address, or the kind. */
  readonly subject: string;
  readonly basedOn: number | null;
  /** As it stands now. */
  readonly was: object | null;
  /** The body of the request, as it will be applied. */
  readonly payload: object;
  readonly because: string | undefined;
}

/**
 * Writes down what is asked for, to wait for an administrator. Nothing of it is in force.
 * Errors: invalid-input without a reason; change-waits when something about the same waits already.
 */
export async function propose(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'newId'>,
  actor: Actor,
  asked: Asked,
): Promise<Proposal> {
  const because = asked.because ?? failWithoutReason();
  const now = deps.clock();
  const id = deps.newId();
  const { subject, ...what } = asked;
  const digest = digestOf({ ...what, because });
  await lapseAbout(trx, deps, subject);
  const isIn = await insertProposal(trx, {
    ...what,
    id,
    because,
    digest,
    makerId: actor.id,
    makerRole: actor.role,
    createdAt: now,
    expiresAt: new Date(now.getTime() + PROPOSAL_HOURS * HOUR_MS),
  });
  if (!isIn) fail('change-waits', 'It has to be answered or taken back first.');
  await appendAudit(trx, deps, actor, {
    action: 'proposal.made',
    object: { type: 'proposal', id },
    change: { from: null, to: { state: 'waiting', kind: asked.kind } },
    refs: { digest, ...(asked.about === null ? {} : { about: asked.about }) },
  });
  await announceProposals(trx);
  return presentProposal(deps, actor, (await findProposal(trx, id)) ?? fail('internal'));
}

/** What the second person agrees to, byte for byte. */
export function digestOf(what: Pick<Asked, 'kind' | 'about' | 'basedOn' | 'payload'> & { because: string }) {
  const { kind, about, basedOn, payload, because } = what;
  return createHash('sha256').update(canonicalise({ kind, about, basedOn, payload, because })).digest('hex');
}

function failWithoutReason(): never {
  const message = 'is required: an administrator reads why';
  return fail('invalid-input', undefined, {
    fields: [{ pointer: '/body/because', code: 'required', message }],
  });
}
