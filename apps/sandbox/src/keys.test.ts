import { describe, expect, it } from 'vitest';
import type { TestSandbox } from './testing.ts';
import { startSandbox } from './testing.ts';

async function key(t: TestSandbox, spec: object): Promise<{ 'x-api-key': string }> {
  return { 'x-api-key': (await t.call('POST', '/_sandbox/keys', spec)).json.key };
}

describe('a named key', () => {
  it('without media reads null in place of pictures, and without sessions no links', async () => {
    const t = await startSandbox();
    const id = await t.played('approve');
    const headers = await key(t, { scopes: { sessions: 'read', decisions: 'read' } });
    const { json } = await t.call('GET', `/v3/session/${id}/decision/`, undefined, headers);
    expect([json.session_url, json.id_verifications[0].front_image]).toEqual([null, null]);
    expect(json.id_verifications[0].first_name).not.toBeNull();
    const [row] = (await t.call('GET', '/v3/sessions/', undefined, headers)).json.results;
    expect([row.session_url, row.portrait_image]).toEqual([null, null]);
    const full = await key(t, { scopes: { sessions: 'write', decisions: 'read', media: 'read' } });
    const seen = (await t.call('GET', `/v3/session/${id}/decision/`, undefined, full)).json;
    expect(seen.session_url).toContain('/session/');
    expect(seen.id_verifications[0].front_image).toContain('X-Amz-Signature');
  });

  it('may do what its scopes say and nothing else', async () => {
    const t = await startSandbox();
    const id = await t.played('review_mrz_check_digit');
    const reader = await key(t, { scopes: { sessions: 'read', workflows: 'read' } });
    const body = { new_status: 'Approved' };
    expect((await t.call('PATCH', `/v3/session/${id}/update-status/`, body, reader)).status).toBe(403);
    expect((await t.call('GET', '/v3/workflows/', undefined, reader)).status).toBe(200);
    const block = { session_id: id, blocklist_document: true };
    expect((await t.call('POST', '/v3/blocklist/add/', block, reader)).status).toBe(403);
    expect((await t.call('GET', '/v3/users/', undefined, reader)).status).toBe(403);
  });

  it('does not find sessions outside its workflows and statuses', async () => {
    const t = await startSandbox();
    const approved = await t.played('approve');
    const waiting = await t.played('review_mrz_check_digit');
    const headers = await key(t, { scopes: { decisions: 'read', sessions: 'read' }, statuses: ['Approved'] });
    const read = (id: string) => t.call('GET', `/v3/session/${id}/decision/`, undefined, headers);
    expect([(await read(approved)).status, (await read(waiting)).status]).toEqual([200, 404]);
    expect((await t.call('GET', '/v3/sessions/', undefined, headers)).json.count).toBe(1);
  });

  it('expires', async () => {
    let now = new Date('2026-11-23T09:00:00Z');
    const t = await startSandbox({ now: () => now });
    const headers = await key(t, { scopes: { sessions: 'read' }, expires_at: '2026-11-24T00:00:00Z' });
    expect((await t.call('GET', '/v3/sessions/', undefined, headers)).status).toBe(200);
    now = new Date('2026-11-25T09:00:00Z');
    const late = await t.call('GET', '/v3/sessions/', undefined, headers);
    expect([late.status, late.json]).toEqual([401, { detail: 'This API key has expired.' }]);
  });
});

describe('the profile', () => {
  it('chooses what a wrong key gets and what deleting answers', async () => {
    const t = await startSandbox({ profile: { auth: 'july', deletion: '204' } });
    const id = await t.played('approve');
    const wrong = { 'x-api-key': 'nobody' };
    expect((await t.call('GET', '/v3/sessions/', undefined, wrong)).status).toBe(403);
    const decision = await t.call('GET', `/v3/session/${id}/decision/`, undefined, wrong);
    expect(decision.json.detail).toBe('Authentication credentials were not provided or are invalid.');
    const removed = await t.call('DELETE', `/v3/session/${id}/delete/`);
    expect([removed.status, removed.text]).toEqual([204, '']);
    await t.call('PUT', '/_sandbox/profile', { auth: 'newest' });
    expect((await t.call('GET', '/v3/sessions/', undefined, wrong)).status).toBe(401);
  });

  it('lets the older flat flags in when asked to', async () => {
    const t = await startSandbox({ profile: { dialect: 'both' } });
    const flat = {
      workflow_label: 'Quick start',
      workflow_type: 'kyc',
      is_liveness_enabled: true,
      is_face_match_enabled: true,
      face_match_score_decline_threshold: 50,
      is_aml_enabled: true,
      aml_decline_threshold: 80,
      max_retry_attempts: 3,
    };
    const { status, json } = await t.call('POST', '/v3/workflows/', flat);
    expect([status, json.features, json.workflow_type]).toEqual([
      201,
      'OCR + LIVENESS + FACE_MATCH + AML',
      'kyc',
    ]);
    expect(json).toMatchObject({ face_match_score_decline_threshold: 50, aml_score_review_threshold: 80 });
    const features = [{ feature: 'OCR', config: {} }];
    expect((await t.call('POST', '/v3/workflows/', { features })).status).toBe(201);
    await t.call('PUT', '/_sandbox/profile', { dialect: 'seed' });
    expect((await t.call('POST', '/v3/workflows/', { features })).status).toBe(400);
    await t.call('PUT', '/_sandbox/profile', { dialect: 'current' });
    expect(Object.keys((await t.call('POST', '/v3/workflows/', flat)).json)).toContain('workflow_type');
  });
});
