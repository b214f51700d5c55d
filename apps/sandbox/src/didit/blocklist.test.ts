import { describe, expect, it } from 'vitest';
import { startSandbox } from '../testing.ts';

describe('the blocklist', () => {
  const cases = [
    ['face', 'FACE_IN_BLOCKLIST', 'liveness_checks'],
    ['document', 'ID_DOCUMENT_IN_BLOCKLIST', 'id_verifications'],
    ['phone', 'PHONE_NUMBER_IN_BLOCKLIST', 'phone_verifications'],
    ['email', 'EMAIL_IN_BLOCKLIST', 'email_verifications'],
  ] as const;
  for (const [type, risk, block] of cases) {
    it(`declines later sessions with the same ${type} and leaves the first one alone`, async () => {
      const t = await startSandbox();
      const id = await t.played('approve');
      const added = await t.call('POST', '/v3/blocklist/add/', {
        session_id: id,
        [`blocklist_${type}`]: true,
      });
      expect(added.status).toBe(200);
      const again = await t.decision(await t.played('approve', { same_person_as: id }));
      expect(again.status).toBe('Declined');
      const warnings = again[block][0].warnings.map((warning: { risk: string }) => warning.risk);
      expect(warnings).toContain(risk);
      expect((await t.decision(id)).status).toBe('Approved');
    });
  }

  it('lists by type and lets a person in again after removal', async () => {
    const t = await startSandbox();
    const id = await t.played('approve');
    const { id_verifications } = await t.decision(id);
    await t.call('POST', '/v3/blocklist/add/', {
      session_id: id,
      blocklist_document: true,
      blocklist_face: true,
    });
    const documents = (await t.call('GET', '/v3/blocklist/?item_type=document')).json;
    expect(documents).toMatchObject({
      count: 1,
      results: [{ type: 'document', session_id: id, document_number: id_verifications[0].document_number }],
    });
    const faces = (await t.call('GET', '/v3/blocklist/?item_type=face')).json;
    expect(faces.results[0].face_image).toContain('/selfie.jpg?');
    await t.call('POST', '/v3/blocklist/remove/', {
      session_id: id,
      unblock_document: true,
      unblock_face: true,
    });
    expect((await t.decision(await t.played('approve', { same_person_as: id }))).status).toBe('Approved');
  });

  it('wants at least one flag, a known session and a captured value', async () => {
    const t = await startSandbox();
    const id = await t.played('not_started');
    expect((await t.call('POST', '/v3/blocklist/add/', { session_id: id })).status).toBe(400);
    expect(
      (await t.call('POST', '/v3/blocklist/add/', { session_id: id, blocklist_face: true })).status,
    ).toBe(400);
    const unknown = { session_id: '11111111-2222-4333-8444-555555555555', blocklist_face: true };
    expect((await t.call('POST', '/v3/blocklist/add/', unknown)).status).toBe(404);
  });
});
