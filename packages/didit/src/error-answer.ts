import { DiditError, type DiditErrorKind } from './errors.ts';

export interface ErrorAnswer {
  operation: string;
  status: number;
  body: string;
  retryAfter: string | undefined;
  requestId: string | null;
  isWrite: boolean;
  /** Takes out what must not travel on: the key, a password. */
  clean: (text: string) => string;
}

interface Complaint {
  detail: string | null;
  code: string | null;
  fields: Record<string, string[]>;
}

/**
 * Makes one DiditError of any error answer. Didit has no common error envelope: an object with `detail`, maps of
 * field to text, list, list of objects or object, a bare list, and HTML pages all occur.
 *
 * Source: Didit docs: API errors
 */
export function errorFromAnswer(answer: ErrorAnswer): DiditError {
  const complaint = cleaned(readComplaint(answer.body), answer.clean);
  return new DiditError({
    ...complaint,
    kind: kindOf(answer.status, complaint),
    operation: answer.operation,
    status: answer.status,
    requestId: answer.requestId,
    retryAfterMs: retryAfterMs(answer.retryAfter),
    maybeApplied: answer.isWrite && (answer.status >= 500 || answer.status === 408),
  });
}

function readComplaint(body: string): Complaint {
  const none: Complaint = { detail: null, code: null, fields: {} };
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    // Malformed ids and gateways answer HTML; its text says nothing a caller could use.
    return body.trim() === '' ? none : { ...none, detail: 'the answer was not JSON' };
  }
  if (typeof parsed === 'string') return { ...none, detail: parsed };
  if (Array.isArray(parsed)) return { ...none, detail: texts(parsed).join(' ') || null };
  if (typeof parsed !== 'object' || parsed === null) return none;
  const { detail, code, ...rest } = parsed as { detail?: unknown; code?: unknown } & Record<string, unknown>; // an object by the line above
  const fields = new Map<string, string[]>();
  for (const [name, value] of Object.entries(rest)) collect(name, value, fields, 0);
  // Where a code by e-mail was sent, `code` is a field like any other: its complaints come as a list.
  if (typeof code !== 'string') collect('code', code, fields, 0);
  return {
    detail: texts(detail).join(' ') || null,
    code: typeof code === 'string' ? code : null,
    fields: Object.fromEntries(fields),
  };
}

/** By value rather than in the raw body, where a secret may be spelled with escapes. */
function cleaned(complaint: Complaint, clean: (text: string) => string): Complaint {
  const fields = Object.entries(complaint.fields).map(([name, told]) => [clean(name), told.map(clean)]);
  return {
    detail: complaint.detail === null ? null : clean(complaint.detail),
    code: complaint.code === null ? null : clean(complaint.code),
    fields: Object.fromEntries(fields),
  };
}

/** Real answers nest three deep; anything far deeper is not worth a stack overflow. */
const MAX_DEPTH = 10;

function collect(name: string, value: unknown, into: Map<string, string[]>, depth: number): void {
  if (typeof value === 'string') {
    into.set(name, [...(into.get(name) ?? []), value]);
    return;
  }
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
  for (const [key, inner] of Object.entries(value)) {
    // The texts of a list belong to the field itself; objects in a list keep their position in the name.
    const isListText = Array.isArray(value) && typeof inner === 'string';
    collect(isListText ? name : `${name}.${key}`, inner, into, depth + 1);
  }
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

// Didit tells these apart by sentence only, and has moved the credit ones between 400, 402 and 403.
const SAME_STATUS = /same as the current status/i;
const WRONG_STATE =
  /^Only sessions with status|^You can only generate a PDF|^Only finished sessions|^Cannot revert/i;
const NO_CREDITS = /enough credits|balance (is )?too low|insufficient (credits|balance)/i;
const CREDIT_CODES = new Set(['contract_billing_suspended']);

function kindOf(status: number, complaint: Complaint): DiditErrorKind {
  const sentences = [complaint.detail ?? '', ...Object.values(complaint.fields).flat()];
  const says = (pattern: RegExp) => sentences.some((sentence) => pattern.test(sentence));
  if (status === 400 || status === 402 || status === 403) {
    if (status === 402 || says(NO_CREDITS) || CREDIT_CODES.has(complaint.code ?? '')) return 'credits';
    if (says(SAME_STATUS)) return 'same_status';
    if (says(WRONG_STATE)) return 'wrong_state';
  }
  if (status >= 500) return 'server';
  if (status < 400) return 'unreadable';
  return KIND_BY_STATUS[status] ?? 'validation';
}

const KIND_BY_STATUS: Partial<Record<number, DiditErrorKind>> = {
  401: 'auth',
  403: 'auth',
  404: 'not_found',
  408: 'timeout',
  409: 'conflict',
  410: 'gone',
  429: 'rate_limited',
};

/** Seconds or an HTTP date, as milliseconds from now; null when absent or nonsense. */
export function retryAfterMs(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return seconds < 0 ? null : Math.round(seconds * 1000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}
