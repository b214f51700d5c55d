import type { Allowed, Bypass, Role } from '@docket/contracts';
import { grantOf } from '@docket/contracts';
import { refusalOf } from '../../http/authorize.ts';

/** Where a person has had, or should have, the word. */
const DECIDED_HERE: readonly string[] = ['In Review', 'Approved', 'Declined', 'Kyc Expired'];
/** What only a decision brings about. */
const DECIDED: readonly string[] = ['Approved', 'Declined', 'Resubmitted'];

/**
 * Whether a session goes from one status to the other by itself: the customer, a deadline or Didit's checks move it,
 * and nobody's word was needed. From In Review, or from a decision, to a decision it does not.
 * Source: Didit docs: Verification statuses
 */
export function isNatural(from: string, to: string): boolean {
  return from === to || !DECIDED_HERE.includes(from) || !DECIDED.includes(to);
}

/** What may be done with an item, or why not. Resolving another's item is allowed: it is then the resolver's. */
export function allowedOn(
  role: Role,
  userId: string,
  item: { state: string; owner_id: string | null },
): Bypass['allowed'] {
  if (grantOf(role, 'bypass:resolve') === null) {
    const refused = { because: refusalOf('bypass:resolve') };
    return { take: refused, resolve: refused };
  }
  if (item.state === 'resolved') {
    const done = { because: 'It is already resolved.' };
    return { take: done, resolve: done };
  }
  const take: Allowed = item.owner_id === userId ? { because: 'You look into it already.' } : true;
  return { take, resolve: true };
}
