import { type CaseFilter, CaseSort } from '@docket/contracts';
import type * as z from 'zod';
import { VIEW_KEYS, VIEWS, type ViewKey } from './queue-views.ts';

export const PAGE_SIZES = [25, 50, 100] as const;
export type PageSize = (typeof PAGE_SIZES)[number];

export const LIST_FILTERS = ['warning', 'country', 'workflow', 'tag'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

/** What the queue shows. It lives in the address, so that a filtered queue is a link. */
export interface QueueSearch {
  readonly view: ViewKey;
  readonly q: string;
  readonly warning: readonly string[];
  readonly country: readonly string[];
  readonly workflow: readonly string[];
  readonly tag: readonly string[];
  /** `me`, `none` or a user id, of who holds it or has it assigned; null: whoever. */
  readonly holder: string | null;
  readonly sort: CaseSort | null;
  readonly size: PageSize;
  /** Where this page begins: the server's cursor, and its number for the reader. */
  readonly page: { readonly number: number; readonly cursor: string } | null;
  /** Keys this version does not know. They are shown and kept, never dropped in silence. */
  readonly unknown: readonly (readonly [key: string, value: string])[];
}

export const DEFAULT_SEARCH: QueueSearch = {
  view: 'review',
  q: '',
  warning: [],
  country: [],
  workflow: [],
  tag: [],
  holder: null,
  sort: null,
  size: 50,
  page: null,
  unknown: [],
};

const KNOWN = new Set(['view', 'q', ...LIST_FILTERS, 'holder', 'sort', 'size', 'page', 'after']);

/** Reads an address; a value that makes no sense counts as absent. */
export function readSearch(params: URLSearchParams): QueueSearch {
  const list = (key: string) => [
    ...new Set((params.get(key) ?? '').split(',').filter((part) => part !== '')),
  ];
  const view = VIEW_KEYS.find((key) => key === params.get('view')) ?? 'review';
  const size = PAGE_SIZES.find((each) => String(each) === params.get('size')) ?? DEFAULT_SEARCH.size;
  return {
    view,
    q: (params.get('q') ?? '').slice(0, 200),
    warning: list('warning'),
    country: list('country'),
    workflow: list('workflow'),
    tag: list('tag'),
    holder: params.get('holder') || null,
    sort: CaseSort.safeParse(params.get('sort')).data ?? null,
    size,
    page: readPage(params),
    unknown: [...params].filter(([key]) => !KNOWN.has(key)),
  };
}

function readPage(params: URLSearchParams): QueueSearch['page'] {
  const number = Number(params.get('page'));
  const cursor = params.get('after');
  return Number.isInteger(number) && number > 1 && cursor ? { number, cursor } : null;
}

/** Writes the address in one order, leaving out what is default, so that equal queues have equal links. */
export function writeSearch(search: QueueSearch): string {
  const params = new URLSearchParams();
  const put = (key: string, value: string) => value !== '' && params.append(key, value);
  if (search.view !== DEFAULT_SEARCH.view) put('view', search.view);
  put('q', search.q);
  for (const key of LIST_FILTERS) put(key, search[key].join(','));
  put('holder', search.holder ?? '');
  put('sort', search.sort ?? '');
  if (search.size !== DEFAULT_SEARCH.size) put('size', String(search.size));
  if (search.page !== null) {
    put('page', String(search.page.number));
    put('after', search.page.cursor);
  }
  for (const [key, value] of search.unknown) params.append(key, value);
  return params.toString();
}

/** A change of what is listed; it always begins at the first page, because a cursor belongs to one list. */
export function changed(search: QueueSearch, change: Partial<QueueSearch>): QueueSearch {
  return { ...search, page: null, ...change };
}

export function hasFilters(search: QueueSearch): boolean {
  return (
    search.q !== '' ||
    search.holder !== null ||
    search.unknown.length > 0 ||
    LIST_FILTERS.some((key) => search[key].length > 0)
  );
}

/** The same view without any filter. */
export function cleared(search: QueueSearch): QueueSearch {
  return { ...DEFAULT_SEARCH, view: search.view, sort: search.sort, size: search.size };
}

export function sortOf(search: QueueSearch): CaseSort {
  return search.sort ?? (VIEWS[search.view].waits ? 'waiting' : '-created');
}

/** The question to the server. A view that fixes the holder wins over a holder filter. */
export function toQuery(
  search: QueueSearch,
): z.input<typeof CaseFilter> & { limit: number; cursor?: string } {
  const { filter } = VIEWS[search.view];
  const text = (values: readonly string[]) => (values.length === 0 ? undefined : values.join(','));
  const { warning, country, workflow, tag, holder, q, page, size } = search;
  const entries = {
    ...filter,
    assignee: filter.assignee ?? holder ?? undefined,
    warning: text(warning),
    country: text(country),
    workflowId: text(workflow),
    tag: text(tag),
    q: q === '' ? undefined : q,
    cursor: page?.cursor,
  };
  return {
    ...Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)),
    sort: sortOf(search),
    limit: size,
  };
}
