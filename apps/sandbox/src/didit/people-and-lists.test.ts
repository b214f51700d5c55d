import { describe, expect, it } from 'vitest';
import { PARTNER_APPLICATION_ID } from '../context.ts';
import { startReceiver, startSandbox, until } from '../testing.ts';

describe('users', () => {
  it('come from sessions with their counts, and can be renamed', async () => {
    const t = await startSandbox();
    await t.played('approve', { vendor_data: 'customer-1' });
    await t.played('decline_document_expired', { vendor_data: 'customer-1' });
    const { json } = await t.call('GET', '/v3/users/customer-1/');
    expect(json).toMatchObject({ session_count: 2, approved_count: 1, declined_count: 1, status: 'ACTIVE' });
    expect(json.approved_emails).toHaveLength(1);
    const changed = await t.call('PATCH', '/v3/users/customer-1/', {
      display_name: 'Marta',
      metadata: { a: 1 },
    });
    expect(changed.json).toMatchObject({ effective_name: 'Marta', metadata: { a: 1 } });
    expect((await t.call('GET', '/v3/users/')).json.count).toBe(1);
  });

  it('that are blocked cannot start again, are on the blocklist, and an event tells it', async () => {
    const { url, received } = await startReceiver(200);
    const t = await startSandbox();
    await t.call('POST', '/v3/webhook/destinations/', {
      label: 'People',
      url,
      subscribed_events: ['user.status.updated', 'user.data.updated'],
    });
    const id = await t.played('approve', { vendor_data: 'customer-1' });
    const { workflow_id } = await t.decision(id);
    await t.call('PATCH', '/v3/users/customer-1/update-status/', { status: 'BLOCKED' });
    const again = await t.call('POST', '/v3/session/', { workflow_id, vendor_data: 'customer-1' });
    expect([again.status, again.json.vendor_data]).toEqual([
      400,
      'This user or business has been blocked and cannot create new verification sessions.',
    ]);
    await until(() => received.length === 1);
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({
      webhook_type: 'user.status.updated',
      vendor_data: 'customer-1',
      previous_status: 'ACTIVE',
      status: 'BLOCKED',
    });
    const lists = (await t.call('GET', '/v3/lists/?entry_type=user')).json.results;
    expect(lists[0]).toMatchObject({ is_system: true, entry_count: 1 });
    await t.call('PATCH', '/v3/users/customer-1/update-status/', { status: 'ACTIVE' });
    expect((await t.call('POST', '/v3/session/', { workflow_id, vendor_data: 'customer-1' })).status).toBe(
      201,
    );
  });

  it('are gone after deleting until they verify again', async () => {
    const t = await startSandbox();
    await t.played('approve', { vendor_data: 'customer-1' });
    const body = { vendor_data_list: ['customer-1', 'nobody'] };
    expect((await t.call('POST', '/v3/users/delete/', body)).json).toEqual({ deleted: 1 });
    expect((await t.call('GET', '/v3/users/customer-1/')).status).toBe(404);
    expect((await t.call('POST', '/v3/users/create/', { vendor_data: 'customer-1' })).status).toBe(201);
    expect((await t.call('GET', '/v3/users/customer-1/')).json.session_count).toBe(0);
  });
});

