import { contract } from '@docket/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../../test/harness.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness({ seed: 'demo' });
});
afterEach(() => t.control('DELETE', '/_sandbox/faults'));
afterAll(() => t.close());

const list = async () => (await t.as('reviewer').call(contract.listWorkflows)).body.items;
const get = async (uuid: string) =>
  (await t.as('admin').call(contract.getWorkflow, { params: { workflowId: uuid } })).body.workflow;

/** Puts changed settings on the newest version of the first workflow. */
async function update(change: object, etag?: string) {
  const [{ uuid }] = await list();
  const before = await get(uuid);
  const answer = await t.as('admin').call(contract.updateWorkflow, {
    params: { workflowId: uuid },
    headers: { 'if-match': `"${etag ?? before.etag}"` },
    body: { ...before.settings, ...change },
  });
  return { before, answer };
}

describe('a workflow', () => {
  test('is listed with its versions, of which one per workflow takes new sessions', async () => {
    const items: { workflowId: string; isLatest: boolean }[] = await list();
    expect(items.length).toBeGreaterThan(2);
    const latest = items.filter(({ isLatest }) => isLatest).map(({ workflowId }) => workflowId);
    expect(latest.sort()).toEqual([...new Set(items.map(({ workflowId }) => workflowId))].sort());
  });

  test('keeps what was changed, and the audit log says from what to what', async () => {
    const { before, answer } = await update({ label: 'Renamed', faceMatchDeclineBelow: 33 });
    expect([answer.status, answer.body.workflow.settings]).toEqual([
      200,
      { ...before.settings, label: 'Renamed', faceMatchDeclineBelow: 33 },
    ]);
    const entry = (await t.audit()).findLast(({ action }) => action === 'workflow.changed');
    expect(entry?.change).toMatchObject({
      from: { label: before.settings.label, faceMatchDeclineBelow: before.settings.faceMatchDeclineBelow },
      to: { label: 'Renamed', faceMatchDeclineBelow: 33 },
    });
  });

  test('keeps steps the form does not know and steps it has twice, in their order, when something else changes', async () => {
    const twice = (await list()).find(
      ({ features, isLatest }: { features: string[]; isLatest: boolean }) =>
        isLatest && features.filter((name) => name === 'OCR').length === 2,
    );
    const before = await get(twice.uuid);
    const { body } = await t.as('admin').call(contract.updateWorkflow, {
      params: { workflowId: twice.uuid },
      headers: { 'if-match': `"${before.etag}"` },
      body: { ...before.settings, maxRetryAttempts: 1 },
    });
    expect(body.workflow.features).toEqual(before.features);
    const added = await t.as('admin').call(contract.updateWorkflow, {
      params: { workflowId: body.workflow.uuid },
      headers: { 'if-match': `"${body.workflow.etag}"` },
      body: { ...body.workflow.settings, aml: !before.settings.aml },
    });
    expect(new Set(added.body.workflow.features)).not.toEqual(new Set(before.features));
    expect(added.body.workflow.features.filter((name: string) => name === 'OCR')).toHaveLength(2);
  });

  test('that a colleague changed meanwhile is not overwritten', async () => {
    const { before } = await update({ label: 'First' });
    const { answer } = await update({ label: 'Second' }, before.etag);
    expect([answer.status, answer.body.code]).toEqual([412, 'version-mismatch']);
  });

  test('is gone from the list after deleting', async () => {
    const settings = (await get((await list())[0].uuid)).settings;
    const made = await t
      .as('admin')
      .call(contract.createWorkflow, { body: { ...settings, label: 'Short-lived' } });
    const { uuid, etag } = made.body.workflow;
    const input = { params: { workflowId: uuid }, headers: { 'if-match': `"${etag}"` } };
    expect((await t.as('admin').call(contract.deleteWorkflow, input)).status).toBe(204);
    expect((await list()).map((item: { uuid: string }) => item.uuid)).not.toContain(uuid);
    expect((await t.as('admin').call(contract.deleteWorkflow, input)).status).toBe(404);
  });

  test('with a label that no audit entry could hold is refused before Didit hears of it', async () => {
    const before = (await list()).length;
    const { answer } = await update({ label: 'half \ud800 a pair' });
    expect([answer.status, answer.body.errors?.[0].pointer]).toEqual([400, '/body/label']);
    expect((await list()).length).toBe(before);
  });
});

describe('what Didit refuses', () => {
  test.each([
    [400, 409, 'workflow-not-changeable', 'validation'],
    [403, 502, 'vendor-refused', 'auth'],
    [500, 502, 'vendor-error', 'server'],
  ])('with %i is told as %i %s and stays on record as an error', async (status, ours, code, reason) => {
    await t.control('PUT', '/_sandbox/faults', {
      rules: [{ method: 'PATCH', path: '/v3/workflows/', mode: 'status', status }],
    });
    const { answer } = await update({ label: 'Refused' });
    expect([answer.status, answer.body.code]).toEqual([ours, code]);
    expect((await t.audit()).at(-1)).toMatchObject({ action: 'workflow.changed', outcome: 'error', reason });
  });

  test('about an invitation stays on record too', async () => {
    await t.control('PUT', '/_sandbox/faults', {
      rules: [{ method: 'POST', path: '/v3/session/', mode: 'status', status: 400 }],
    });
    const [{ workflowId }] = await list();
    const invited = await t.as('admin').call(contract.createSession, { body: { workflowId } });
    expect([invited.status, invited.body.code]).toEqual([422, 'didit-refused-input']);
    expect((await t.audit()).at(-1)).toMatchObject({ action: 'session.created', outcome: 'error' });
  });
});

test('an invited customer gets a link, and the case stands in the queue before they open it', async () => {
  const [{ workflowId }] = await list();
  const { status, body } = await t.as('manager').call(contract.createSession, {
    body: {
      workflowId,
      vendorData: 'customer-4711',
      language: 'de',
      email: 'new@post.example',
      expected: { firstName: 'Zoë', lastName: 'Ångström' },
    },
  });
  expect([status, body.status]).toEqual([201, 'Not Started']);
  expect(body.url).toContain('/session/');
  await t.drain();
  const found = await t.as('reviewer').call(contract.listCases, { query: { q: 'angstrom customer-4711' } });
  expect(found.body.items).toMatchObject([
    { id: body.caseId, status: 'Not Started', vendorData: 'customer-4711' },
  ]);
});
