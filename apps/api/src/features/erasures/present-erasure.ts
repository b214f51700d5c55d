import { type Allowed, Erasure, grantOf } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { type ErasureRow, notePlace } from './erasure-store.ts';

export function presentErasure(
  deps: Pick<Deps, 'sealing'>,
  actor: Pick<Actor, 'id' | 'role'>,
  row: ErasureRow,
): Erasure {
  const key = deps.sealing.keyOf(row);
  return Erasure.parse({
    id: row.id,
    state: row.state,
    basis: row.basis,
    note: key.open(notePlace(row.id, 'note'), row.note),
    requestedBy: { id: row.requested_by, name: row.maker_name },
    requestedAt: row.requested_at.toISOString(),
    checkedBy: row.checked_by === null ? null : { id: row.checked_by, name: row.checker_name ?? '' },
    checkNote: key.open(notePlace(row.id, 'check_note'), row.check_note),
    settledAt: row.settled_at?.toISOString() ?? null,
    storage: { rewrittenAt: row.scrubbed_at?.toISOString() ?? null, because: row.scrub_because },
    cases: row.cases,
    allowed: { agree: agreeAllowed(actor, row), refuse: refuseAllowed(actor, row) },
  });
}

const SETTLED = 'This request does not wait any more.';
const NOT_YOURS = 'Only a manager or an administrator checks such a request.';

function agreeAllowed(actor: Pick<Actor, 'id' | 'role'>, row: ErasureRow): Allowed {
  if (row.state !== 'requested') return { because: SETTLED };
  if (row.requested_by === actor.id) return { because: 'You asked for it; somebody else must agree.' };
  return grantOf(actor.role, 'erasure:check') === null ? { because: NOT_YOURS } : true;
}

function refuseAllowed(actor: Pick<Actor, 'id' | 'role'>, row: ErasureRow): Allowed {
  if (row.state !== 'requested') return { because: SETTLED };
  return grantOf(actor.role, 'erasure:check') === null ? { because: NOT_YOURS } : true;
}