describe('lists', () => {
  it('are made, filled in one spelling, searched and removed, but not the system ones', async () => {
    const t = await startSandbox();
    const wanted = { name: 'Friends', list_type: 'allowlist', entry_type: 'phone' };
    const { uuid } = (await t.call('POST', '/v3/lists/', wanted)).json;
    expect((await t.call('POST', '/v3/lists/', wanted)).status).toBe(400);
    const entries = `/v3/lists/${uuid}/entries/`;
    const entry = (await t.call('POST', entries, { value: '+34 600 111-222', comment: 'checked' })).json;
    expect(entry.value).toBe('+34600111222');
    expect((await t.call('POST', entries, { value: 'no number' })).status).toBe(400);
    expect((await t.call('GET', `${entries}?search=600111`)).json.count).toBe(1);
    expect((await t.call('DELETE', `${entries}${entry.uuid}/`)).status).toBe(204);
    expect((await t.call('GET', entries)).json.count).toBe(0);
    const [system] = (await t.call('GET', '/v3/lists/?list_type=blocklist')).json.results;
    expect((await t.call('DELETE', `/v3/lists/${system.uuid}/`)).status).toBe(400);
    expect((await t.call('DELETE', `/v3/lists/${uuid}/`)).status).toBe(204);
  });

  it('take values from a session, and a blocked value declines later sessions', async () => {
    const t = await startSandbox();
    const id = await t.played('approve');
    const [list] = (await t.call('GET', '/v3/lists/?list_type=blocklist&entry_type=document')).json.results;
    const entries = `/v3/lists/${list.uuid}/entries/`;
    const entry = await t.call('POST', entries, { reference_session_id: id });
    expect(entry.json).toMatchObject({ reference_session_id: id, added_by: 'api' });
    const later = await t.played('approve', { same_person_as: id });
    const decision = await t.decision(later);
    expect(decision.status).toBe('Declined');
    const risks = decision.id_verifications[0].warnings.map((warning: { risk: string }) => warning.risk);
    expect(risks).toContain('ID_DOCUMENT_IN_BLOCKLIST');
  });

  it('take the picture of a face', async () => {
    const t = await startSandbox();
    const [list] = (await t.call('GET', '/v3/lists/?entry_type=face')).json.results;
    const path = `/v3/lists/${list.uuid}/entries/face-upload/`;
    expect((await t.call('POST', path, { image: 'bm90IGEgcGljdHVyZQ==' })).status).toBe(400);
    const image = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(64)]).toString('base64');
    expect((await t.call('POST', path, { image })).status).toBe(201);
  });
});

describe('questionnaires', () => {
  it('are versioned like workflows, asked by one, and answered in the decision', async () => {
    const t = await startSandbox();
    const form = {
      title: 'Income',
      languages: ['en'],
      form_elements: [{ id: 'how_much', element_type: 'number', label: { en: 'How much a year?' } }],
    };
    const { questionnaire_id } = (await t.call('POST', '/v3/questionnaires/', form)).json;
    const path = `/v3/questionnaires/${questionnaire_id}/`;
    const next = (await t.call('PATCH', path, { title: 'Income again', status: 'published' })).json;
    expect([next.version, next.questionnaire_group_id]).toEqual([2, questionnaire_id]);
    expect((await t.call('PATCH', path, { status: 'draft' })).status).toBe(400);
    const features = [
      { feature: 'OCR', config: {} },
      { feature: 'QUESTIONNAIRE', config: { questionnaire_uuid: next.questionnaire_id } },
    ];
    const { uuid } = (await t.call('POST', '/v3/workflows/', { features })).json;
    const id = await t.played('approve', { workflow_id: uuid });
    const [answers] = (await t.decision(id)).questionnaire_responses;
    expect(answers).toMatchObject({ questionnaire_id: next.questionnaire_id, title: 'Income again' });
    expect(answers.sections[0].items[0]).toMatchObject({ value: 'how_much', answer: { value: '3' } });
    expect((await t.call('DELETE', `/v3/questionnaires/${next.questionnaire_id}/`)).status).toBe(204);
    expect((await t.decision(id)).questionnaire_responses).toBeNull();
  });
});

describe('sharing and batch deletion', () => {
  it('hands out a token for the partner, and takes a session over once', async () => {
    const t = await startSandbox();
    const id = await t.played('approve');
    const out = await t.call('POST', `/v3/session/${id}/share/`, {
      for_application_id: PARTNER_APPLICATION_ID,
    });
    expect(out.json.share_token.split('.')).toHaveLength(3);
    const { share_token } = (await t.call('POST', '/_sandbox/shares', { session_id: id })).json;
    const { workflow_id } = await t.decision(id);
    const body = { share_token, trust_review: false, workflow_id, vendor_data: 'shared-1' };
    const taken = await t.call('POST', '/v3/session/import-shared/', body);
    expect(taken.json).toMatchObject({ status: 'In Review', vendor_data: 'shared-1' });
    expect((await t.decision(taken.json.session_id)).session_id).toBe(taken.json.session_id);
    expect((await t.call('POST', '/v3/session/import-shared/', body)).status).toBe(403);
  });

  it('deletes by number, skipping numbers of nobody, without a webhook', async () => {
    const t = await startSandbox();
    const id = await t.played('approve');
    const { session_number } = await t.decision(id);
    const { json } = await t.call('POST', '/v3/sessions/delete/', {
      session_numbers: [String(session_number), 9],
    });
    expect(json.results).toMatchObject([{ session_id: id }]);
    expect((await t.call('GET', `/v3/session/${id}/decision/`)).status).toBe(404);
  });
});
