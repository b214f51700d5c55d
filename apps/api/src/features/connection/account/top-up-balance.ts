import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { auditAttempt } from '../../audit/audit-attempt.ts';
import { tellingFields } from '../ask-didit.ts';

/** Has Didit prepare a checkout. Nothing is charged until somebody pays there. Errors: didit-not-connected, vendor errors. */
export async function topUpBalance(
  deps: Deps,
  actor: Actor,
  { amountInDollars }: { amountInDollars: number },
): Promise<{ checkoutUrl: string }> {
  const { PUBLIC_URL } = deps.env;
  const back = PUBLIC_URL === undefined ? {} : { success_url: PUBLIC_URL, cancel_url: PUBLIC_URL };
  const happened = {
    action: 'connection.top-up-started',
    refs: { dollars: String(amountInDollars) },
  } as const;
  const checkout = await tellingFields({ amount_in_dollars: '/body/amountInDollars' }, () =>
    auditAttempt(deps, actor, happened, () =>
      deps.didit.billing.topUp({ amount_in_dollars: amountInDollars, ...back }),
    ),
  );
  await deps.db.transaction().execute((trx) => appendAudit(trx, deps, actor, happened));
  return { checkoutUrl: checkout.checkout_session_url };
}
