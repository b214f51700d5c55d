import * as z from 'zod';
import { seenVersion, Tag } from './cases.ts';
import { endpoint } from './endpoint.ts';
import { CaseId } from './ids.ts';

const params = z.strictObject({ caseId: CaseId });
const body = z.strictObject({ tag: Tag });
const Tagged = z.object({ caseId: CaseId, version: z.int(), tags: z.array(z.string()) });

export const tagCase = endpoint({
  method: 'POST',
  url: '/api/cases/:caseId/tag',
  permission: 'case:claim',
  summary: 'Put a tag on the case',
  params,
  headers: seenVersion,
  body,
  success: { 200: Tagged },
  problems: ['not-found', 'case-erased', 'too-many-tags', 'version-mismatch', 'precondition-required'],
});

export const untagCase = endpoint({
  method: 'POST',
  url: '/api/cases/:caseId/untag',
  permission: 'case:claim',
  summary: 'Take a tag off the case',
  params,
  headers: seenVersion,
  body,
  success: { 200: Tagged },
  problems: ['not-found', 'case-erased', 'version-mismatch', 'precondition-required'],
});
