import * as z from 'zod';
import { seenVersion } from './cases.ts';
import { endpoint } from './endpoint.ts';
import { CaseId, Instant } from './ids.ts';

/** Longer than anything is waited for in a review; a case that sleeps for ever would be a case lost. */
export const MOST_SNOOZE_DAYS = 90;

const params = z.strictObject({ caseId: CaseId });
const Snoozed = z.object({ caseId: CaseId, version: z.int(), snoozedUntil: Instant.nullable() });

export const snoozeCase = endpoint({
  method: 'POST',
  url: '/api/cases/:caseId/snooze',
  permission: 'case:claim',
  summary: 'Put the case to sleep until a moment; its deadline runs on, and whoever claims it still can',
  params,
  headers: seenVersion,
  body: z.strictObject({
    until: Instant.describe(`When it wakes; at most ${MOST_SNOOZE_DAYS} days ahead`),
    note: z.string().trim().min(1).max(500).optional().describe('Why; colleagues read it on the case'),
  }),
  success: { 200: Snoozed },
  problems: ['not-found', 'case-not-decidable', 'case-held', 'version-mismatch', 'precondition-required'],
});

export const wakeCase = endpoint({
  method: 'POST',
  url: '/api/cases/:caseId/wake',
  permission: 'case:claim',
  summary: 'Wake a case that sleeps before its time',
  params,
  headers: seenVersion,
  success: { 200: Snoozed },
  problems: ['not-found', 'case-not-snoozed', 'version-mismatch', 'precondition-required'],
});
