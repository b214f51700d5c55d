import * as z from 'zod';
import { seenVersion } from './cases.ts';
import { endpoint } from './endpoint.ts';
import { CaseId, UserId } from './ids.ts';
import { Role } from './permissions.ts';

export const Assignee = z
  .object({
    id: UserId,
    name: z.string(),
    role: Role,
    held: z.int().describe('Cases they hold now'),
    assigned: z.int().describe('Cases that are assigned to them'),
  })
  .meta({ id: 'Assignee' });
export type Assignee = z.output<typeof Assignee>;

export const listAssignees = endpoint({
  method: 'GET',
  url: '/api/cases/assignees',
  permission: 'case:assign',
  summary: 'Whom a case can be assigned to, and how much work they have',
  success: { 200: z.object({ items: z.array(Assignee) }) },
  problems: [],
});

export const assignCase = endpoint({
  method: 'POST',
  url: '/api/cases/:caseId/assign',
  permission: 'case:assign',
  summary: 'Make the case the work of a colleague, or of nobody; who holds it goes on holding it',
  params: z.strictObject({ caseId: CaseId }),
  headers: seenVersion,
  body: z.strictObject({ userId: UserId.nullable().describe('null: nobody’s any more') }),
  success: {
    200: z.object({
      caseId: CaseId,
      version: z.int(),
      assignee: z.object({ id: UserId, name: z.string() }).nullable(),
    }),
  },
  problems: [
    'not-found',
    'case-not-decidable',
    'user-not-assignable',
    'version-mismatch',
    'precondition-required',
  ],
});
