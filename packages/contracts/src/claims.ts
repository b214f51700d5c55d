import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { CaseId, Instant } from './ids.ts';
import { CommaList } from './paging.ts';

const params = z.strictObject({ caseId: CaseId });

export const nextCase = endpoint({
  method: 'POST',
  url: '/api/cases/next',
  permission: 'case:claim',
  summary: 'Claim the case that waits longest; 204 when nothing waits',
  body: z.strictObject({
    workflowId: CommaList.optional(),
    warning: CommaList.optional(),
    country: CommaList.optional(),
    tag: CommaList.optional(),
  }),
  success: { 200: z.object({ caseId: CaseId }), 204: z.undefined() },
  problems: [],
});

const Claimed = z.object({ caseId: CaseId, version: z.int(), until: Instant.nullable() });

export const claimCase = endpoint({
  method: 'POST',
  url: '/api/cases/:caseId/claim',
  permission: 'case:claim',
  summary: 'Take the case, or renew your hold on it',
  params,
  success: { 200: Claimed },
  problems: ['not-found', 'case-held', 'case-not-decidable'],
});

export const releaseCase = endpoint({
  method: 'POST',
  url: '/api/cases/:caseId/release',
  permission: 'case:claim',
  summary: 'Give the case back to the queue',
  params,
  success: { 200: Claimed },
  problems: ['not-found', 'claim-lost'],
});

export const takeOverCase = endpoint({
  method: 'POST',
  url: '/api/cases/:caseId/take-over',
  permission: 'case:take-over',
  summary: 'Take the case out of a colleague’s hands; they are told why',
  params,
  body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
  success: { 200: Claimed },
  problems: ['not-found', 'case-not-held'],
});
