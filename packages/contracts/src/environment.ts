import * as z from 'zod';
import { endpoint } from './endpoint.ts';

export const Environment = z
  .object({
    demo: z.boolean(),
    demoAccounts: z.array(z.object({ email: z.string(), role: z.string() })),
    demoPassword: z.string().nullable(),
    didit: z.enum(['sandbox', 'live', 'none']).describe('none while no API key is known'),
    auditKey: z.string().describe('Public key of the audit log, as a C2SP verifier key'),
    firstRun: z.boolean().describe('Nobody administers this installation yet'),
    oidc: z
      .object({ label: z.string() })
      .nullable()
      .describe('What the button says that leads to the identity provider; null without one'),
    undoMs: z.int().describe('How long a decision may be taken back where the policy does not say'),
  })
  .meta({ id: 'Environment' });
export type Environment = z.output<typeof Environment>;

export const getEnvironment = endpoint({
  method: 'GET',
  url: '/api/environment',
  permission: 'public',
  summary: 'What this installation is: demo or not, sandbox or live',
  success: { 200: Environment },
  problems: [],
});

export const getLiveness = endpoint({
  method: 'GET',
  url: '/api/health/live',
  permission: 'public',
  summary: 'The process answers',
  success: { 200: z.object({ status: z.literal('ok') }) },
  problems: [],
});

const Part = z.object({ ok: z.boolean(), detail: z.string() });
const Readiness = z.object({
  status: z.enum(['ready', 'not-ready']),
  parts: z.object({
    database: Part,
    audit: Part,
    worker: Part,
    didit: Part.describe('Not connected: told, but the server stays in service'),
    secrets: Part.describe('Whether the stored secrets can be opened: told, but the server stays in service'),
  }),
});

export const getReadiness = endpoint({
  method: 'GET',
  url: '/api/health/ready',
  permission: 'public',
  summary:
    'Whether database, audit sequencer and worker are usable; Didit and the stored secrets are told beside',
  success: { 200: Readiness, 503: Readiness },
  problems: [],
});
