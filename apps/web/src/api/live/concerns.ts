import type { CaseNews, CaseSort, contract, RowNews } from '@docket/contracts';
import type { CallOutput } from '../call.ts';

export type CasePage = CallOutput<typeof contract.listCases>;

/** What a page of cases was asked for by, as far as news can be held against it. */
export interface CaseQuery {
  readonly status?: string | undefined;
  readonly assignee?: string | undefined;
  readonly snoozed?: 'true' | 'false' | undefined;
  readonly sort?: CaseSort | undefined;
  readonly cursor?: string | undefined;
}

/**
 * Whether a page may hold other rows than it shows, so that it must be asked for anew. Most news is of a row that stays
 * and is corrected in place, or of one on another page: a thousand open queues must not all ask after each click.
 */
export function concerns({ caseId, anew, row }: CaseNews, query: CaseQuery, page: CasePage, me: string) {
  const isShown = page.items.some(({ id }) => id === caseId);
  if (isShown) return anew || row === null || !fits(row, query, me);
  return row !== null && fits(row, query, me) && isWithin(row, query, page);
}

function fits(row: RowNews, { status, assignee, snoozed }: CaseQuery, me: string): boolean {
  if (status !== undefined && !status.split(',').includes(row.status)) return false;
  if (snoozed !== undefined && (snoozed === 'true') !== (row.snoozedUntil !== null)) return false;
  if (assignee === undefined) return true;
  const people = [row.holder?.id, row.assignee?.id].filter((id) => id !== undefined);
  if (assignee === 'none') return people.length === 0;
  return people.some((id) => id === (assignee === 'me' ? me : assignee));
}

/** By what stands first and last on the page; a row as old as one of these may be on either side. */
function isWithin(row: RowNews, { sort = 'waiting', cursor }: CaseQuery, page: CasePage): boolean {
  const [first, last] = [page.items[0], page.items.at(-1)];
  const isAfter = cursor === undefined || first === undefined || compare(first, row, sort) <= 0;
  const isBefore = page.nextCursor === null || last === undefined || compare(row, last, sort) <= 0;
  return isAfter && isBefore;
}

type Placed = Pick<RowNews, 'status' | 'createdAt' | 'waitingSince'>;

function compare(one: Placed, other: Placed, sort: CaseSort): number {
  const waits = sort === 'waiting' || sort === '-waiting';
  // Those In Review stand on top whichever way the waiting time is sorted.
  const rank = (row: Placed) => (waits && row.status !== 'In Review' ? 1 : 0);
  const at = (row: Placed) => Date.parse((waits ? row.waitingSince : null) ?? row.createdAt);
  const turn = sort.startsWith('-') ? -1 : 1;
  return rank(one) - rank(other) || turn * (at(one) - at(other));
}
