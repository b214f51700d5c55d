import type { Trx } from '@docket/db';
import type { Deps } from '../../../deps.ts';
import { hashOfSession, SIGNED_IN_MS, type SignedIn } from '../../../http/authenticate.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { insertSignIn } from './sign-in-store.ts';

/** From where and in which request somebody signs in. */
export interface Origin {
  readonly ip: string;
  readonly userAgent: string | null;
  readonly request: { readonly id: string; readonly route: string };
}

/** Opens a sign-in for somebody who has proved who they are; however they did, this is the one way in. */
export async function openSignIn(
  trx: Trx,
  deps: Deps,
  person: SignedIn,
  { ip, userAgent, request }: Origin,
): Promise<{ sessionId: string }> {
  const now = deps.clock();
  const sessionId = deps.newId();
  const expiresAt = new Date(now.getTime() + SIGNED_IN_MS);
  await insertSignIn(trx, { id: sessionId, userId: person.id, now, expiresAt, ip, userAgent });
  const actor = { ...person, sessionId, sessionHash: hashOfSession(sessionId), ip, request };
  await appendAudit(trx, deps, actor, { action: 'auth.signed-in' });
  return { sessionId };
}
