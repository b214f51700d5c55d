import { describe, expect, it } from 'vitest';
import { isoMicros } from '../clock.ts';
import { KEY, startSandbox } from '../testing.ts';

const FEATURES = [{ feature: 'OCR' }, { feature: 'LIVENESS' }, { feature: 'FACE_MATCH' }];

async function withWorkflow() {
  const t = await startSandbox();
  const workflow = (await t.call('POST', '/v3/workflows/', { workflow_label: 'Plain', features: FEATURES }))
    .json;
  return { ...t, workflowId: String(workflow.workflow_id), workflowUuid: String(workflow.uuid) };
}

describe('creating a session', () => {
  it('answers 201 with exactly the documented keys', async () => {
    const t = await withWorkflow();
    const answer = await t.call('POST', '/v3/session/', {
      workflow_id: t.workflowId,
      vendor_data: 'cust-1',
      language: 'pt-BR',
    });
    expect(answer.status).toBe(201);
    expect(Object.keys(answer.json).sort()).toEqual(
      [
        'callback',
        'metadata',
        'session_id',
        'session_number',
        'session_token',
        'status',
        'url',
        'vendor_data',
        'workflow_id',
        'workflow_version',
      ].sort(),
    );
    expect(answer.json.session_token).toMatch(/^[\w-]{12}$/);
    expect(answer.json.url).toContain(`/pt-BR/session/${answer.json.session_token}`);
    expect(answer.json.status).toBe('Not Started');
  });

  it('hands back the unfinished session of the same customer with new callback and metadata', async () => {
    const t = await withWorkflow();
    const first = await t.call('POST', '/v3/session/', { workflow_id: t.workflowId, vendor_data: 'cust-1' });
    const again = {
      workflow_id: t.workflowId,
      vendor_data: 'cust-1',
      metadata: { n: 2 },
      callback: 'myapp://done',
    };
    const second = await t.call('POST', '/v3/session/', again);
    expect(second.status).toBe(201);
    expect(second.json.session_id).toBe(first.json.session_id);
    expect(second.json).toMatchObject({ metadata: { n: 2 }, callback: 'myapp://done' });
  });

  it('makes a new session when the workflow was published anew', async () => {
    const t = await withWorkflow();
    const first = await t.call('POST', '/v3/session/', { workflow_id: t.workflowId, vendor_data: 'cust-1' });
    await t.call('PATCH', `/v3/workflows/${t.workflowUuid}/`, { status: 'published' });
    const second = await t.call('POST', '/v3/session/', { workflow_id: t.workflowId, vendor_data: 'cust-1' });
    expect(second.json.session_id).not.toBe(first.json.session_id);
    expect(second.json.workflow_version).toBe(2);
  });

  it('refuses a missing and an unknown workflow in two different shapes', async () => {
    const t = await withWorkflow();
    expect((await t.call('POST', '/v3/session/', {})).json).toEqual({
      workflow_id: ['This field is required.'],
    });
    const unknown = { workflow_id: '00000000-0000-4000-8000-000000000000' };
    expect((await t.call('POST', '/v3/session/', unknown)).json).toEqual({
      workflow_id: 'Invalid workflow_id.',
    });
  });

  it('echoes contact details in full and drops a phone that is none', async () => {
    const t = await withWorkflow();
    const contact = { email: 'a@b.example', phone: 'not a phone' };
    const { json } = await t.call('POST', '/v3/session/', {
      workflow_id: t.workflowId,
      contact_details: contact,
    });
    expect((await t.decision(json.session_id)).contact_details).toEqual({
      email: 'a@b.example',
      email_lang: 'en',
      send_notification_emails: false,
      phone: null,
    });
  });
});

