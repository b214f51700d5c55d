import { BlocklistTarget } from '@docket/contracts';

export const PAGE_SIZE = 50;

/** What the blocklist shows; it lives in the address. `page` counts from 1. */
export interface BlocklistSearch {
  readonly type: BlocklistTarget | null;
  readonly page: number;
}

/** The server's own limit on how far a list can be turned. */
const LAST_PAGE = 2_000;

/** Reads an address; a value that makes no sense counts as absent. */
export function readSearch(params: URLSearchParams): BlocklistSearch {
  const page = Number(params.get('page') ?? 1);
  return {
    type: BlocklistTarget.safeParse(params.get('type')).data ?? null,
    page: Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1,
  };
}

/** Writes the address, leaving out what is default. */
export function writeSearch({ type, page }: BlocklistSearch): string {
  const params = new URLSearchParams();
  if (type !== null) params.set('type', type);
  if (page !== 1) params.set('page', String(page));
  return params.toString();
}

/** The question to the server. */
export function toQuery({ type, page }: BlocklistSearch) {
  return { ...(type === null ? {} : { type }), limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
}
