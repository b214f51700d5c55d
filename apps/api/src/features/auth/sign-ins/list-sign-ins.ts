import type { SignIn } from '@docket/contracts';
import type { Deps } from '../../../deps.ts';
import { deviceInWords } from './device-in-words.ts';
import { findOpenSignIns } from './sign-in-store.ts';

/** Where a person is signed in. `sessionId` is the sign-in that asks. */
export async function listSignIns(
  deps: Deps,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<{ items: SignIn[] }> {
  const now = deps.clock();
  const idleSince = new Date(now.getTime() - deps.env.SIGN_IN_IDLE_MINUTES * 60_000);
  const rows = await findOpenSignIns(deps.db, userId, { now, idleSince });
  return {
    items: rows.map((row) => ({
      // Our own key; zod's brand is only known to the contract.
      id: row.id as SignIn['id'],
      device: deviceInWords(row.user_agent),
      ip: row.ip,
      startedAt: row.created_at.toISOString(),
      lastUsedAt: row.last_used_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      isThis: row.id === sessionId,
    })),
  };
}
