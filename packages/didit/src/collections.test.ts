import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Didit } from './client.ts';
import { errorOf, type ScriptedDidit, SESSION_ID, startScriptedDidit } from './testing/local-didit.ts';

const UUID = 'bb000000-0000-4000-8000-000000000001';
const ENTRY = 'cc000000-0000-4000-8000-000000000002';

let local: ScriptedDidit;
let didit: Didit;

beforeAll(async () => {
  local = await startScriptedDidit();
  didit = local.didit;
});
beforeEach(() => local.forget());
afterAll(() => local.stop());

const onePage = (row: unknown) => ({ count: 1, next: null, previous: null, results: [row] });

describe('questionnaires', () => {
  const questionnaire = { questionnaire_id: UUID, title: 'Onboarding', sections: null, graph: { nodes: {} } };
  const element = {
    element_type: 'single_choice',
    label: { en: 'Source of funds', es: 'Origen de los fondos' },
    is_required: true,
    options: [{ value: 'work', label: { en: 'Work' } }],
  };
  const body = { title: 'Onboarding', languages: ['en', 'es'], form_elements: [element] };

  it('are listed by version', async () => {
    local.answering(
      200,
      onePage({ uuid: UUID, title: null, question_types: ['SHORT_TEXT'], languages: null }),
    );
    const { results } = await didit.questionnaires.list({ limit: 5, offset: 10 });
    expect(results).toMatchObject([{ uuid: UUID, languages: [], workflow_names: [] }]);
    expect(local.asked()).toEqual(['GET /v3/questionnaires/?limit=5&offset=10']);
  });

  it('are created, read, changed and removed', async () => {
    local.answering(201, questionnaire);
    expect((await didit.questionnaires.create(body)).sections).toEqual([]);
    expect(local.sent()).toEqual(body);
    local.answering(200, questionnaire);
    await didit.questionnaires.retrieve(UUID);
    await didit.questionnaires.update(UUID, { status: 'published' });
    expect(local.sent()).toEqual({ status: 'published' });
    local.answering(204);
    await didit.questionnaires.delete(UUID);
    expect(local.asked()).toEqual([
      'POST /v3/questionnaires/',
      `GET /v3/questionnaires/${UUID}/`,
      `PATCH /v3/questionnaires/${UUID}/`,
      `DELETE /v3/questionnaires/${UUID}/`,
    ]);
  });

  it('with a graph are refused in Didit’s words', async () => {
    local.answering(400, {
      graph: 'The v3 questionnaire API only accepts simple `form_elements`, not `graph`.',
    });
    const error = await errorOf(didit.questionnaires.create(body));
    expect(error.fields.graph?.[0]).toContain('form_elements');
  });
});

describe('lists by value', () => {
  const list = { uuid: UUID, name: 'Trusted', list_type: 'allowlist', entry_type: 'email', entry_count: 0 };

  it('are found by kind, made, renamed and removed', async () => {
    local.answering(200, onePage(list));
    await didit.lists.list({ list_type: 'allowlist', entry_type: 'email', ordering: '-entry_count' });
    local.answering(201, list);
    await didit.lists.create({ name: 'Trusted', list_type: 'allowlist', entry_type: 'email' });
    local.answering(200, { ...list, name: 'Known' });
    expect((await didit.lists.retrieve(UUID)).list_type).toBe('allowlist');
    expect((await didit.lists.update(UUID, { name: 'Known' })).name).toBe('Known');
    local.answering(204);
    await didit.lists.delete(UUID);
    expect(local.asked()).toEqual([
      'GET /v3/lists/?limit=50&list_type=allowlist&entry_type=email&ordering=-entry_count',
      'POST /v3/lists/',
      `GET /v3/lists/${UUID}/`,
      `PATCH /v3/lists/${UUID}/`,
      `DELETE /v3/lists/${UUID}/`,
    ]);
  });

  it('that belong to the system cannot be removed', async () => {
    local.answering(403, { detail: 'System lists cannot be deleted.' });
    expect(await errorOf(didit.lists.delete(UUID))).toMatchObject({ kind: 'auth', maybeApplied: false });
  });

  it('hold entries: by value, from a session, or as a face', async () => {
    const entry = { uuid: ENTRY, value: '+34600000000', added_by: 'api', metadata: null };
    local.answering(201, entry);
    const { entries } = didit.lists;
    expect((await entries.create(UUID, { value: '+34 600 000 000' })).value).toBe('+34600000000');
    await entries.create(UUID, { reference_session_id: SESSION_ID });
    expect(local.sent()).toEqual({ reference_session_id: SESSION_ID });
    await entries.uploadFace(UUID, { image: '/9j/4AAQ', comment: 'seen before' });
    expect(local.sent()).toEqual({ image: '/9j/4AAQ', comment: 'seen before' });
    local.answering(200, onePage(entry));
    expect((await entries.list(UUID, { search: '600' })).results).toEqual([entry]);
    local.answering(204);
    await entries.delete(UUID, ENTRY);
    expect(local.asked()).toEqual([
      `POST /v3/lists/${UUID}/entries/`,
      `POST /v3/lists/${UUID}/entries/`,
      `POST /v3/lists/${UUID}/entries/face-upload/`,
      `GET /v3/lists/${UUID}/entries/?limit=50&search=600`,
      `DELETE /v3/lists/${UUID}/entries/${ENTRY}/`,
    ]);
  });

  it('are walked through entry by entry', async () => {
    local.answering(200, onePage({ uuid: ENTRY, value: 'a@example.com' }));
    const values: unknown[] = [];
    for await (const entry of didit.lists.entries.iterate(UUID)) values.push(entry.value);
    expect(values).toEqual(['a@example.com']);
  });

  it('name the id that is wrong, of the two an entry needs', async () => {
    const error = await errorOf(didit.lists.entries.delete(UUID, 'first'));
    expect(error).toMatchObject({ kind: 'validation', fields: { entry_uuid: ['is not a UUID'] } });
    expect(error.operation).toBe('DELETE /v3/lists/{list_uuid}/entries/{entry_uuid}/');
    expect(local.seen).toHaveLength(0);
  });
});