describe('the session list', () => {
  it('is newest first, pages with absolute links and keeps the filters in them', async () => {
    const t = await startSandbox({ seed: 'demo' });
    const first = (await t.call('GET', '/v3/sessions/?status=In%20Review&limit=20')).json;
    const numbers = first.results.map((row: { session_number: number }) => row.session_number);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(first.previous).toBeNull();
    expect(new URL(first.next).searchParams.get('status')).toBe('In Review');
    const second = (await t.call('GET', new URL(first.next).pathname + new URL(first.next).search)).json;
    expect(second.results).toHaveLength(20);
    expect(second.results[0].session_number).toBeLessThan(numbers.at(-1));
  });

  const filters: [query: string, check: (row: Record<string, unknown>) => boolean][] = [
    ['status=Approved,Declined', (row) => row.status === 'Approved' || row.status === 'Declined'],
    ['country=PRT,MAR', (row) => row.country === 'PRT' || row.country === 'MAR'],
    ['document_type=RP', (row) => row.document_type === 'Residence Permit'],
    ['search=gonc', (row) => String(row.full_name).includes('Gonçalves')],
    ['search=OZDEMIR', (row) => String(row.full_name).includes('Özdemir')],
    ['warning=NFC_CHIP_NOT_VERIFIED', (row) => row.status === 'In Review' || row.status === 'Declined'],
  ];
  for (const [query, check] of filters) {
    it(`filters by ${query}`, async () => {
      const t = await startSandbox({ seed: 'demo' });
      const { count, results } = (await t.call('GET', `/v3/sessions/?${query}&limit=100`)).json;
      expect(count).toBeGreaterThan(0);
      expect(count).toBeLessThan(30);
      expect(results.every(check)).toBe(true);
    });
  }

  it('finds a session by its id, its number, an e-mail and nothing by an unknown status', async () => {
    const t = await startSandbox({ seed: 'demo' });
    const row = (await t.call('GET', '/v3/sessions/?status=In%20Review&limit=1')).json.results[0];
    const count = async (query: string) => (await t.call('GET', `/v3/sessions/?${query}`)).json.count;
    expect(await count(`search=${row.session_id}`)).toBe(1);
    expect(await count(`search=${row.session_number}`)).toBe(1);
    expect(await count(`search=${encodeURIComponent(row.email_address.email)}`)).toBe(1);
    expect(await count(`vendor_data=${row.vendor_data}`)).toBe(1);
    expect(await count('status=in%20review')).toBe(0);
    expect(await count(`date_from=${isoMicros(new Date()).slice(0, 10)}&date_to=2000-01-01`)).toBe(0);
  });

  it('refuses malformed typed filters field by field', async () => {
    const t = await startSandbox();
    const body = async (query: string) => (await t.call('GET', `/v3/sessions/?${query}`)).json;
    expect(await body('date_from=yesterday')).toEqual({ date_from: ['Enter a valid date.'] });
    expect(await body('didit_internal_id=7')).toEqual({ didit_internal_id: ['Enter a valid UUID.'] });
    expect(await body('session_kind=x')).toEqual({ session_kind: 'Must be "user", "business", or "all".' });
    expect(await body('api_service=FOO')).toEqual({
      api_service: ['Select a valid choice. FOO is not one of the available choices.'],
    });
  });
});

describe('deleting a session', () => {
  it('takes it from list, decision, reviews and media at once and answers 404 the second time', async () => {
    const t = await startSandbox();
    const id = await t.played('approve');
    const answer = await t.call('DELETE', `/v3/session/${id}/delete/`);
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ session_id: id, face_retention_outcome: 'deleted' });
    expect((await t.call('DELETE', `/v3/session/${id}/delete/`)).status).toBe(404);
    expect((await t.call('GET', `/v3/session/${id}/decision/`)).json).toEqual({
      detail: 'Session not found.',
    });
    expect((await t.call('GET', '/v3/sessions/')).json.count).toBe(0);
  });
});

describe('reviews made through the API', () => {
  it('label the session without changing it and lose their author', async () => {
    const t = await startSandbox();
    const id = await t.played('review_mrz_check_digit');
    const made = await t.call('POST', `/v3/sessions/${id}/reviews/`, {
      new_status: 'Declined',
      comment: 'hm',
    });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ user: 'Unknown', new_status: 'Declined', comment: 'hm' });
    expect((await t.decision(id)).status).toBe('In Review');
    const bad = await t.call('POST', `/v3/sessions/${id}/reviews/`, { new_status: 'approved' });
    expect(bad.json).toEqual({ new_status: ['"approved" is not a valid choice.'] });
  });

  it('are listed oldest first on request', async () => {
    const t = await startSandbox();
    const id = await t.played('review_mrz_check_digit');
    for (const comment of ['one', 'two']) await t.call('POST', `/v3/sessions/${id}/reviews/`, { comment });
    const comments = async (query: string) => {
      const { results } = (
        await t.call('GET', `/v3/sessions/${id}/reviews/${query}`, undefined, { 'x-api-key': KEY })
      ).json;
      return results.map((review: { comment: string }) => review.comment);
    };
    expect(await comments('')).toEqual(['two', 'one']);
    expect(await comments('?ordering=created_at')).toEqual(['one', 'two']);
  });
});
