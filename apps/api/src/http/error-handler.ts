import { PROBLEMS, type Problem, type ProblemCode, type ProblemField } from '@docket/contracts';
import { DiditError } from '@docket/didit';
import { hasZodFastifySchemaValidationErrors } from '@fastify/type-provider-zod';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import pg from 'pg';
import { AppError } from './errors.ts';
import { type Told, tellVendor } from './vendor-problem.ts';

/** Turns whatever was thrown into one problem document. A 5xx says only the request id; the log has the rest. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const told = tell(error);
  const { status, title, retryable } = PROBLEMS[told.code];
  if (status >= 500 && status !== 503) request.log.error({ err: error, code: told.code }, 'request failed');
  if (error instanceof AppError) reply.headers(error.headers);
  const problem: Problem = {
    type: `https://docket.invalid/problems/${told.code}`,
    title,
    status,
    ...(told.detail === undefined ? {} : { detail: told.detail }),
    instance: request.id,
    code: told.code,
    retryable,
    ...(told.fields?.length ? { errors: [...told.fields] } : {}),
  };
  return reply
    .code(status)
    .type('application/problem+json')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem);
}

function tell(error: FastifyError): Told {
  if (error instanceof AppError) return { code: error.code, detail: error.detail, fields: error.fields };
  if (hasZodFastifySchemaValidationErrors(error)) return { code: 'invalid-input', fields: fieldsOf(error) };
  if (error instanceof DiditError) return tellVendor(error);
  if (error instanceof pg.DatabaseError) return { code: tellDatabase(error) };
  switch (error.statusCode) {
    case 400:
      return { code: 'invalid-input', detail: 'The request could not be read.' };
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
  if (['40001', '40P01'].includes(sqlState) || /^(53|57|08)/.test(sqlState)) return 'unavailable';
  return 'internal';
}
