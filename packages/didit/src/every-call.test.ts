import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OPERATIONS } from '../scripts/operations.ts';
import type { Didit } from './client.ts';
import { API_KEY, errorOf, type ScriptedDidit, startScriptedDidit } from './testing/local-didit.ts';

const ID = 'bb000000-0000-4000-8000-000000000001';

/** Calls that Didit's documentation has and its OpenAPI document does not. */
const UNDOCUMENTED: Record<string, (didit: Didit) => Promise<unknown>> = {
  'POST /v3/blocklist/add/': (didit) => didit.blocklist.add({ session_id: ID, blocklist_face: true }),
  'POST /v3/blocklist/remove/': (didit) => didit.blocklist.remove({ session_id: ID, unblock_face: true }),
  'GET /v3/blocklist/': (didit) => didit.blocklist.list(),
  'GET /v3/lists/': (didit) => didit.lists.list(),
  'POST /v3/lists/': (didit) =>
    didit.lists.create({ name: 'Trusted', list_type: 'allowlist', entry_type: 'email' }),
  'GET /v3/lists/{list_uuid}/': (didit) => didit.lists.retrieve(ID),
  'PATCH /v3/lists/{list_uuid}/': (didit) => didit.lists.update(ID, { name: 'Known' }),
  'DELETE /v3/lists/{list_uuid}/': (didit) => didit.lists.delete(ID),
  'GET /v3/lists/{list_uuid}/entries/': (didit) => didit.lists.entries.list(ID),
  'POST /v3/lists/{list_uuid}/entries/': (didit) => didit.lists.entries.create(ID, { value: 'a@b.es' }),
  'POST /v3/lists/{list_uuid}/entries/face-upload/': (didit) =>
    didit.lists.entries.uploadFace(ID, { image: '/9j/' }),
  'DELETE /v3/lists/{list_uuid}/entries/{entry_uuid}/': (didit) => didit.lists.entries.delete(ID, ID),
  'GET /v1/sandbox/scenarios/': (didit) => didit.sandbox.scenarios.list(),
};

const calls = Object.entries({ ...OPERATIONS, ...UNDOCUMENTED });

let local: ScriptedDidit;

beforeAll(async () => {
  local = await startScriptedDidit({ retryReads: 0 });
});
beforeEach(() => local.forget());
afterAll(() => local.stop());

describe.each(calls)('%s', (operation, speak) => {
  const isWrite = !operation.startsWith('GET ');

  it('goes to its path, slash and all, with exactly one credential', async () => {
    local.answering(404, { detail: 'Not found.' });
    const error = await errorOf(speak(local.didit));
    expect(error).toMatchObject({ kind: 'not_found', operation, detail: 'Not found.', maybeApplied: false });
    const template = new RegExp(`^${operation.replace(/\{\w+\}/g, '[^/?]+')}(\\?.*)?$`);
    expect(local.asked()).toEqual([expect.stringMatching(template)]);
    const headers = local.seen[0]?.headers;
    const credentials = [headers?.['x-api-key'] === API_KEY, headers?.['session-token'] !== undefined];
    expect(credentials.filter(Boolean)).toHaveLength(1);
  });

  it('tells a refused key, spent credit and a full minute apart', async () => {
    local.answering(401, { detail: 'This API key has expired.' });
    expect((await errorOf(speak(local.didit))).kind).toBe('auth');
    local.answering(403, { detail: 'Suspended.', code: 'contract_billing_suspended' });
    expect(await errorOf(speak(local.didit))).toMatchObject({
      kind: 'credits',
      code: 'contract_billing_suspended',
    });
    local.answering(429, { detail: 'Request was throttled. Expected available in 30 seconds.' });
    expect(await errorOf(speak(local.didit))).toMatchObject({ kind: 'rate_limited', maybeApplied: false });
    expect(local.seen).toHaveLength(3);
  });

  it('may have taken effect after a 500 without body, if it is a write', async () => {
    local.answering(500);
    const error = await errorOf(speak(local.didit));
    expect(error).toMatchObject({ kind: 'server', detail: null, maybeApplied: isWrite });
  });
});

describe('the calls together', () => {
  it('never say delete_all', async () => {
    local.answering(404, {});
    for (const [, speak] of calls) await errorOf(speak(local.didit));
    expect(JSON.stringify(local.seen)).not.toContain('delete_all');
  });

  it('are as many as Didit has in scope', () => {
    expect(calls).toHaveLength(53);
  });
});
