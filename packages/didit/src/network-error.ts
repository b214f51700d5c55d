import { DiditError } from './errors.ts';

const TIMEOUT_CODES = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);

/** Names what broke on the way without keeping the original error: it may hold sockets, options and headers. */
export function networkError(error: unknown, operation: string, maybeApplied: boolean): DiditError {
  const code = codeOf(error);
  const isTimeout = TIMEOUT_CODES.has(code) || (error instanceof Error && error.name === 'TimeoutError');
  return new DiditError({ kind: isTimeout ? 'timeout' : 'network', operation, code, maybeApplied });
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
