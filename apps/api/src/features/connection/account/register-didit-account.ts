import { createAccountClient } from '../../../connection/follow.ts';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { auditAttempt } from '../../audit/audit-attempt.ts';
import { tellingFields } from '../ask-didit.ts';
import { requireSecretsKey } from '../change-connection.ts';
import { tellingWait } from './telling-wait.ts';

/**
 * Opens a Didit account; Didit mails a code. The password goes to Didit and is not kept.
 * Errors: no-secrets-key (the key that comes of it would have no place), didit-refused-input by field,
 * too-many-requests, vendor errors.
 */
export async function registerDiditAccount(
  deps: Deps,
  actor: Actor,
  input: { email: string; password: string },
): Promise<{ email: string; message: string | null }> {
  requireSecretsKey(deps);
  const happened = { action: 'connection.account-registered' } as const;
  const account = createAccountClient(deps.env);
  try {
    const fields = { email: '/body/email', password: '/body/password' };
    const answer = await tellingWait(() =>
      tellingFields(fields, () => auditAttempt(deps, actor, happened, () => account.register(input))),
    );
    await deps.db.transaction().execute((trx) => appendAudit(trx, deps, actor, happened));
    return { email: answer.email ?? input.email, message: answer.message ?? null };
  } finally {
    await account.close();
  }
}
