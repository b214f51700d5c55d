import type { CaseId, contract } from '@docket/contracts';
import type { SessionCreate } from '@docket/didit';
import type * as z from 'zod';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { askToRefresh } from '../../jobs.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { auditAttempt } from '../audit/audit-attempt.ts';

type Invitation = z.output<typeof contract.createSession.schema.body>;

/**
 * Creates the verification session a customer is invited to. With the same customer id and workflow, Didit
 * answers the unfinished session there is instead of a second one. Errors: vendor errors.
 */
export async function createSession(
  deps: Deps,
  actor: Actor,
  invitation: Invitation,
): Promise<{ caseId: CaseId; url: string; status: string }> {
  const { workflowId, vendorData, language, callback, metadata, email, sendEmails, expected } = invitation;
  const request: SessionCreate = {
    workflow_id: workflowId,
    vendor_data: vendorData,
    language,
    callback,
    metadata,
    ...(email
      ? { contact_details: { email, email_lang: language, send_notification_emails: sendEmails } }
      : {}),
    ...(expected
      ? {
          expected_details: {
            first_name: expected.firstName,
            last_name: expected.lastName,
            date_of_birth: expected.birthDate,
          },
        }
      : {}),
  };
  const refs = { workflow: workflowId };
  const created = await auditAttempt(deps, actor, { action: 'session.created', refs }, () =>
    deps.didit.sessions.create(request),
  );
  await deps.db.transaction().execute(async (trx) => {
    await appendAudit(trx, deps, actor, {
      action: 'session.created',
      case: created.session_id,
      refs,
    });
    await askToRefresh(trx, created.session_id, 'read');
  });
  // Didit's session id is our case id.
  return { caseId: created.session_id as CaseId, url: created.url ?? '', status: created.status };
}
