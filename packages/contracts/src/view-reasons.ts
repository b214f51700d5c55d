import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { CaseId, Instant } from './ids.ts';

/** How long a reason holds: long enough to read a case, too short to leave one open over lunch. */
export const VIEW_REASON_MINUTES = 30;
/** Below this it is no reason but a key that was held down. */
export const VIEW_REASON_LEAST = 10;
export const VIEW_REASON_MOST = 500;

export const ViewReason = z
  .string()
  .trim()
  .min(VIEW_REASON_LEAST, `needs ${VIEW_REASON_LEAST} characters or more`)
  .max(VIEW_REASON_MOST, `is longer than ${VIEW_REASON_MOST} characters`);

export const giveViewReason = endpoint({
  method: 'POST',
  url: '/api/cases/:caseId/view-reason',
  permission: 'case:give-view-reason',
  summary: `Say why you look at this case; for ${VIEW_REASON_MINUTES} minutes this sign-in is then shown what the case holds`,
  params: z.strictObject({ caseId: CaseId }),
  body: z.strictObject({ reason: ViewReason.describe('Kept sealed, and shown in the timeline of the case') }),
  success: { 201: z.object({ caseId: CaseId, until: Instant }) },
  problems: ['not-found', 'case-erased'],
});
