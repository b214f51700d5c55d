import { AUDIT_ACTIONS, type contract } from '@docket/contracts';
import { type RawBuilder, sql } from 'kysely';
import type * as z from 'zod';
import { fail } from '../../../http/errors.ts';

export type AuditQuery = z.output<typeof contract.listAudit.schema.querystring>;
export type AuditFilter = Omit<AuditQuery, 'limit' | 'cursor'>;

/** Looking and searching: most of the log, and rarely what somebody is after. */
const READS = [
  'case.listed',
  'case.searched',
  'case.viewed',
  'evidence.viewed',
  'blocklist.viewed',
  'audit.viewed',
];

type Columns = Record<'actor' | 'action' | 'caseId' | 'at', RawBuilder<string>>;

/** The log's search columns, which the database itself keeps equal to the entry's text. */
export const LOG_COLUMNS: Columns = {
  actor: sql`actor_id`,
  action: sql`action`,
  caseId: sql`case_id`,
  at: sql`at`,
};

/** The same for entries that wait: few enough to be read from their text. */
export const INTAKE_COLUMNS: Columns = {
  actor: sql`entry::jsonb -> 'actor' ->> 'id'`,
  action: sql`entry::jsonb ->> 'action'`,
  caseId: sql`entry::jsonb ->> 'case'`,
  at: sql`entry::jsonb ->> 'ts'`,
};

export function matching(filter: AuditFilter, columns: Columns): RawBuilder<boolean> {
  const conditions = [sql<boolean>`true`];
  if (filter.actor !== undefined) conditions.push(sql`${columns.actor} = ${filter.actor}`);
  if (filter.action !== undefined) conditions.push(sql`${columns.action} = any(${filter.action}::text[])`);
  if (filter.caseId !== undefined) conditions.push(sql`${columns.caseId} = ${filter.caseId}`);
  if (filter.from !== undefined) conditions.push(sql`${columns.at} >= ${asEntriesDo(filter.from)}`);
  if (filter.to !== undefined) conditions.push(sql`${columns.at} <= ${asEntriesDo(filter.to)}`);
  if (filter.reads === 'false') conditions.push(sql`${columns.action} <> all(${READS}::text[])`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** Errors: invalid-input for an action outside the catalogue, which would silently find nothing. */
export function requireKnownActions({ action = [] }: AuditFilter): void {
  const unknown = action.find((name) => !Object.hasOwn(AUDIT_ACTIONS, name));
  if (unknown === undefined) return;
  fail('invalid-input', undefined, {
    fields: [{ pointer: '/querystring/action', code: 'enum', message: 'names an unknown action' }],
  });
}

/** Entries spell moments with milliseconds, so that text order is time order; a query may leave them out. */
function asEntriesDo(instant: string): string {
  return new Date(instant).toISOString();
}
