import { describe, expect, it } from 'vitest';
import { pathOf, startReceiver, startSandbox, until } from '../testing.ts';

const FEATURES = ['OCR', 'LIVENESS', 'FACE_MATCH', 'AML'].map((feature) => ({ feature }));

async function invited(more: Record<string, unknown> = {}) {
  const receiver = await startReceiver(200);
  const t = await startSandbox({
    webhook: { url: receiver.url, secret: 'a-secret-of-the-first-destination-0000000000' },
  });
  const workflow = (await t.call('POST', '/v3/workflows/', { features: FEATURES })).json;
  const session = (
    await t.call('POST', '/v3/session/', {
      workflow_id: workflow.workflow_id,
      callback: 'https://app.example/done?a=1',
      ...more,
    })
  ).json;
  return {
    ...t,
    receiver,
    id: String(session.session_id),
    page: pathOf(session.url),
    own: `/session/${session.session_token}`,
  };
}

describe('the hosted page', () => {
  it('leads from consent to the result and back to the client, with a webhook for each status', async () => {
    const t = await invited({
      expected_details: {
        first_name: 'Nour',
        last_name: 'Example',
        date_of_birth: '1990-02-03',
        id_country: 'PRT',
      },
    });
    expect((await t.call('GET', t.page, undefined, {})).text).toContain('Verify your identity');
    expect((await t.form(`${t.own}/consent`, { consent: 'yes' })).status).toBe(303);
    expect((await t.decision(t.id)).status).toBe('In Progress');
    expect((await t.call('GET', t.page, undefined, {})).text).toContain('Choose what to show to the camera');
    await t.form(`${t.own}/document`, { choice: 'valid-1' });
    await t.form(`${t.own}/selfie`, { choice: 'same' });
    await t.form(`${t.own}/outcome`, { outcome: 'auto' });
    const decision = await t.decision(t.id);
    expect(decision.status).toBe('Approved');
    expect(decision.id_verifications[0]).toMatchObject({
      first_name: 'Nour',
      last_name: 'Example',
      date_of_birth: '1990-02-03',
      issuing_state: 'PRT',
    });
    const result = await t.call('GET', t.page, undefined, {});
    expect(result.text).toContain(
      `https://app.example/done?a=1&amp;verificationSessionId=${t.id}&amp;status=Approved`,
    );
    await until(() => t.receiver.received.length === 2);
  });

  const findings = [
    ['expired', 'same', 'Declined', 'DOCUMENT_EXPIRED'],
    ['bad-mrz', 'same', 'In Review', 'MRZ_VALIDATION_FAILED'],
    ['valid-2', 'older', 'In Review', 'LOW_FACE_MATCH_SIMILARITY'],
    ['valid-1', 'screen', 'Declined', 'LIVENESS_FACE_ATTACK'],
  ] as const;
  for (const [document, selfie, status, risk] of findings) {
    it(`decides ${document} with ${selfie} as ${status} for ${risk}`, async () => {
      const t = await invited();
      await t.form(`${t.own}/consent`, { consent: 'yes' });
      await t.form(`${t.own}/document`, { choice: document });
      await t.form(`${t.own}/selfie`, { choice: selfie });
      await t.form(`${t.own}/outcome`, { outcome: 'auto' });
      expect((await t.decision(t.id)).status).toBe(status);
      expect((await t.call('GET', `/v3/sessions/?warning=${risk}`)).json.count).toBe(1);
    });
  }

  it('shows only the reopened steps after a resubmission and keeps the rest', async () => {
    const t = await invited();
    await t.form(`${t.own}/consent`, { consent: 'yes' });
    await t.form(`${t.own}/document`, { choice: 'bad-mrz' });
    await t.form(`${t.own}/selfie`, { choice: 'same' });
    await t.form(`${t.own}/outcome`, { outcome: 'auto' });
    const before = await t.decision(t.id);
    await t.call('PATCH', `/v3/session/${t.id}/update-status/`, {
      new_status: 'Resubmitted',
      comment: 'Too dark to read',
    });
    const page = await t.call('GET', t.page, undefined, {});
    expect(page.text).toContain('Too dark to read');
    expect(page.text).toContain('Step 1 of 3');
    await t.form(`${t.own}/consent`, { consent: 'yes' });
    await t.form(`${t.own}/document`, { choice: 'valid-1' });
    await t.form(`${t.own}/outcome`, { outcome: 'auto' });
    const after = await t.decision(t.id);
    expect(after.status).toBe('Approved');
    expect(after.liveness_checks[0].score).toBe(before.liveness_checks[0].score);
    expect(after.id_verifications[0].status).toBe('Approved');
  });

  it('shows a grey card for a document that is still being drawn, instead of keeping the browser waiting', async () => {
    const t = await invited();
    const first = await t.call('GET', `${t.own}/specimen/valid-3.jpg`, undefined, {});
    expect(first.status).toBe(200);
    const isDrawn = async () =>
      (await t.call('GET', `${t.own}/specimen/valid-3.jpg?1`, undefined, {})).headers['content-type'];
    await expect.poll(isDrawn, { timeout: 60_000, interval: 500 }).toBe('image/jpeg');
    if (first.headers['content-type'] !== 'image/jpeg') {
      expect(first.headers).toMatchObject({ 'content-type': 'image/svg+xml', 'cache-control': 'no-store' });
    }
  }, 70_000);

  it("does not know a stranger's link", async () => {
    const t = await invited();
    expect((await t.call('GET', '/en/session/abcdefghijkl', undefined, {})).status).toBe(404);
  });
});
