import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { CaseId, DeliveryId, Instant } from './ids.ts';
import { Cursor, PageSize, pageOf } from './paging.ts';

/** Taking over what a Didit account held before Docket: every session is listed first, then read in full. */
export const ImportProgress = z
  .object({
    state: z.enum(['idle', 'running', 'done', 'failed']),
    phase: z.enum(['listing', 'reading']).nullable(),
    total: z.int().nullable().describe('Sessions at Didit when it was last asked; null before'),
    listed: z.int().describe('Sessions that have their case'),
    read: z.int().describe('Of these, with their whole decision'),
    unread: z.int().describe('Cases whose details are read later: when opened, or as the budget allows'),
    startedAt: Instant.nullable(),
    finishedAt: Instant.nullable(),
    etaSeconds: z
      .int()
      .nullable()
      .describe('Until listing and the urgent reading are done; null when unknown'),
    because: z.string().nullable().describe('What holds it up, or why it failed'),
  })
  .meta({ id: 'ImportProgress' });
export type ImportProgress = z.output<typeof ImportProgress>;

export const ReconcileReport = z
  .object({
    startedAt: Instant,
    finishedAt: Instant.nullable().describe('null while it runs'),
    listed: z.int().describe('Sessions compared with their case'),
    differing: z.int().describe('With another status than their case, unknown, or no longer listed'),
    refreshed: z.int().describe('Asked to be read again: those, and what we decided lately'),
    errors: z.int(),
    because: z.string().nullable().describe('Why the last error happened'),
  })
  .meta({ id: 'ReconcileReport' });
export type ReconcileReport = z.output<typeof ReconcileReport>;

const Usage = z.object({
  used: z.int().describe('Calls in the last minute, all processes'),
  background: z.int().describe('Of these, calls nobody waited for'),
  limit: z.int().describe('Calls per minute'),
});

export const SyncStatus = z
  .object({
    webhook: z.object({
      address: z.string().describe('Where Didit delivers; only a path while PUBLIC_URL is not set'),
      lastDeliveryAt: Instant.nullable(),
      lagMs: z.int().nullable().describe("Of the last delivery: from Didit's event to our having read it"),
      waiting: z.int().describe('Accepted deliveries whose session is not read yet'),
      lastDay: z.object({
        accepted: z.int(),
        duplicates: z.int(),
        unknownSessions: z.int(),
        refused: z.record(z.string(), z.int()).describe('Number by reason'),
      }),
    }),
    jobs: z.object({
      due: z.int().describe('Ready to run now'),
      failing: z.int().describe('Failed at least once and tried again later'),
      given: z.int().describe('Failed so often that they are not tried again'),
      errors: z.array(
        z.object({ task: z.string(), kind: z.string(), count: z.int(), nextAt: Instant.nullable() }),
      ),
    }),
    budget: z.object({ read: Usage, write: Usage }),
    reconcile: ReconcileReport.nullable(),
    reconcileEveryMs: z.int(),
    import: ImportProgress,
    deletedAtDidit: z.int().describe('Cases whose session Didit no longer has'),
    openBypasses: z.int(),
  })
  .meta({ id: 'SyncStatus' });
export type SyncStatus = z.output<typeof SyncStatus>;

export const getSync = endpoint({
  method: 'GET',
  url: '/api/sync',
  permission: 'sync:view',
  summary: 'How well this desk follows Didit: deliveries, jobs, budget, reconciler, import',
  success: { 200: SyncStatus },
  problems: [],
});

export const DeliveryRow = z
  .object({
    id: DeliveryId,
    receivedAt: Instant,
    eventAt: Instant.nullable(),
    type: z.string().nullable(),
    caseId: CaseId.nullable().describe('The session it was about'),
    state: z.enum(['accepted', 'refused']),
    because: z.string().nullable().describe('Why it was refused'),
    repeats: z.int().describe('How often the same event arrived again'),
    readAt: Instant.nullable().describe('When its session had been read after it'),
    result: z.enum(['waiting', 'read', 'unknown-session', 'none']),
  })
  .meta({ id: 'DeliveryRow' });
export type DeliveryRow = z.output<typeof DeliveryRow>;

export const listDeliveries = endpoint({
  method: 'GET',
  url: '/api/sync/deliveries',
  permission: 'sync:view',
  summary: 'Webhooks that arrived, the refused ones too; newest first',
  querystring: z.strictObject({
    show: z.enum(['all', 'refused', 'repeated', 'waiting', 'unknown-session']).default('all'),
    caseId: CaseId.optional(),
    limit: PageSize,
    cursor: Cursor.optional(),
  }),
  success: { 200: pageOf(DeliveryRow) },
  problems: [],
});

export const replayDelivery = endpoint({
  method: 'POST',
  url: '/api/sync/deliveries/:deliveryId/replay',
  permission: 'sync:manage',
  summary: 'Read the session of this delivery again, as if it had just arrived',
  params: z.strictObject({ deliveryId: DeliveryId }),
  success: { 202: z.object({ caseId: CaseId }) },
  problems: ['not-found', 'delivery-not-replayable'],
});

export const startImport = endpoint({
  method: 'POST',
  url: '/api/sync/import',
  permission: 'sync:manage',
  perMinute: 20,
  summary: 'List every session of the Didit account again and read what is new or different',
  success: { 202: z.object({ import: ImportProgress }) },
  problems: ['import-running'],
});
