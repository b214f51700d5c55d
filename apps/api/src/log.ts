import { DiditError } from '@docket/didit';
import pg from 'pg';
import pino, { type Logger, type LoggerOptions } from 'pino';
import type { Env } from './env.ts';

/** The log of a process, as lines of JSON. */
export function createLog(level: Env['LOG_LEVEL']): Logger {
  return pino({ level, base: null });
}

/** How errors are written, whoever made the log. */
export const SERIALIZERS: NonNullable<LoggerOptions['serializers']> = { err: (error) => describe(error) };

/**
 * What may be said of an error in a log: where it happened, and which kind it is. Never its message where somebody
 * else's words or values stand in it: Postgres quotes the value it cannot read and the key that is there already, a
 * parser quotes the text it stumbled over, and Didit answers with what the customer typed.
 */
function describe(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  return {
    type: error.name,
    ...(messageIsOurs(error) ? { message: error.message } : {}),
    ...knownFields(error),
    stack: framesOf(error),
    ...(error.cause instanceof Error && depth < 3 ? { cause: describe(error.cause, depth + 1) } : {}),
  };
}

function messageIsOurs(error: Error): boolean {
  // Class 22 is about values, and quotes them. The messages of the other classes name tables, columns and constraints.
  if (error instanceof pg.DatabaseError) return !(error.code ?? '22').startsWith('22');
  if (error instanceof DiditError || error instanceof SyntaxError) return false;
  return !['AppError', 'ZodError', '$ZodError'].includes(error.name);
}

function knownFields(error: Error): Record<string, unknown> {
  if (error instanceof pg.DatabaseError) {
    const { code, table, column, constraint, routine } = error;
    return { code, table, column, constraint, routine };
  }
  if (error instanceof DiditError) {
    const { kind, operation, status, code, requestId } = error;
    return { kind, operation, status, code, diditRequest: requestId };
  }
  return 'code' in error ? { code: String(error.code) } : {};
}

/** The stack begins with the message; only the places below it are kept. */
function framesOf({ stack }: Error): string[] {
  return (stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^at .+:\d+:\d+\)?$/.test(line));
}
