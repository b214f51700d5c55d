import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { PROBLEMS, type Problem, type ProblemCode, type ProblemField } from '@docket/contracts';
import { DiditError } from '@docket/didit';
import { hasZodFastifySchemaValidationErrors } from '@fastify/type-provider-zod';
import type { ConnectionError, FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import pg from 'pg';
import { newId } from '../new-id.ts';
import { AppError } from './errors.ts';
import { type Told, tellVendor } from './vendor-problem.ts';

/** Turns whatever was thrown into one problem document. A 5xx says only the request id; the log has the rest. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const told = tell(error);
  const { status } = PROBLEMS[told.code];
  if (status >= 500 && status !== 503) request.log.error({ err: error, code: told.code }, 'request failed');
  if (error instanceof AppError) reply.headers(error.headers);
  const problem = problemOf(told, request.id);
  return reply
    .code(status)
    .type('application/problem+json')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem);
}

/**
 * For what is no HTTP, or does not arrive in time: there is no request yet that could be answered. Nothing is logged,
 * because the error holds the bytes that came, cookies and all.
 */
export function answerBrokenRequest(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const body = JSON.stringify(problemOf(tellBroken(error.code), newId(Date.now())));
  const { status } = PROBLEMS[tellBroken(error.code).code];
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  // Whoever does not hang up now is hung up on, but not before they could read why.
  socket.setTimeout(1_000, () => socket.destroy());
}

function tellBroken(code: string): Told {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { code: 'request-timeout' };
  if (code === 'HPE_HEADER_OVERFLOW') return { code: 'headers-too-large' };
  return UNREADABLE;
}

const UNREADABLE: Told = { code: 'invalid-input', detail: 'The request could not be read.' };

function problemOf({ code, detail, fields = [] }: Told, requestId: string): Problem {
  const { status, title, retryable } = PROBLEMS[code];
  const errors = fields.slice(0, MOST_FIELDS).map((field) => ({ ...field, pointer: cut(field.pointer) }));
  return {
    type: `https://docket.invalid/problems/${code}`,
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
    instance: requestId,
    code,
    retryable,
    ...(errors.length > 0 ? { errors } : {}),
  };
}

/** Pointers hold keys the caller chose, so that an answer could be made as long as the request, for each of its faults. */
const MOST_FIELDS = 20;
const cut = (pointer: string) => pointer.slice(0, 200).toWellFormed();

function tell(error: FastifyError): Told {
  if (error instanceof AppError) return { code: error.code, detail: error.detail, fields: error.fields };
  if (hasZodFastifySchemaValidationErrors(error)) return { code: 'invalid-input', fields: fieldsOf(error) };
  if (error instanceof DiditError) return tellVendor(error);
  if (error instanceof pg.DatabaseError) return { code: tellDatabase(error) };
  if (isDatabaseAway(error)) return { code: 'unavailable' };
  switch (error.statusCode) {
    case 400:
    case 414:
      return UNREADABLE;
    case 404:
      return { code: 'not-found' };
    case 413:
      return { code: 'body-too-large' };
    case 415:
      return { code: 'not-json' };
    case 429:
      return { code: 'too-many-requests' };
    case 503:
      return { code: 'unavailable' };
    default:
      return { code: 'internal' };
  }
}

/** JSON pointers as RFC 6901 writes them, with the part of the request in front: `/body/reason`. */
function fieldsOf(error: FastifyError): ProblemField[] {
  const part = error.validationContext === 'params' ? 'path' : (error.validationContext ?? 'request');
  return (error.validation ?? []).flatMap(({ keyword, instancePath, message, params }) => {
    const pointer = `/${part}${instancePath.replace(/\/$/, '')}`;
    // The schema reports unknown fields at the object that holds them; a person looks for the field itself.
    if (keyword === 'unrecognized_keys' && Array.isArray(params.keys)) {
      return params.keys.map((key) => ({
        pointer: `${pointer}/${escapePointer(String(key))}`,
        code: keyword,
        message: 'is not a field of this request',
      }));
    }
    return [{ pointer, code: keyword, message: message ?? 'is invalid' }];
  });
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** A net, not a plan: a request that gets here with bad data is missing a schema. */
function tellDatabase(error: pg.DatabaseError): ProblemCode {
  const sqlState = error.code ?? '';
  if (sqlState.startsWith('22')) return 'invalid-input';
  if (sqlState === '23505') return 'already-there';
  if (['40001', '40P01', '55P03'].includes(sqlState) || /^(53|57|08)/.test(sqlState)) return 'unavailable';
  return 'internal';
}

/** The driver's words for a connection that does not come about, or is cut under a query; they carry no SQLSTATE. */
function isDatabaseAway({ code, message }: FastifyError): boolean {
  if (/^(ECONN|EPIPE|ETIMEDOUT|ENOENT)/.test(code ?? '')) return true;
  return /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/.test(
    message,
  );
}
