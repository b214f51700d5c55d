import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { VENDOR_PROBLEMS } from './problem.ts';

const Threshold = z.int().min(0).max(100);

/** The settings of a KYC workflow a person thinks in; the server turns them into Didit's feature list. */
export const WorkflowSettings = z.strictObject({
  label: z.string().trim().min(1).max(50),
  liveness: z.boolean(),
  livenessMethod: z.enum(['passive', 'active_3d', 'flashing']),
  faceMatch: z.boolean(),
  faceMatchDeclineBelow: Threshold.describe('Similarity under this declines'),
  faceMatchReviewBelow: Threshold.describe('Similarity under this goes to review'),
  aml: z.boolean(),
  amlReviewAbove: Threshold.describe('AML score above this goes to review'),
  amlDeclineAbove: Threshold.describe('AML score above this declines'),
  phone: z.boolean(),
  email: z.boolean(),
  nfc: z.boolean(),
  proofOfAddress: z.boolean(),
  ipAnalysis: z.boolean(),
  databaseValidation: z.boolean(),
  maxRetryAttempts: z.int().min(0).max(10),
  retryWindowDays: z.int().min(1).max(365).nullable(),
});
export type WorkflowSettings = z.output<typeof WorkflowSettings>;

export const WorkflowSummary = z
  .object({
    uuid: z.uuid().describe('One version of the workflow'),
    workflowId: z.uuid().describe('Stable over versions; sessions are created with it'),
    label: z.string(),
    features: z.array(z.string()),
    status: z.string(),
    version: z.int(),
    isDefault: z.boolean(),
    isLatest: z.boolean().describe('New sessions use this version'),
    priceUsd: z.number().nullable(),
    updatedAt: z.string().nullable(),
  })
  .meta({ id: 'WorkflowSummary' });
export type WorkflowSummary = z.output<typeof WorkflowSummary>;

export const WorkflowDetail = WorkflowSummary.extend({
  settings: WorkflowSettings,
  otherFeatures: z.array(z.string()).describe('Steps this form does not edit; they are kept'),
  etag: z.string(),
}).meta({ id: 'WorkflowDetail' });
export type WorkflowDetail = z.output<typeof WorkflowDetail>;

const params = z.strictObject({
  workflowId: z
    .uuid()
    .toLowerCase()
    .describe('A workflow, meaning its current version, or the uuid of one version'),
});
const headers = z.looseObject({
  'if-match': z.string().max(200).optional().describe('The etag of the workflow you saw, in quotes'),
});
const problems = VENDOR_PROBLEMS;
const changeProblems = [
  ...problems,
  'not-found',
  'version-mismatch',
  'precondition-required',
  'workflow-not-changeable',
] as const;

export const listWorkflows = endpoint({
  method: 'GET',
  url: '/api/workflows',
  permission: 'workflow:view',
  summary: 'Workflows of the Didit account',
  success: { 200: z.object({ items: z.array(WorkflowSummary) }) },
  problems,
});

export const getWorkflow = endpoint({
  method: 'GET',
  url: '/api/workflows/:workflowId',
  permission: 'workflow:view',
  summary: 'One workflow with its settings',
  params,
  success: { 200: z.object({ workflow: WorkflowDetail }) },
  problems: [...problems, 'not-found'],
});

export const createWorkflow = endpoint({
  method: 'POST',
  url: '/api/workflows',
  permission: 'workflow:change',
  summary: 'Create and publish a workflow',
  body: WorkflowSettings,
  success: { 201: z.object({ workflow: WorkflowDetail }) },
  problems: [...problems, 'workflow-not-changeable'],
});

export const updateWorkflow = endpoint({
  method: 'PATCH',
  url: '/api/workflows/:workflowId',
  permission: 'workflow:change',
  summary: 'Publish changed settings as a new version; running sessions keep theirs',
  params,
  headers,
  body: WorkflowSettings,
  success: { 200: z.object({ workflow: WorkflowDetail }) },
  problems: changeProblems,
});

export const deleteWorkflow = endpoint({
  method: 'DELETE',
  url: '/api/workflows/:workflowId',
  permission: 'workflow:change',
  summary: 'Delete one version at Didit; sessions keep their results',
  params,
  headers,
  success: { 204: z.undefined() },
  problems: changeProblems,
});
