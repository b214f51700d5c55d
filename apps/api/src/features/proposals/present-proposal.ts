import { Proposal, Reason } from '@docket/contracts';
import * as z from 'zod';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { allowedBy, whyNoAnswer, whyNoWithdrawal } from './proposal-rules.ts';
import type { ProposalRow } from './proposal-store.ts';

/** As people compare it: before, after, and what they may do about it. */
export function presentProposal(
  deps: Pick<Deps, 'clock'>,
  actor: Pick<Actor, 'id' | 'role'>,
  row: ProposalRow,
): Proposal {
  const answer = allowedBy(whyNoAnswer(actor, row), row, deps.clock());
  return Proposal.parse({
    id: row.id,
    version: row.version,
    state: row.state,
    change: changeOf(row),
    basedOn: row.based_on,
    digest: row.digest,
    because: row.because,
    maker: { id: row.maker_id, name: row.maker_name },
    madeAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    checker: row.checker_id === null ? null : { id: row.checker_id, name: row.checker_name ?? '' },
    answer: row.answer,
    decidedAt: row.decided_at?.toISOString() ?? null,
    allowed: {
      agree: answer,
      refuse: answer,
      withdraw: allowedBy(whyNoWithdrawal(actor, row), row, deps.clock()),
    },
  });
}

const Fields = z.record(z.string(), z.unknown());
const Reasons = z.looseObject({ reasons: z.array(Reason) });

/** Written by ourselves; that it is as it must be is held by the schema of the whole. */
function changeOf({ kind, about, was, payload, person_email }: ProposalRow): unknown {
  if (kind === 'reasons') return changeOfReasons(Reasons.parse(was).reasons, Reasons.parse(payload).reasons);
  const before = was === null ? null : Fields.parse(was);
  if (kind === 'policy') return { kind, before, after: payload };
  const asked = Fields.parse(payload);
  const person = { id: about, email: person_email ?? asked.email };
  return { kind, person, before, after: { state: 'active', ...before, ...asked } };
}

/** Of forty reasons the two that differ are what people must see. */
export function changeOfReasons(before: readonly Reason[], after: readonly Reason[]) {
  const textOf = (reason: Reason) => JSON.stringify(Reason.parse(reason));
  const old = new Set(before.map(textOf));
  const differing = after.filter((reason) => !old.has(textOf(reason)));
  const keys = new Set(differing.map(({ key }) => key));
  const earlier = new Set(before.map(({ key }) => key));
  const order = (reasons: readonly Reason[]) =>
    reasons.flatMap(({ key }) => (earlier.has(key) ? [key] : [])).join();
  return {
    kind: 'reasons' as const,
    before: before.filter(({ key }) => keys.has(key)),
    after: differing,
    reordered: order(before) !== order(after),
  };
}
