import * as z from 'zod';
import type { Sandbox } from '../context.ts';
import { Refusal, SESSION_NOT_FOUND } from '../http-answers.ts';
import type { SessionRecord } from '../records.ts';

/** @throws Refusal 400 saying everything that is wrong */
export function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Refusal(400, { detail: z.prettifyError(parsed.error) });
  return parsed.data;
}

/** @throws Refusal 404 */
export function presentSession(sandbox: Sandbox, id: string): SessionRecord {
  const session = sandbox.store.sessions.get(id);
  if (session === undefined || session.deletedAt !== null) throw new Refusal(404, SESSION_NOT_FOUND);
  return session;
}
