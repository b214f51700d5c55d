import * as z from 'zod';

/** A request as Node's HTTP server saw it. `status`: null when nothing of an answer left. `id`: what its answer was named. */
export const SeenRequest = z.strictObject({
  method: z.string(),
  path: z.string(),
  status: z.int().nullable(),
  id: z.string().nullable(),
  /** The answer is the one that was given to the same idempotency key before. */
  replayed: z.boolean(),
});
export type SeenRequest = z.output<typeof SeenRequest>;

/** What one transaction of the server's logins did to one table. `columns`: those that an update changed. */
export const Write = z.strictObject({
  tx: z.string(),
  table: z.string(),
  op: z.enum(['insert', 'update', 'delete']),
  columns: z.array(z.string()),
});
export type Write = z.output<typeof Write>;

/** An audit entry, sealed or not. `coveredAt`: when the first checkpoint over it was signed. */
const Entry = z.strictObject({
  action: z.string(),
  requestId: z.string().nullable(),
  route: z.string().nullable(),
  caseId: z.string().nullable(),
  decisionId: z.string(),
  coveredAt: z.string(),
});

/** One effect in the sandbox's ledger. */
const Effect = z.strictObject({
  kind: z.string(),
  caseId: z.string().nullable(),
  comment: z.string().nullable(),
  at: z.string(),
  actor: z.string(),
});

/** All that one stack leaves behind when its journeys are over. */
export const Facts = z.strictObject({
  stack: z.string(),
  requests: z.array(SeenRequest),
  entries: z.array(Entry),
  writes: z.array(Write),
  /** The transaction in which a row was changed on purpose without an entry, to see whether that is found. */
  plantedTx: z.string(),
  decisions: z.array(
    z.strictObject({ id: z.string(), caseId: z.string(), key: z.string(), state: z.string() }),
  ),
  effects: z.array(Effect),
});
export type Facts = z.output<typeof Facts>;
