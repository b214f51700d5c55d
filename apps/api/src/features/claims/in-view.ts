import type { DB } from '@docket/db';
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The part of a filter that also says which cases a person wants to be given next. An empty list (`?country=`) is none. */
export interface View {
  readonly workflowId?: readonly string[] | undefined;
  readonly warning?: readonly string[] | undefined;
  readonly country?: readonly string[] | undefined;
  readonly tag?: readonly string[] | undefined;
}

/** By the clock: a moment that has passed means nothing. */
export const awake = sql<boolean>`(cases.snoozed_until is null or cases.snoozed_until <= now())`;

export function inView(eb: ExpressionBuilder<DB, 'cases'>, view: View): Expression<SqlBool>[] {
  const parts: Expression<SqlBool>[] = [];
  if (view.workflowId?.length) parts.push(eb('cases.workflow_id', 'in', onlyUuids(view.workflowId)));
  if (view.country?.length) parts.push(eb('cases.country', 'in', view.country));
  if (view.warning?.length) parts.push(sql<boolean>`cases.warning_codes && ${view.warning}::text[]`);
  // Few cases have one, so they are looked up first.
  if (view.tag?.length)
    parts.push(
      sql<boolean>`cases.id = any(array(select tagged.id from cases tagged where tagged.tags && ${view.tag}::text[]))`,
    );
  return parts;
}

/** A workflow filter from an old link may hold anything; what is no id matches nothing. */
function onlyUuids(ids: readonly string[]): string[] {
  const valid = ids.filter((id) => UUID.test(id)).map((id) => id.toLowerCase());
  return valid.length > 0 ? valid : ['00000000-0000-0000-0000-000000000000'];
}
