import type { Sandbox } from '../context.ts';
import { Refusal } from '../http-answers.ts';
import type { JsonObject } from '../json.ts';
import { textOf } from '../json.ts';
import { readBilling } from '../profile.ts';
import type { WorkflowRecord } from '../records.ts';
import { userOf } from './user-entities.ts';

/** A blocked user cannot be verified anew (Didit OpenAPI: create session). @throws Refusal 400 */
export function refuseBlocked(sandbox: Sandbox, vendorData: string | null): void {
  if (vendorData === null || userOf(sandbox, vendorData)?.status !== 'BLOCKED') return;
  throw new Refusal(400, {
    vendor_data: 'This user or business has been blocked and cannot create new verification sessions.',
  });
}

/** Only when the control API asked for it: a sandbox application is never billed. @throws Refusal 400 */
export function refuseWithoutCredit(sandbox: Sandbox): void {
  const billing = readBilling(sandbox.store);
  if (!billing.enforced || Number(billing.balance) > 0) return;
  throw new Refusal(400, {
    detail:
      "You don't have enough credits to perform this request. Please top up at https://business.didit.me",
  });
}

/** A biometric workflow compares with a stored face, or with one that is sent along. @throws Refusal 400 */
export function refuseWithoutFace(sandbox: Sandbox, workflow: WorkflowRecord, body: JsonObject): void {
  if (workflow.workflowType !== 'biometric_authentication') return;
  if ((textOf(body.portrait_image) ?? '') !== '') return;
  const vendorData = textOf(body.vendor_data);
  if (vendorData === null || vendorData === '') {
    throw new Refusal(400, {
      portrait_image:
        'A portrait image is required to perform face match for this workflow. Send a portrait_image, or provide the vendor_data of a user with a previously stored face image to reuse it.',
    });
  }
  const known = sandbox.store.sessions
    .all()
    .some(
      (session) =>
        session.vendorData === vendorData && session.status === 'Approved' && session.persona !== null,
    );
  if (known) return;
  throw new Refusal(400, {
    portrait_image:
      'No stored face image was found for this user. Send a portrait_image, or complete an approved verification with face liveness or an ID document for this vendor_data first.',
  });
}
