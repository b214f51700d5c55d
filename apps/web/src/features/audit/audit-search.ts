import { CaseId, type contract, UserId } from '@docket/contracts';
import * as z from 'zod';
import { endOfDay, startOfDay } from '../../ui/date-style.ts';
import { actionsOf, GROUP_KEYS, type GroupKey } from './action-groups.ts';

export const PAGE_SIZE = 50;

/** What the audit page shows; it lives in the address. Days are local and inclusive. */
export interface AuditSearch {
  readonly actor: UserId | null;
  readonly group: GroupKey | null;
  readonly caseId: CaseId | null;
  readonly from: string | null;
  readonly to: string | null;
  /** Whether looking and searching are shown: most of the log, and rarely what somebody is after. */
  readonly reads: boolean;
  /** The server's cursor; null on the newest page. */
  readonly after: string | null;
}

export const DEFAULT_SEARCH: AuditSearch = {
  actor: null,
  group: null,
  caseId: null,
  from: null,
  to: null,
  reads: false,
  after: null,
};

const Day = z.iso.date();

/** Reads an address; a value that makes no sense counts as absent. */
export function readSearch(params: URLSearchParams): AuditSearch {
  return {
    actor: UserId.safeParse(params.get('actor')).data ?? null,
    group: GROUP_KEYS.find((key) => key === params.get('group')) ?? null,
    caseId: CaseId.safeParse(params.get('case')).data ?? null,
    from: Day.safeParse(params.get('from')).data ?? null,
    to: Day.safeParse(params.get('to')).data ?? null,
    reads: params.get('reads') === 'on',
    after: params.get('after') || null,
  };
}

/** Writes the address in one order, leaving out what is default. */
export function writeSearch(search: AuditSearch): string {
  const { actor, group, caseId, from, to, reads, after } = search;
  const entries = { actor, group, case: caseId, from, to, reads: reads ? 'on' : null, after };
  return new URLSearchParams(
    Object.entries(entries).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  ).toString();
}

/** A change of what is listed; it always begins at the newest page, because a cursor belongs to one list. */
export function changed(search: AuditSearch, change: Partial<AuditSearch>): AuditSearch {
  return { ...search, after: null, ...change };
}

export function hasFilters({ actor, group, caseId, from, to }: AuditSearch): boolean {
  return [actor, group, caseId, from, to].some((value) => value !== null);
}

type Query = z.input<typeof contract.listAudit.schema.querystring>;

/** The question to the server. A day is the reader's own, from its first to its last millisecond. */
export function toQuery({ actor, group, caseId, from, to, reads, after }: AuditSearch): Query {
  return {
    ...(actor === null ? {} : { actor }),
    ...(group === null ? {} : { action: actionsOf(group).join(',') }),
    ...(caseId === null ? {} : { caseId }),
    ...(from === null ? {} : { from: startOfDay(from).toISOString() }),
    ...(to === null ? {} : { to: endOfDay(to).toISOString() }),
    ...(after === null ? {} : { cursor: after }),
    reads: reads ? 'true' : 'false',
    limit: PAGE_SIZE,
  };
}