describe('users', () => {
  const user = { didit_internal_id: UUID, vendor_data: 'user-1', status: 'ACTIVE', tags: null };

  it('are listed with gaps read as nothing', async () => {
    local.answering(200, onePage({ didit_internal_id: UUID, vendor_data: null }));
    expect((await didit.users.list()).results).toMatchObject([
      { vendor_data: null, approved_emails: [], tags: [], features_list: [] },
    ]);
  });

  it('are found under whatever id the caller gave them', async () => {
    local.answering(200, user);
    await didit.users.retrieve('Órdenes/7 ?#');
    expect(local.asked()).toEqual(['GET /v3/users/%C3%93rdenes%2F7%20%3F%23/']);
  });

  it('are created, changed, blocked and removed', async () => {
    local.answering(201, user);
    await didit.users.create({ vendor_data: 'user-1', full_name: 'Marta Quintela' });
    local.answering(200, { ...user, status: 'BLOCKED', comments: [{ changed_fields: null }] });
    await didit.users.update('user-1', { metadata: { tier: 2 } });
    const blocked = await didit.users.updateStatus('user-1', { status: 'BLOCKED' });
    expect(blocked).toMatchObject({ status: 'BLOCKED', comments: [{ changed_fields: [] }] });
    local.answering(200, { deleted: 1 });
    expect(await didit.users.batchDelete(['user-1', 'nobody'])).toBe(1);
    expect(local.sent()).toEqual({ vendor_data_list: ['user-1', 'nobody'] });
    expect(local.asked()).toEqual([
      'POST /v3/users/create/',
      'PATCH /v3/users/user-1/',
      'PATCH /v3/users/user-1/update-status/',
      'POST /v3/users/delete/',
    ]);
  });

  it.each([[[]], [['']], [['user-1', '']]])('are not removed by %j', async (vendorData) => {
    const error = await errorOf(didit.users.batchDelete(vendorData));
    expect(error).toMatchObject({ kind: 'validation', status: null, maybeApplied: false });
    expect(local.seen).toHaveLength(0);
  });

  it('tell a missing login from a missing permission by status only', async () => {
    const detail = 'You must be authenticated with a valid access token to access this endpoint.';
    local.answering(401, { detail });
    expect(await errorOf(didit.users.list())).toMatchObject({ kind: 'auth', status: 401, detail });
  });
});

describe('workflows from switches', () => {
  const workflow = { uuid: UUID, workflow_id: UUID };
  const flags = { workflow_label: 'Seed', is_liveness_enabled: true, is_aml_enabled: true } as const; // literals

  it('are written as features today', async () => {
    local.answering(201, workflow);
    await didit.workflows.createFromFlags({ ...flags, aml_decline_threshold: 80 });
    expect(local.sent()).toMatchObject({
      workflow_label: 'Seed',
      features: [{ feature: 'OCR' }, { feature: 'LIVENESS' }, { feature: 'AML' }],
    });
    local.answering(200, workflow);
    await didit.workflows.updateFromFlags(UUID, {});
    expect(local.sent()).toMatchObject({ features: [{ feature: 'OCR' }] });
    expect(local.asked()).toEqual(['POST /v3/workflows/', `PATCH /v3/workflows/${UUID}/`]);
  });

  it('go out as given to a server that is told to be older', async () => {
    const older = await startScriptedDidit({ dialect: 'flat' });
    older.answering(201, workflow);
    await older.didit.workflows.createFromFlags({ ...flags, aml_decline_threshold: 80 });
    expect(older.sent()).toEqual({ workflow_type: 'kyc', ...flags, aml_decline_threshold: 80 });
    older.answering(200, workflow);
    await older.didit.workflows.updateFromFlags(UUID, { is_nfc_enabled: false });
    expect(older.sent()).toEqual({ workflow_type: 'kyc', is_nfc_enabled: false });
    await older.stop();
  });

  it('that make no sense are refused before sending, place by place', async () => {
    const error = await errorOf(
      didit.workflows.createFromFlags({
        face_match_score_decline_threshold: 101,
        workflow_label: 'x'.repeat(51),
      }),
    );
    expect(error.fields).toEqual({
      face_match_score_decline_threshold: ['does not fit (too_big)'],
      workflow_label: ['does not fit (too_big)'],
    });
    expect(local.seen).toHaveLength(0);
  });
});
