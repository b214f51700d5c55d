import type { CaseFilter } from '@docket/contracts';
import type { DB } from '@docket/db';
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type * as z from 'zod';
import { awake, inView } from '../../claims/in-view.ts';
import { fold } from '../../evidence/fold.ts';

type Filter = Omit<z.output<typeof CaseFilter>, 'sort'>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The queue's filters as one condition on `cases`, used by the page and by its total alike. */
export function matching(userId: string, filter: Filter) {
  return (eb: ExpressionBuilder<DB, 'cases'>): Expression<SqlBool> => {
    // A person who was erased is found by nobody; their certificate is.
    const parts: Expression<SqlBool>[] = [eb('cases.erased_at', 'is', null)];
    if (filter.status?.length) parts.push(eb('cases.status', 'in', filter.status));
    parts.push(...inView(eb, filter));
    if (filter.assignee !== undefined)
      parts.push(
        filter.assignee === 'none' ? nobodys : workOf(filter.assignee === 'me' ? userId : filter.assignee),
      );
    if (filter.snoozed !== undefined) parts.push(filter.snoozed === 'true' ? asleep : awake);
    if (filter.q) parts.push(found(eb, filter.q));
    return eb.and(parts);
  };
}

/** Held by a person or assigned to them. Of such each has few, so they are looked up first. */
export function workOf(userId: string): Expression<SqlBool> {
  return sql<boolean>`cases.id = any(array(
    select held.case_id from claims held where held.user_id = ${userId}::uuid and held.expires_at > clock_timestamp()
    union all select assigned.id from cases assigned where assigned.assignee_id = ${userId}::uuid))`;
}

/** Held by nobody and assigned to nobody: most of those that wait. */
export const nobodys = sql<boolean>`cases.assignee_id is null and not exists (
  select 1 from claims held where held.case_id = cases.id
    and held.expires_at > clock_timestamp() and held.user_id is not null)`;

/** Few are, so they are looked up first. */
const asleep = sql<boolean>`cases.id = any(array(
  select sleeping.id from cases sleeping where sleeping.snoozed_until > now()))`;

/** An id or a session number goes straight to its case; anything else is looked for in names, numbers and ids. */
function found(eb: ExpressionBuilder<DB, 'cases'>, q: string): Expression<SqlBool> {
  if (UUID.test(q)) return eb('cases.id', '=', q.toLowerCase());
  const words = fold(q)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return sql<boolean>`false`;
  const text = eb.and(words.map((word) => eb('cases.search_text', 'like', pattern(word))));
  const number = /^#?(\d{1,9})$/.exec(q)?.[1];
  return number === undefined ? text : eb.or([eb('cases.session_number', '=', Number(number)), text]);
}

/** A letter or two are the beginning of a word, which the index knows; somewhere inside they would be everywhere. */
function pattern(word: string): string {
  return [...word].length < 3 ? `% ${escapeLike(word)}%` : `%${escapeLike(word)}%`;
}

function escapeLike(word: string): string {
  return word.replace(/[\\%_]/g, '\\$&');
}
