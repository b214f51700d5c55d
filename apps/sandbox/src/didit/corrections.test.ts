import { describe, expect, it } from 'vitest';
import type { TestSandbox } from '../testing.ts';
import { startReceiver, startSandbox, until } from '../testing.ts';

const SECRET = 'secret-for-corrections-0000000';

/** A sandbox whose events are received, and how often each kind came. */
async function listening() {
  const { url, received } = await startReceiver(200);
  const t = await startSandbox({ webhook: { url, secret: SECRET } });
  const events = () => received.map(({ body }) => JSON.parse(body));
  const updates = () => events().filter((event) => event.webhook_type === 'data.updated');
  return { t, updates };
}

const played = (t: TestSandbox, scenario: string) => t.played(scenario, { webhook: false });

describe('correcting document data', () => {
  it('answers the whole record, tells it once, logs what changed and judges nothing anew', async () => {
    const { t, updates } = await listening();
    const id = await played(t, 'review_mrz_check_digit');
    const { status, json } = await t.call('PATCH', `/v3/session/${id}/update-data/`, {
      first_name: 'Marta',
      last_name: 'Quintela',
      issuing_state: 'prt',
      extra_fields: { profession: 'baker', blood_group: null },
    });
    expect([status, json.first_name, json.issuing_state]).toEqual([200, 'Marta', 'PRT']);
    const [item] = (await t.decision(id)).id_verifications;
    expect(item).toMatchObject({ full_name: 'Marta Quintela', issuing_state_name: 'Portugal' });
    expect(item.extra_fields).toMatchObject({ profession: 'baker' });
    expect(item.extra_fields).not.toHaveProperty('blood_group');
    expect((await t.decision(id)).status).toBe('In Review');
    await until(() => updates().length === 1);
    expect(updates()[0]).toMatchObject({ trigger: 'manual_review', session_id: id, status: 'In Review' });
    const log = (await t.call('GET', `/v3/sessions/${id}/reviews/`)).json.results;
    expect(log[0]).toMatchObject({ activity_type: 'KYC_DATA_UPDATED', actor_type: 'API_KEY' });
    expect(log[0].changed_fields).toContain('first_name');
  });

  it('tells the same values again, but an empty body and an address that stays are silent', async () => {
    const { t, updates } = await listening();
    const id = await played(t, 'review_poa_partial_match');
    const path = `/v3/session/${id}/update-data/`;
    const { first_name } = (await t.call('PATCH', path, {})).json;
    await t.call('PATCH', path, { first_name });
    const poa = `/v3/session/${id}/update-poa-data/`;
    const { issuer } = (await t.call('PATCH', poa, {})).json;
    await t.call('PATCH', poa, { issuer });
    await t.call('PATCH', poa, { issuer: 'Aqua Municipal of Porto' });
    await until(() => updates().length === 2);
    expect((await t.call('GET', `/v3/sessions/${id}/reviews/`)).json.results).toHaveLength(1);
  });

  it('is refused eleven times a minute and in states without a result', async () => {
    const t = await startSandbox({ rateLimits: true });
    const id = await t.played('not_started');
    const path = `/v3/session/${id}/update-data/`;
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect((await t.call('PATCH', path, {})).json.detail).toBe('No Session matches the given query.');
    }
    expect((await t.call('PATCH', path, {})).json.detail).toContain('KYC data update rate limit');
  });
});

describe("changing one feature's status", () => {
  it('leaves the session as it is, tells it, and stays out of the list of decisions', async () => {
    const { t, updates } = await listening();
    const id = await played(t, 'review_mrz_check_digit');
    const path = `/v3/session/${id}/features/feature_ocr_1/update-status/`;
    const { json } = await t.call('PATCH', path, { new_status: 'Approved', comment: 'read by hand' });
    expect(json).toMatchObject({ feature_type: 'KYC', new_status: 'Approved' });
    const decision = await t.decision(id);
    expect([decision.status, decision.id_verifications[0].status]).toEqual(['In Review', 'Approved']);
    expect(decision.reviews).toEqual([]);
    await until(() => updates().length === 1);
  });
});

describe('reviewing AML hits', () => {
  it('marks one or many, all or nothing, with one event each time', async () => {
    const { t, updates } = await listening();
    const id = await played(t, 'review_aml_many_hits');
    const hits = async () => (await t.decision(id)).aml_screenings[0].hits;
    const [first, second, third] = await hits();
    const one = { hit_id: first.id, review_status: 'Confirmed Match' };
    expect((await t.call('PATCH', `/v3/session/${id}/update-aml-hit-status/`, one)).status).toBe(200);
    const bulk = `/v3/session/${id}/bulk-update-aml-hit-status/`;
    const mark = (hit_id: string) => ({ hit_id, review_status: 'Inconclusive' });
    const refused = await t.call('PATCH', bulk, { hit_updates: [mark(second.id), mark('zzz')] });
    expect(refused.json).toEqual({ detail: 'Hits not found: zzz' });
    expect((await hits())[1].review_status).toBe(second.review_status);
    const done = await t.call('PATCH', bulk, { hit_updates: [mark(second.id), mark(third.id)] });
    expect(done.json.message).toBe('Updated 2 hit(s) successfully');
    const after = await hits();
    expect(after.slice(0, 3).map((hit: { review_status: string }) => hit.review_status)).toEqual([
      'Confirmed Match',
      'Inconclusive',
      'Inconclusive',
    ]);
    await until(() => updates().length === 2);
    expect((await t.decision(id)).status).toBe('In Review');
  });
});

describe('sending back steps that need no customer', () => {
  it('twice within half a minute is refused', async () => {
    let now = new Date('2026-11-23T09:00:00Z');
    const t = await startSandbox({ now: () => now });
    const id = await t.played('review_aml_pep_hit');
    const send = () =>
      t.call('PATCH', `/v3/session/${id}/update-status/`, {
        new_status: 'Resubmitted',
        nodes_to_resubmit: [{ node_id: 'feature_aml_1', feature: 'AML' }],
      });
    expect((await send()).status).toBe(200);
    const again = await send();
    expect([again.status, again.headers['retry-after']]).toEqual([429, '30']);
    now = new Date('2026-11-23T09:00:31Z');
    expect((await send()).status).toBe(200);
  });
});
