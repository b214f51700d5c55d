import * as z from 'zod';
import { DecisionId, Instant } from './ids.ts';

/** One thing that happened to a case, as its page tells it. */
export const TimelineItem = z
  .object({
    id: z.string(),
    at: Instant,
    kind: z.enum([
      'session',
      'status',
      'activity',
      'note',
      'decision',
      'claim',
      'report',
      'bypass',
      'disposition',
      'correction',
      'view-reason',
    ]),
    actor: z.object({ kind: z.enum(['person', 'didit', 'customer', 'docket']), name: z.string() }),
    title: z.string(),
    detail: z.string().nullable(),
    decisionId: DecisionId.nullable(),
  })
  .meta({ id: 'TimelineItem' });
export type TimelineItem = z.output<typeof TimelineItem>;
