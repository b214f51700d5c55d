import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { Cursor, PageSize, pageOf } from './paging.ts';
import { Because, PROPOSAL_STATES, Proposal, ProposalId } from './proposal.ts';
import { OneTimeCode } from './users.ts';

export const listProposals = endpoint({
  method: 'GET',
  url: '/api/proposals',
  permission: 'proposal:view',
  summary: 'Changes that wait for an administrator, and what became of others; newest first',
  querystring: z.strictObject({
    state: z.enum([...PROPOSAL_STATES, 'all']).default('all'),
    limit: PageSize,
    cursor: Cursor.optional(),
  }),
  success: { 200: pageOf(Proposal) },
  problems: [],
});

export const countProposals = endpoint({
  method: 'GET',
  url: '/api/proposals/counts',
  permission: 'proposal:check',
  summary: 'How many changes wait for you: those of other people that you may agree to or refuse',
  success: { 200: z.object({ waiting: z.int() }) },
  problems: [],
});

const one = { params: z.strictObject({ proposalId: ProposalId }) } as const;

export const getProposal = endpoint({
  ...one,
  method: 'GET',
  url: '/api/proposals/:proposalId',
  permission: 'proposal:view',
  summary: 'One change that was asked for, before and after',
  success: { 200: z.object({ proposal: Proposal }) },
  problems: ['not-found'],
});

const answer = {
  ...one,
  method: 'POST',
  headers: z.looseObject({
    'if-match': z
      .string()
      .regex(/^"\d{1,15}"$/)
      .optional()
      .describe('The version of the proposal you saw, in quotes'),
  }),
} as const;
const ANSWER_PROBLEMS = [
  'not-found',
  'precondition-required',
  'version-mismatch',
  'proposal-not-waiting',
] as const;

export const agreeToProposal = endpoint({
  ...answer,
  url: '/api/proposals/:proposalId/agree',
  permission: 'proposal:check',
  fresh: true,
  summary: 'As a second administrator: agree, and the change is in force at once',
  success: {
    200: z.object({
      proposal: Proposal,
      invitation: OneTimeCode.nullable().describe(
        'For an account that is made by this: with this code they choose their password; it is shown only here',
      ),
    }),
  },
  problems: [...ANSWER_PROBLEMS, 'own-proposal', 'proposal-void'],
});

export const refuseProposal = endpoint({
  ...answer,
  url: '/api/proposals/:proposalId/refuse',
  permission: 'proposal:check',
  fresh: true,
  summary: 'As a second administrator: refuse; nothing is changed',
  body: z.strictObject({ answer: Because }),
  success: { 200: z.object({ proposal: Proposal }) },
  problems: [...ANSWER_PROBLEMS, 'own-proposal'],
});

export const withdrawProposal = endpoint({
  ...answer,
  url: '/api/proposals/:proposalId/withdraw',
  permission: 'proposal:withdraw',
  summary: 'As who asked for it: take it back; nothing is changed',
  success: { 200: z.object({ proposal: Proposal }) },
  problems: [...ANSWER_PROBLEMS, 'proposal-not-withdrawable'],
});
