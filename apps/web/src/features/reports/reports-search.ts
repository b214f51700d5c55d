import type { Allowed } from '@docket/contracts';
import { type CaseSummary, SESSION_STATUSES } from '@docket/contracts';

/** Didit makes a PDF in these states only (Didit OpenAPI GET /v3/session/{session_id}/generate-pdf). */
const REPORTABLE: readonly string[] = SESSION_STATUSES.filter((status) =>
  ['Approved', 'Declined', 'In Review', 'Kyc Expired'].includes(status),
);

export const PAGE_SIZE = 25;

/** What the page looks for; it lives in the address. `after` is the server's cursor, null on the first page. */
export interface ReportsSearch {
  readonly q: string;
  readonly after: string | null;
}

export function readSearch(params: URLSearchParams): ReportsSearch {
  return { q: (params.get('q') ?? '').trim().slice(0, 200), after: params.get('after') || null };
}

export function writeSearch({ q, after }: ReportsSearch): string {
  const params = new URLSearchParams();
  if (q !== '') params.set('q', q);
  if (after !== null) params.set('after', after);
  return params.toString();
}

/** A search finds cases of every state, so that a case without a report is found and explained, not missed. */
export function toQuery({ q, after }: ReportsSearch) {
  return {
    ...(q === '' ? { status: REPORTABLE.join(',') } : { q }),
    ...(after === null ? {} : { cursor: after }),
    sort: '-created' as const,
    limit: PAGE_SIZE,
  };
}

/** A hint for the button; the server has the last word. */
export function reportAllowed({ status }: Pick<CaseSummary, 'status'>): Allowed {
  return REPORTABLE.includes(status) || { because: `Didit makes no report while a case is ${status}.` };
}
