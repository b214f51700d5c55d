import * as z from 'zod';
import { CaseSummary } from './cases.ts';
import { endpoint } from './endpoint.ts';
import { CaseId, UserId } from './ids.ts';

/** Of a queue row what is ours and not the customer's: it may be told to everybody who sees cases, in the same bytes. */
export const RowNews = CaseSummary.pick({
  status: true,
  createdAt: true,
  waitingSince: true,
  dueAt: true,
  holder: true,
  assignee: true,
  snoozedUntil: true,
  decision: true,
  openBypasses: true,
  deletedAtDidit: true,
  version: true,
});
export type RowNews = z.output<typeof RowNews>;

export const CaseNews = z.object({
  caseId: CaseId,
  anew: z.boolean().describe('What is shown of the customer is another too, and must be asked for'),
  row: RowNews.nullable().describe('null: no list shows the case any more'),
});
export type CaseNews = z.output<typeof CaseNews>;

/** Data of a `change` event. Its id is a position: whoever comes back with it is told what was missed, and no more. */
export const ChangeNews = z.object({
  all: z.boolean().describe('More changed than is told here: everything on screen is read anew'),
  cases: z.array(CaseNews),
});
export type ChangeNews = z.output<typeof ChangeNews>;

export const Looker = z.object({ id: UserId, name: z.string() });
export type Looker = z.output<typeof Looker>;

/** Data of a `looking` event: who has these cases on the screen. */
export const LookingNews = z.object({
  all: z.boolean().describe('Nobody looks at any case that is not named here'),
  cases: z.array(z.object({ caseId: CaseId, people: z.array(Looker) })),
});
export type LookingNews = z.output<typeof LookingNews>;

/** A moment in seconds and a snapshot of Postgres, which says exactly what had been committed by then. */
export const POSITION = /^\d{1,12}-\d{1,18}:\d{1,18}:(\d{1,18}(,\d{1,18})*)?$/;

/**
 * Server-sent events. `change` and `looking` as above, only to roles that see cases; `sync` when the import or the
 * reconciler got on; `here` every twenty seconds, so that silence means a broken line.
 */
export const streamEvents = endpoint({
  method: 'GET',
  url: '/api/events',
  permission: 'signed-in',
  summary: 'Live changes as server-sent events',
  querystring: z.strictObject({
    since: z
      .string()
      .max(4_000)
      .regex(POSITION)
      .optional()
      .describe('The id of the last event; `Last-Event-ID` says the same and is newer'),
    looking: CaseId.optional().describe('The case on the screen: colleagues see who looks at it'),
  }),
  success: { 200: z.any().describe('text/event-stream') },
  problems: [],
});
