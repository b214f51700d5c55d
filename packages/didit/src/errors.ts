/**
 * Why a call did not give what was asked for.
 *
 * - `same_status`: the session already has the status that was asked for (a repeat, not a failure to act on).
 * - `wrong_state`: the session's present status does not allow the act.
 * - `credits`: Didit's account has no money for it, or is suspended.
 * - `media_*`: a picture or file could not be brought: its link ran out, its host or content is not accepted,
 *   or it is larger than the caller allows.
 */
export const ERROR_KINDS = [
  'validation',
  'auth',
  'not_found',
  'rate_limited',
  'conflict',
  'gone',
  'credits',
  'wrong_state',
  'same_status',
  'server',
  'timeout',
  'network',
  'unreadable',
  'media_expired',
  'media_refused',
  'media_too_large',
] as const;

export type DiditErrorKind = (typeof ERROR_KINDS)[number];

export interface DiditErrorInit {
  kind: DiditErrorKind;
  /** What was asked, without identifiers: `PATCH /v3/session/{sessionId}/update-status/`. */
  operation: string;
  status?: number | null;
  code?: string | null;
  detail?: string | null;
  fields?: Record<string, string[]>;
  requestId?: string | null;
  retryAfterMs?: number | null;
  maybeApplied?: boolean;
}

/**
 * The one error every call rejects with.
 *
 * It carries no request headers, no request body and no `cause`, so the API key cannot travel in it; text that
 * Didit echoed is cleared of the key before it gets here.
 */
export class DiditError extends Error {
  override readonly name = 'DiditError';
  readonly kind: DiditErrorKind;
  readonly operation: string;
  /** HTTP status, or null when no answer arrived. */
  readonly status: number | null;
  /** Didit's own stable code (`contract_billing_suspended`) or the network's (`ECONNRESET`). */
  readonly code: string | null;
  /** Didit's sentence that belongs to no field. */
  readonly detail: string | null;
  /** Refusals per field; nested ones under dotted names (`nodes_to_resubmit.0.feature`). */
  readonly fields: Record<string, string[]>;
  readonly requestId: string | null;
  /** How long Didit asks to wait, in milliseconds. */
  readonly retryAfterMs: number | null;
  /**
   * True when a write may have taken effect although it failed here: it was being sent when the line broke or
   * time ran out, Didit answered 5xx, or with a success that could not be read. False when Didit refused it or
   * never received it. Always false for reads.
   */
  readonly maybeApplied: boolean;

  constructor(init: DiditErrorInit) {
    super(describe(init));
    this.kind = init.kind;
    this.operation = init.operation;
    this.status = init.status ?? null;
    this.code = init.code ?? null;
    this.detail = init.detail ?? null;
    this.fields = init.fields ?? {};
    this.requestId = init.requestId ?? null;
    this.retryAfterMs = init.retryAfterMs ?? null;
    this.maybeApplied = init.maybeApplied ?? false;
  }
}

const MAX_DETAIL_CHARS = 300;

function describe(init: DiditErrorInit): string {
  const answer = init.status ? ` with ${init.status}` : '';
  const named = Object.keys(init.fields ?? {}).filter((name) => name !== '');
  const reason = init.detail ?? (named.length > 0 ? `refused ${named.join(', ')}` : (init.code ?? ''));
  const tail = reason === '' ? '' : `: ${reason.slice(0, MAX_DETAIL_CHARS)}`;
  return `${init.operation} failed${answer} (${init.kind})${tail}`;
}
