import type { Sandbox } from '../../context.ts';
import { Refusal } from '../../http-answers.ts';
import type { SessionRecord } from '../../records.ts';
import { presentSession } from '../reading.ts';

/** A form as the page posts it; what is empty counts as not said. */
export type Form = {
  text: (name: string) => string | undefined;
  number: (name: string) => number | undefined;
  checked: (name: string) => boolean;
};

/** Does one thing, and says in a sentence what it did. */
export type Action = (form: Form) => string | Promise<string>;

export function formOf(body: string): Form {
  const fields = new URLSearchParams(body);
  const text = (name: string) => fields.get(name)?.trim() || undefined;
  return {
    text,
    number: (name) => (text(name) === undefined ? undefined : Number(text(name))),
    checked: (name) => fields.get(name) === 'yes',
  };
}

/** By number, as people read it off the table, or by id. @throws Refusal 404 */
export function namedSession(sandbox: Sandbox, said: string | undefined): SessionRecord {
  if (said === undefined || !/^\d+$/.test(said)) return presentSession(sandbox, said ?? '');
  const found = sandbox.store.sessions.all().find((session) => session.number === Number(said));
  if (found === undefined) throw new Refusal(404, { detail: `There is no session ${said}.` });
  return presentSession(sandbox, found.id);
}
