import { createHash, randomBytes } from 'node:crypto';
import type { FactorKind } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../../../deps.ts';
import type { SignedIn } from '../../../../http/authenticate.ts';
import { appendAudit } from '../../../audit/append-audit.ts';
import type { Origin } from '../../sign-ins/open-sign-in.ts';
import { findFactorKinds } from '../factor-store.ts';
import { insertPending } from './pending-store.ts';

/** How long the second step may take. */
export const PENDING_MS = 5 * 60_000;

/** A sign-in that is half done: the token finishes it and opens nothing else. */
export interface Asked {
  readonly token: string;
  readonly secondFactors: FactorKind[];
}

export async function askSecondFactor(
  trx: Trx,
  deps: Deps,
  person: SignedIn,
  origin: Origin,
): Promise<Asked> {
  const token = randomBytes(32).toString('base64url');
  const now = deps.clock();
  const expiresAt = new Date(now.getTime() + PENDING_MS);
  await insertPending(trx, { tokenHash: hashOfToken(token), userId: person.id, now, expiresAt });
  const agent = { type: 'anonymous', ip: origin.ip } as const;
  await appendAudit(trx, deps, agent, {
    action: 'auth.second-factor-asked',
    object: { type: 'user', id: person.id },
    request: origin.request,
  });
  return { token, secondFactors: await findFactorKinds(trx, person.id) };
}

/** Only the hash is kept: who reads the table gets nowhere with it. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
