import { DIDIT_TROUBLES } from '@docket/contracts';
import { DiditError, type DiditErrorKind } from '@docket/didit';
import { SettingsError } from '../env.ts';
import { AppError } from '../http/errors.ts';
import { EXIT, Refused, UsageError } from './exit.ts';

/** What a person reads when a command fails, and what a program sees. */
export interface Failure {
  readonly code: number;
  /** A key programs can compare: the problem's code, Didit's kind, `usage`, … */
  readonly kind: string;
  readonly message: string;
}

/** One sentence for what a person can mend, and what to do; a stack only for what they cannot. */
export function explain(error: unknown): Failure {
  if (error instanceof UsageError || error instanceof SettingsError || hasCode(error, /^ERR_PARSE_ARGS/)) {
    return { code: EXIT.usage, kind: 'usage', message: `${error.message}\n\nSee docket --help.` };
  }
  if (error instanceof Refused) return { code: EXIT.refused, kind: 'refused', message: error.message };
  if (error instanceof AppError) {
    const fields = error.fields.map(({ pointer, message }) => `\n  ${pointer}: ${message}`).join('');
    return { code: EXIT.refused, kind: error.code, message: `${error.message}${fields}` };
  }
  if (error instanceof DiditError) return explainDidit(error);
  if (hasCode(error, /^42P01$/)) {
    const message = 'The database is empty. Start Docket once; that prepares it.';
    return { code: EXIT.refused, kind: 'database-empty', message };
  }
  if (isUnreachable(error)) {
    const message = `The database does not answer (${error.code}). Check DATABASE_URL, or try docket doctor.`;
    return { code: EXIT.vendor, kind: 'database', message };
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: EXIT.refused, kind: 'internal', message: text };
}

const REFUSALS: readonly DiditErrorKind[] = [
  'validation',
  'not_found',
  'conflict',
  'gone',
  'credits',
  'wrong_state',
  'same_status',
];

const ADVICE: Partial<Record<DiditErrorKind, string>> = {
  auth: 'Check DIDIT_API_KEY and what the key may do (Didit console, API keys).',
  not_found: 'Check the id, and that the key belongs to the same application.',
  credits: 'See docket didit balance and docket didit top-up.',
  rate_limited: 'Wait and repeat.',
  network: 'Check DIDIT_BASE_URL and the network; docket doctor looks at both.',
  timeout: 'Try again; DIDIT_TIMEOUT_MS allows more time.',
  server: 'Didit has a problem of its own; try again later.',
  unreadable: 'Check that DIDIT_BASE_URL is the address of Didit itself.',
};

function explainDidit(error: DiditError): Failure {
  const fields = Object.entries(error.fields).map(
    ([field, texts]) => `  ${field || 'Didit'}: ${texts.join(' ')}`,
  );
  const isRefusal = REFUSALS.includes(error.kind);
  const lines = [
    ...(isRefusal ? [`Didit: ${error.message}`] : [troubleInWords(error)]),
    ...fields,
    ...(isRefusal ? [] : [whatIsSafe(error)]),
    ...(error.retryAfterMs === null ? [] : [`Didit asks to wait ${Math.ceil(error.retryAfterMs / 1000)} s.`]),
    ...(ADVICE[error.kind] === undefined ? [] : [ADVICE[error.kind]]),
    // For whoever is asked for help.
    ...(isRefusal ? [] : [`The call: ${error.message}`]),
    ...(error.requestId === null ? [] : [`Didit's request id: ${error.requestId}`]),
  ];
  return { code: isRefusal ? EXIT.refused : EXIT.vendor, kind: error.kind, message: lines.join('\n') };
}

/** Why Didit could not be asked, as a sentence. */
export function troubleInWords({ kind }: Pick<DiditError, 'kind'>): string {
  const clause = DIDIT_TROUBLES.get(kind) ?? 'Didit answered with something that cannot be used';
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

/** A command may make several calls; this is about the last one. */
function whatIsSafe({ maybeApplied }: DiditError): string {
  return maybeApplied
    ? 'It may have taken effect all the same: look before you repeat it.'
    : 'This call changed nothing.';
}

function isUnreachable(error: unknown): error is Error & { code: string } {
  // PostgreSQL's classes for connection, authorisation and shutdown, and the system's for the network.
  return hasCode(error, /^(ECONN|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ETIMEDOUT|08|28|57P|3D000)/);
}

function hasCode(error: unknown, pattern: RegExp): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && pattern.test(String(error.code));
}
