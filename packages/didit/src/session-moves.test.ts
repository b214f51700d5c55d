import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Didit } from './client.ts';
import { errorOf, type ScriptedDidit, SESSION_ID, startScriptedDidit } from './testing/local-didit.ts';

const OTHER_ID = 'bb000000-0000-4000-8000-000000000001';
const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.canary.signature';

let local: ScriptedDidit;
let didit: Didit;

beforeAll(async () => {
  local = await startScriptedDidit();
  didit = local.didit;
});
beforeEach(() => local.forget());
afterAll(() => local.stop());

describe('sharing a session', () => {
  const body = { for_application_id: OTHER_ID, ttl_in_seconds: 600 };

  it('gives a token for the other application', async () => {
    local.answering(200, { share_token: TOKEN, for_application_id: OTHER_ID, session_kind: 'user' });
    expect((await didit.sessions.share(SESSION_ID, body)).share_token).toBe(TOKEN);
    expect(local.asked()).toEqual([`POST /v3/session/${SESSION_ID}/share/`]);
    expect(local.sent()).toEqual(body);
  });

  it('is refused while the session is not finished', async () => {
    const sentence = 'Only finished sessions ("Approved", "Declined", "In Review") can be shared.';
    local.answering(400, { detail: [sentence] });
    const error = await errorOf(didit.sessions.share(SESSION_ID, body));
    expect(error).toMatchObject({ kind: 'wrong_state', detail: sentence });
  });

  it('answers 401 where others answer 403, and both mean the key', async () => {
    for (const status of [401, 403]) {
      local.answering(status, { detail: 'You do not have permission to perform this action.' });
      expect((await errorOf(didit.sessions.share(SESSION_ID, body))).kind).toBe('auth');
    }
  });
});

describe('importing a shared session', () => {
  const body = { share_token: TOKEN, trust_review: true, workflow_id: OTHER_ID, vendor_data: 'user-1' };

  it.each([
    ['of today', { id_verifications: [{}], shared_from_session: { session_id: OTHER_ID } }],
    ['of summer 2026', { id_verification: { first_name: 'Marta' }, features: 'OCR + LIVENESS' }],
  ])('reads the answer %s', async (_name, rest) => {
    local.answering(201, { session_id: SESSION_ID, status: 'In Review', session_number: 7, ...rest });
    const imported = await didit.sessions.importShared(body);
    expect(imported).toMatchObject({ session_id: SESSION_ID, status: 'In Review', ...rest });
    expect(local.asked()).toEqual(['POST /v3/session/import-shared/']);
    expect(local.sent()).toEqual(body);
  });

  it('never shows the token in an error that quotes it', async () => {
    local.answering(400, { share_token: [`Token ${TOKEN} has expired.`], [TOKEN]: ['unknown'] });
    const error = await errorOf(didit.sessions.importShared(body));
    expect(error.fields.share_token).toEqual(['Token [secret] has expired.']);
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain('canary');
  });
});

describe('deleting by number', () => {
  it('sends the numbers alone and tells what became of each', async () => {
    const results = [{ session_id: SESSION_ID, session_number: 12, face_retention_outcome: 'deleted' }];
    local.answering(200, { results });
    expect(await didit.sessions.batchDelete([12, 13])).toEqual(results);
    expect(local.asked()).toEqual(['POST /v3/sessions/delete/']);
    expect(local.sent()).toEqual({ session_numbers: ['12', '13'] });
  });

  it('takes the empty answer of older servers for done', async () => {
    local.answering(204);
    expect(await didit.sessions.batchDelete([12])).toEqual([]);
  });

  it.each([[[]], [[-1]], [[1.5]], [[Number.NaN]], [[12, Number.POSITIVE_INFINITY]]])(
    'refuses %j before sending, because nothing or everything could be meant',
    async (numbers) => {
      const error = await errorOf(didit.sessions.batchDelete(numbers));
      expect(error).toMatchObject({ kind: 'validation', status: null, maybeApplied: false });
      expect(Object.keys(error.fields)).toEqual(['session_numbers']);
      expect(local.seen).toHaveLength(0);
    },
  );

  it('cannot be talked into deleting everything', async () => {
    local.answering(200, { results: [] });
    const numbers = Object.assign([12], { delete_all: true });
    await didit.sessions.batchDelete(numbers);
    expect(local.seen[0]?.body).not.toContain('delete_all');
  });
});

describe('the sandbox of Didit', () => {
  const scenario = { slug: 'approve', label: 'Approve' };

  it.each([
    ['a bare list', [scenario]],
    ['a page', { count: 1, next: null, previous: null, results: [scenario] }],
    ['an object', { scenarios: [scenario] }],
  ])('lists its scenarios as %s', async (_name, body) => {
    local.answering(200, body);
    expect(await didit.sandbox.scenarios.list()).toEqual([scenario]);
    expect(local.asked()).toEqual(['GET /v1/sandbox/scenarios/']);
  });

  it('is armed with the token of the session instead of the key', async () => {
    local.answering(200, { session_id: SESSION_ID, scenario: 'decline_aml_hit', status: 'Not Started' });
    const arm = { session_id: SESSION_ID, session_token: 'AbCd_12-xyZ9', scenario: 'decline_aml_hit' };
    expect((await didit.sandbox.scenarios.arm(arm)).scenario).toBe('decline_aml_hit');
    expect(local.asked()).toEqual([`POST /v3/session/${SESSION_ID}/sandbox/arm/`]);
    expect(local.sent()).toEqual({ scenario: 'decline_aml_hit' });
    expect(local.seen[0]?.headers).toMatchObject({ 'session-token': 'AbCd_12-xyZ9' });
    expect(local.seen[0]?.headers['x-api-key']).toBeUndefined();
  });

  it('refuses unknown scenarios, and never quotes the token', async () => {
    local.answering(400, { scenario: ["Unknown sandbox scenario: 'x'."], token: 'AbCd_12-xyZ9' });
    const arm = { session_id: SESSION_ID, session_token: 'AbCd_12-xyZ9', scenario: 'x' };
    const error = await errorOf(didit.sandbox.scenarios.arm(arm));
    expect(error.fields).toEqual({ scenario: ["Unknown sandbox scenario: 'x'."], token: ['[secret]'] });
  });
});
