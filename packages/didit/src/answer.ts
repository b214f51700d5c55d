import type * as z from 'zod';
import type { Answer, Call, Transport } from './call.ts';
import { DiditError } from './errors.ts';

/**
 * Sends a call and believes only what the schema accepts.
 *
 * @throws DiditError kind `unreadable` naming the places that did not fit, never the values there
 */
export async function callJson<T extends z.ZodType>(
  transport: Transport,
  call: Call,
  schema: T,
): Promise<z.output<T>> {
  return (await callText(transport, call, schema)).value;
}

/** Like callJson, together with the JSON text exactly as received. */
export async function callText<T extends z.ZodType>(
  transport: Transport,
  call: Call,
  schema: T,
): Promise<{ value: z.output<T>; text: string }> {
  return parsed(call, await transport.send(call), schema);
}

function parsed<T extends z.ZodType>(
  call: Call,
  answer: Answer,
  schema: T,
): { value: z.output<T>; text: string } {
  const unreadable = (detail: string) => unreadableAnswer(call, answer, detail);
  let text: string;
  let json: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(answer.bytes);
    json = JSON.parse(text);
  } catch {
    // The parser's own message quotes the text around the fault, which may be personal data.
    throw unreadable('the answer is not JSON');
  }
  const result = schema.safeParse(json);
  if (!result.success) throw unreadable(misfits(result.error));
  return { value: result.data, text };
}

/** For calls that older servers answer with nothing and newer ones with details: null stands for nothing. */
export async function callJsonOrNull<T extends z.ZodType>(
  transport: Transport,
  call: Call,
  schema: T,
): Promise<z.output<T> | null> {
  const answer = await transport.send(call);
  return answer.bytes.length === 0 ? null : parsed(call, answer, schema).value;
}

export function unreadableAnswer(call: Call, answer: Answer, detail: string): DiditError {
  return new DiditError({
    kind: 'unreadable',
    operation: call.operation,
    status: answer.status,
    requestId: answer.requestId,
    detail,
    maybeApplied: call.method !== 'GET',
  });
}

const MAX_MISFITS = 5;

/** The paths and kinds of what did not fit; keys are Didit's, values never appear. */
export function misfits(error: z.ZodError): string {
  const places = error.issues.map((issue) => `${issue.path.join('.') || 'the whole'} (${issue.code})`);
  const more = places.length > MAX_MISFITS ? ` and ${places.length - MAX_MISFITS} more` : '';
  return `unexpected ${places.slice(0, MAX_MISFITS).join(', ')}${more}`;
}
