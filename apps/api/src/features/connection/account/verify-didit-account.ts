import { createAccountClient } from '../../../connection/follow.ts';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { auditAttempt } from '../../audit/audit-attempt.ts';
import { tellingFields } from '../ask-didit.ts';
import { requireSecretsKey, requireVersion } from '../change-connection.ts';
import { countCases } from '../look-at-key.ts';
import { API_KEY, catchUp, leftBehind, storeKey } from '../set-connection-key.ts';
import { tellingWait } from './telling-wait.ts';

/**
 * Confirms the e-mail with its code and stores the key of the new application. The code works once and the key is
 * shown once, so everything that could stand in the way is asked before.
 * Errors: no-secrets-key, version-mismatch, other-application, didit-refused-input by field, too-many-requests,
 * vendor errors.
 */
export async function verifyDiditAccount(
  deps: Deps,
  actor: Actor,
  input: { email: string; code: string; version: number; acceptOtherApplication: boolean },
): Promise<void> {
  requireSecretsKey(deps);
  await requireVersion(deps, input.version);
  const cases = await countCases(deps);
  if (cases > 0 && !input.acceptOtherApplication) {
    fail('other-application', leftBehind(cases, 'A new account has an application of its own.'));
  }
  const account = createAccountClient(deps.env);
  try {
    const { email, code } = input;
    const happened = { action: 'secret.rotated', object: API_KEY } as const;
    const fields = { email: '/body/email', code: '/body/code' };
    const answer = await tellingWait(() =>
      tellingFields(fields, () =>
        auditAttempt(deps, actor, happened, () => account.verifyEmail({ email, code })),
      ),
    );
    const { api_key: apiKey, uuid, name } = answer.application;
    const application = { id: uuid ?? null, name: name ?? answer.organization?.name ?? null };
    // Without a version: the key is here now and must not be lost because somebody was faster meanwhile.
    await storeKey(deps, actor, { apiKey, version: null, application });
  } finally {
    await account.close();
  }
  await catchUp(deps, actor, false);
}
