import { BYPASS_FINDERS, type BypassFilter, CaseId, type contract } from '@docket/contracts';
import type * as z from 'zod';

export const PAGE_SIZE = 50;
export const STATES = ['open', 'resolved', 'all'] as const;
export const OWNERS = ['me', 'none'] as const;

/** What the page of bypasses shows; it lives in the address. */
export interface BypassSearch {
  readonly state: BypassFilter['state'];
  readonly owner: (typeof OWNERS)[number] | null;
  readonly foundBy: (typeof BYPASS_FINDERS)[number] | null;
  readonly caseId: CaseId | null;
  /** The server's cursor; null on the newest page. */
  readonly after: string | null;
}

export const DEFAULT_SEARCH: BypassSearch = {
  state: 'open',
  owner: null,
  foundBy: null,
  caseId: null,
  after: null,
};

/** Reads an address; a value that makes no sense counts as absent. One case is shown with all that happened to it. */
export function readSearch(params: URLSearchParams): BypassSearch {
  const caseId = CaseId.safeParse(params.get('case')).data ?? null;
  const usual = caseId === null ? 'open' : 'all';
  return {
    state: STATES.find((state) => state === params.get('state')) ?? usual,
    owner: OWNERS.find((owner) => owner === params.get('owner')) ?? null,
    foundBy: BYPASS_FINDERS.find((finder) => finder === params.get('by')) ?? null,
    caseId,
    after: params.get('after') || null,
  };
}

/** Writes the address in one order, leaving out what is default. */
export function writeSearch({ state, owner, foundBy, caseId, after }: BypassSearch): string {
  const usual = caseId === null ? 'open' : 'all';
  const entries = { case: caseId, state: state === usual ? null : state, owner, by: foundBy, after };
  return new URLSearchParams(
    Object.entries(entries).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  ).toString();
}

/** A change of what is listed; it always begins at the newest page, because a cursor belongs to one list. */
export function changed(search: BypassSearch, change: Partial<BypassSearch>): BypassSearch {
  return { ...search, after: null, ...change };
}

export function hasFilters({ owner, foundBy, caseId }: BypassSearch): boolean {
  return owner !== null || foundBy !== null || caseId !== null;
}

type Query = z.input<typeof contract.listBypasses.schema.querystring>;

export function toQuery({ state, owner, foundBy, caseId, after }: BypassSearch): Query {
  return {
    state,
    ...(owner === null ? {} : { owner }),
    ...(foundBy === null ? {} : { foundBy }),
    ...(caseId === null ? {} : { caseId }),
    ...(after === null ? {} : { cursor: after }),
    limit: PAGE_SIZE,
  };
}
