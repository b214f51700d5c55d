import type { FastifyInstance } from 'fastify';
import { buildSandbox } from '../src/app.ts';
import type { Json, JsonObject } from '../src/json.ts';
import { isObject } from '../src/json.ts';

/** Asks one fresh sandbox and writes down what it answered. */
export type Asked = {
  path: string;
  method?: string;
  body?: Json;
  /** Null: no key at all. */
  key?: string | null;
  headers?: Record<string, string>;
};
export type Answer = { status: number; contentType: string; text: string; bytes: number; json: Json };
export type CallRecord = { operation: string; title: string; expected: number; answer: Answer };

export type Probe = {
  /** Calls the operation and remembers the answer; it should have the expected status. */
  call: (title: string, expected: number, asked: Asked) => Promise<Answer>;
  /** Everything that refuses a call before it is looked at: no key, wrong key, powerless key, too many calls. */
  gates: (asked: Asked, scopes?: string[]) => Promise<void>;
  /** Prepares; not a part of what is judged. */
  prepare: (method: string, path: string, body?: Json) => Promise<Answer>;
  played: (scenario: string, more?: JsonObject) => Promise<string>;
  records: CallRecord[];
  close: () => Promise<void>;
};

export const KEY = 'sk_test_conformance_key_of_this_run';
export const UNKNOWN = '00000000-0000-4000-8000-000000000000';

export async function openProbe(
  operation: string,
  change: (app: FastifyInstance) => void = () => undefined,
): Promise<Probe> {
  const app = await buildSandbox({
    statePath: ':memory:',
    apiKey: KEY,
    seed: 'empty',
    rateLimits: false,
    publicUrl: 'http://127.0.0.1:4100',
    // The description is of July; newer answers differ from it on purpose.
    profile: { auth: 'july', deletion: '204' },
  });
  change(app);
  const records: CallRecord[] = [];
  const ask = (asked: Asked) => askApp(app, operation, asked);
  const prepare: Probe['prepare'] = (method, path, body) =>
    ask({ method, path, ...(body === undefined ? {} : { body }) });
  const call: Probe['call'] = async (title, expected, asked) => {
    const answer = await ask(asked);
    records.push({ operation, title, expected, answer });
    return answer;
  };
  return {
    records,
    call,
    prepare,
    gates: (asked, scopes) => passGates(call, prepare, asked, scopes),
    played: async (scenario, more = {}) => {
      const { json } = await prepare('POST', '/_sandbox/sessions', { scenario, webhook: false, ...more });
      return idIn(json, 'session_id');
    },
    close: () => app.close(),
  };
}

async function askApp(app: FastifyInstance, operation: string, asked: Asked): Promise<Answer> {
  const key = asked.key === undefined ? KEY : asked.key;
  const reply = await app.inject({
    method: (asked.method ?? operation.split(' ')[0]) as 'GET', // inject accepts every method; its type wants a literal
    url: asked.path,
    headers: {
      ...(key === null ? {} : { 'x-api-key': key }),
      ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...asked.headers,
    },
    ...(asked.body === undefined ? {} : { payload: JSON.stringify(asked.body) }),
  });
  const contentType = String(reply.headers['content-type'] ?? '');
  return {
    status: reply.statusCode,
    contentType,
    text: reply.payload,
    bytes: reply.rawPayload.length,
    json: contentType.includes('json') && reply.payload !== '' ? JSON.parse(reply.payload) : null,
  };
}

async function passGates(
  call: Probe['call'],
  prepare: Probe['prepare'],
  asked: Asked,
  scopes: string[] = [],
): Promise<void> {
  const isSharing = asked.path.endsWith('/share/');
  const isUsers = asked.path.startsWith('/v3/users/');
  await call('without a key', isSharing || isUsers ? 401 : 403, { ...asked, key: null });
  await call('with a wrong key', isSharing ? 401 : 403, { ...asked, key: 'sk_test_of_nobody' });
  const powerless = await prepare('POST', '/_sandbox/keys', { label: 'powerless', scopes: {} });
  await call('with a key without the right', 403, { ...asked, key: idIn(powerless.json, 'key') });
  for (const scope of scopes) {
    const identity = `spent-${scope}`;
    await prepare('POST', '/_sandbox/limits/exhaust', { scope, identity });
    await call(`after too many calls (${scope})`, 429, { ...asked, key: identity });
    await prepare('DELETE', '/_sandbox/limits');
  }
}

/** A text in an answer, by its path. @throws Error when it is not there, so that a plan stops where it broke */
export function idIn(json: Json, ...path: (string | number)[]): string {
  let found: Json | undefined = json;
  for (const part of path) {
    if (Array.isArray(found) && typeof part === 'number') found = found[part];
    else found = isObject(found) ? found[String(part)] : undefined;
  }
  if (typeof found !== 'string') throw new Error(`the answer has no text at ${path.join('.')}`);
  return found;
}
