import { describe, expect, it } from 'vitest';
import { startSandbox } from '../testing.ts';

const PLAIN = {
  workflow_label: 'Plain',
  features: [
    { feature: 'OCR' },
    { feature: 'LIVENESS', config: { face_liveness_method: 'passive' } },
    { feature: 'FACE_MATCH' },
  ],
};

describe('creating a workflow', () => {
  it('answers 201 with the configuration, defaults filled in', async () => {
    const t = await startSandbox();
    const { status, json } = await t.call('POST', '/v3/workflows/', PLAIN);
    expect(status).toBe(201);
    expect(json).toMatchObject({
      workflow_label: 'Plain',
      version: 1,
      status: 'published',
      features: 'OCR + LIVENESS + FACE_MATCH',
      max_retry_attempts: 3,
      retry_window_days: 7,
      session_expiration_time: 604_800,
      is_liveness_enabled: true,
    });
    expect(json.uuid).toBe(json.workflow_id);
    expect(json.workflow_graph.start_node).toBe('feature_ocr_1');
  });

  const refusals: [title: string, body: unknown, field: string, text: RegExp | string][] = [
    ['no features', { workflow_label: 'x' }, 'features', 'At least one feature is required.'],
    [
      'the old flat form',
      { ...PLAIN, workflow_type: 'kyc' },
      'workflow_type',
      /^The v3 workflow API only accepts `workflow_label`, `is_default`, `status`, `features`/,
    ],
    [
      'an unknown feature',
      { features: [{ feature: 'FOO' }] },
      'features',
      /^Invalid feature 'FOO'\. Allowed values: AGE_ESTIMATION, AML, /,
    ],
    [
      'a face match before the document',
      { features: [{ feature: 'FACE_MATCH' }, { feature: 'OCR' }] },
      'features',
      "Feature 'FACE_MATCH' must appear after one of: OCR.",
    ],
    [
      'a passive step at the head',
      { features: [{ feature: 'AML' }, { feature: 'OCR' }] },
      'features',
      /^Feature 'AML' cannot be the first/,
    ],
    ['too long a label', { ...PLAIN, workflow_label: 'x'.repeat(51) }, 'workflow_label', /50 characters/],
    ['a number out of range', { ...PLAIN, session_expiration_time: 60 }, 'session_expiration_time', /3600/],
  ];
  for (const [title, body, field, text] of refusals) {
    it(`refuses ${title}`, async () => {
      const t = await startSandbox();
      const { status, json } = await t.call('POST', '/v3/workflows/', body);
      expect(status).toBe(400);
      expect(json[field][0]).toMatch(text);
    });
  }

  it('names an unknown questionnaire in a plain string', async () => {
    const t = await startSandbox();
    const features = [{ feature: 'OCR' }, { feature: 'QUESTIONNAIRE', config: { questionnaire_uuid: 'q' } }];
    const { json } = await t.call('POST', '/v3/workflows/', { features });
    expect(json.features).toMatch(/^Questionnaire 'q' was not found for this application\./);
  });

  it('stops at fifty', async () => {
    const t = await startSandbox();
    for (let count = 0; count < 50; count += 1)
      expect((await t.call('POST', '/v3/workflows/', PLAIN)).status).toBe(201);
    expect((await t.call('POST', '/v3/workflows/', PLAIN)).status).toBe(400);
  });
});

describe('changing a workflow', () => {
  it('edits a published version in place unless it is published again', async () => {
    const t = await startSandbox();
    const made = (await t.call('POST', '/v3/workflows/', PLAIN)).json;
    const edited = (await t.call('PATCH', `/v3/workflows/${made.uuid}/`, { workflow_label: 'Renamed' })).json;
    expect(edited).toMatchObject({ uuid: made.uuid, version: 1, workflow_label: 'Renamed' });
    const next = (
      await t.call('PATCH', `/v3/workflows/${made.uuid}/`, { status: 'published', max_retry_attempts: 0 })
    ).json;
    expect(next).toMatchObject({ workflow_id: made.uuid, version: 2, max_retry_attempts: 0 });
    expect(next.uuid).not.toBe(made.uuid);
    expect((await t.call('GET', '/v3/workflows/')).json.count).toBe(2);
  });

  it('publishes a draft unless it is to stay one, and never turns back', async () => {
    const t = await startSandbox();
    const made = (await t.call('POST', '/v3/workflows/', { ...PLAIN, status: 'draft' })).json;
    expect(
      (await t.call('PATCH', `/v3/workflows/${made.uuid}/`, { status: 'draft', workflow_label: 'B' })).json
        .status,
    ).toBe('draft');
    expect((await t.call('PATCH', `/v3/workflows/${made.uuid}/`, { workflow_label: 'C' })).json.status).toBe(
      'published',
    );
    const back = await t.call('PATCH', `/v3/workflows/${made.uuid}/`, { status: 'draft' });
    expect([back.status, back.json]).toEqual([
      400,
      { status: ['Cannot revert a published version to draft.'] },
    ]);
  });

  it('is gone for good after a delete', async () => {
    const t = await startSandbox();
    const made = (await t.call('POST', '/v3/workflows/', PLAIN)).json;
    expect((await t.call('DELETE', `/v3/workflows/${made.uuid}/`)).status).toBe(204);
    expect((await t.call('GET', `/v3/workflows/${made.uuid}/`)).json).toEqual({ detail: 'Not found.' });
  });
});

describe('the flat form, let in beside today’s', () => {
  const flat = { workflow_type: 'kyc', is_liveness_enabled: true, is_face_match_enabled: true };

  it('gives its sessions the older names in decisions, and nobody else', async () => {
    const t = await startSandbox({ profile: { dialect: 'both' } });
    const older = (await t.call('POST', '/v3/workflows/', flat)).json;
    const today = (await t.call('POST', '/v3/workflows/', { features: [{ feature: 'OCR' }] })).json;
    const read = async (workflow: { workflow_id: string }) =>
      t.decision(await t.played('review_mrz_check_digit', { workflow_id: workflow.workflow_id }));
    const old = await read(older);
    expect(old.id_verifications[0].expiry_date).toBe(old.id_verifications[0].expiration_date);
    expect(old.warnings).toMatchObject([{ risk: 'MRZ_VALIDATION_FAILED' }]);
    const current = await read(today);
    expect(current).not.toHaveProperty('warnings');
    expect(current.id_verifications[0]).not.toHaveProperty('expiry_date');
  });

  it('is refused as today when features are listed too', async () => {
    const t = await startSandbox({ profile: { dialect: 'both' } });
    const mixed = await t.call('POST', '/v3/workflows/', { ...flat, features: [{ feature: 'OCR' }] });
    expect(mixed.status).toBe(400);
    expect(JSON.stringify(mixed.json)).toContain('The v3 workflow API only accepts');
  });
});
