import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Didit } from './client.ts';
import { errorOf, type ScriptedDidit, SESSION_ID, startScriptedDidit } from './testing/local-didit.ts';

let local: ScriptedDidit;
let didit: Didit;

beforeAll(async () => {
  local = await startScriptedDidit({ timeoutMs: 500 });
  didit = local.didit;
});
beforeEach(() => local.forget());
afterAll(() => local.stop());

describe('one step of a session', () => {
  const done = {
    session_id: SESSION_ID,
    node_id: 'feature_ocr_1',
    feature_type: 'KYC',
    new_status: 'Approved',
  };

  it('is given a status of its own, with a comment for the trail', async () => {
    local.answering(200, done);
    const body = { new_status: 'Approved', comment: 'glare, but readable' } as const; // the literal status
    expect(await didit.sessions.updateFeatureStatus(SESSION_ID, 'feature_ocr_1', body)).toEqual(done);
    expect(local.asked()).toEqual([`PATCH /v3/session/${SESSION_ID}/features/feature_ocr_1/update-status/`]);
    expect(local.sent()).toEqual(body);
  });

  it('keeps its odd name to itself: it is escaped, never another path', async () => {
    local.answering(200, done);
    await didit.sessions.updateFeatureStatus(SESSION_ID, 'a/../b?c', { new_status: 'Declined' });
    expect(local.asked()).toEqual([`PATCH /v3/session/${SESSION_ID}/features/a%2F..%2Fb%3Fc/update-status/`]);
  });

  it.each(['', '.', '..', '\ud800'])('is not asked for under the name %j', async (nodeId) => {
    const call = didit.sessions.updateFeatureStatus(SESSION_ID, nodeId, { new_status: 'Approved' });
    expect(await errorOf(call)).toMatchObject({
      kind: 'validation',
      fields: { nodeId: ['cannot stand in a path'] },
      maybeApplied: false,
    });
    expect(local.seen).toHaveLength(0);
  });

  it('that already has the status says so, and one nobody has is not found', async () => {
    const change = () =>
      didit.sessions.updateFeatureStatus(SESSION_ID, 'default', { new_status: 'Approved' });
    local.answering(400, { new_status: 'The new status is the same as the current status.' });
    expect((await errorOf(change())).kind).toBe('same_status');
    local.answering(404, { detail: "No feature found with node_id 'default' in this session." });
    expect((await errorOf(change())).kind).toBe('not_found');
  });
});

describe('what was read from a document', () => {
  it('is corrected for one of several documents, and comes back whole', async () => {
    const record = {
      document_type: 'P',
      first_name: 'Marta',
      parsed_address: { country: 'ES' },
      brand_new: 1,
    };
    local.answering(200, record);
    const body = { first_name: 'Marta', extra_fields: { blood_group: null } };
    const corrected = await didit.sessions.updateData(SESSION_ID, body, { node_id: 'feature_ocr_2' });
    expect(corrected).toEqual(record);
    expect(local.asked()).toEqual([`PATCH /v3/session/${SESSION_ID}/update-data/?node_id=feature_ocr_2`]);
    expect(local.sent()).toEqual(body);
  });

  it('of an address proof goes its own way', async () => {
    local.answering(200, { issuer: 'Banco', poa_formatted_address: 'Rúa Nova 1' });
    const corrected = await didit.sessions.updatePoaData(SESSION_ID, { issuer: 'Banco' });
    expect(corrected.poa_formatted_address).toBe('Rúa Nova 1');
    expect(local.asked()).toEqual([`PATCH /v3/session/${SESSION_ID}/update-poa-data/`]);
  });

  it('tells which inner key was refused', async () => {
    local.answering(400, {
      parsed_address: { zipcode: 'Unsupported key.' },
      gender: ['"X" is not a valid choice.'],
    });
    const error = await errorOf(didit.sessions.updateData(SESSION_ID, { parsed_address: {} }));
    expect(error.fields).toEqual({
      'parsed_address.zipcode': ['Unsupported key.'],
      gender: ['"X" is not a valid choice.'],
    });
  });

  it('of an undecided session is not found', async () => {
    local.answering(404, { detail: 'No Session matches the given query.' });
    expect((await errorOf(didit.sessions.updatePoaData(SESSION_ID, {}))).kind).toBe('not_found');
  });

  it('is corrected ten times a minute and no more, each kind for itself', async () => {
    const fresh = await startScriptedDidit({ timeoutMs: 300 });
    fresh.answering(200, {});
    const calls = Array.from({ length: 11 }, () => fresh.didit.sessions.updateData(SESSION_ID, {}));
    const refused = (await Promise.allSettled(calls)).filter((outcome) => outcome.status === 'rejected');
    expect(refused.map(({ reason }) => reason)).toMatchObject([{ kind: 'rate_limited', status: null }]);
    await fresh.didit.sessions.updatePoaData(SESSION_ID, {});
    expect(fresh.seen).toHaveLength(11);
    await fresh.stop();
  });
});

describe('hits of a screening', () => {
  it('are reviewed one by one', async () => {
    const done = {
      message: 'Hit status updated successfully',
      hit_id: 'h1',
      review_status: 'False Positive',
    };
    local.answering(200, done);
    const body = { hit_id: 'h1', review_status: 'False Positive', node_id: 'feature_aml_2' } as const; // the literal
    expect(await didit.sessions.updateAmlHitStatus(SESSION_ID, body)).toEqual(done);
    expect(local.asked()).toEqual([`PATCH /v3/session/${SESSION_ID}/update-aml-hit-status/`]);
    expect(local.sent()).toEqual(body);
  });

  it('are reviewed together, all or none', async () => {
    local.answering(200, { message: 'Updated 2 hit(s) successfully', updated_hits: ['h1', 'h2'] });
    const hit_updates = ['h1', 'h2'].map((hit_id) => ({ hit_id, review_status: 'Inconclusive' as const })); // literal
    expect((await didit.sessions.bulkUpdateAmlHitStatus(SESSION_ID, { hit_updates })).updated_hits).toEqual([
      'h1',
      'h2',
    ]);
    expect(local.asked()).toEqual([`PATCH /v3/session/${SESSION_ID}/bulk-update-aml-hit-status/`]);
    local.answering(404, { detail: 'Hits not found: h2' });
    const error = await errorOf(didit.sessions.bulkUpdateAmlHitStatus(SESSION_ID, { hit_updates }));
    expect(error).toMatchObject({ kind: 'not_found', detail: 'Hits not found: h2', maybeApplied: false });
  });

  it('are not taken as reviewed when the answer was cut off by a gateway', async () => {
    local.answering(502, Buffer.from('<html>Bad gateway</html>'));
    const body = { hit_id: 'h1', review_status: 'Confirmed Match' } as const; // the literal
    const error = await errorOf(didit.sessions.updateAmlHitStatus(SESSION_ID, body));
    expect(error).toMatchObject({ kind: 'server', status: 502, maybeApplied: true });
    expect(local.seen).toHaveLength(1);
  });
});
