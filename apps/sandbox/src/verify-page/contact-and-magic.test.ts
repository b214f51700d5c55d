import { describe, expect, it } from 'vitest';
import type { TestSandbox } from '../testing.ts';
import { startSandbox } from '../testing.ts';

type Visitor = TestSandbox & { id: string; own: string };

async function invited(more: Record<string, unknown> = {}): Promise<Visitor> {
  const t = await startSandbox();
  const names = ['OCR', 'LIVENESS', 'FACE_MATCH', 'EMAIL_VERIFICATION', 'PHONE_VERIFICATION', 'AML'];
  const features = names.map((feature) => ({ feature }));
  const { workflow_id } = (await t.call('POST', '/v3/workflows/', { features })).json;
  const session = (await t.call('POST', '/v3/session/', { workflow_id, ...more })).json;
  const own = `/session/${session.session_token}`;
  await t.form(`${own}/consent`, { consent: 'yes' });
  await t.form(`${own}/document`, { choice: 'valid-1' });
  await t.form(`${own}/selfie`, { choice: 'same' });
  return { ...t, id: String(session.session_id), own };
}

const CODES = { email_code: '123456', phone_code: '123456' };

describe('the contact step', () => {
  it('asks for address and number, takes only the sandbox code, and shows both in the decision', async () => {
    const t = await invited();
    expect((await t.call('GET', t.own, undefined, {})).text).toContain('Your e-mail and phone');
    const typed = { email: 'me@mail.example', phone: '+351 912 345 678' };
    const wrong = await t.form(`${t.own}/contact`, { ...typed, ...CODES, phone_code: '000000' });
    expect([wrong.status, wrong.text.includes('This code is wrong')]).toEqual([400, true]);
    const noPhone = await t.form(`${t.own}/contact`, { ...typed, ...CODES, phone: '912 345 678' });
    expect([noPhone.status, noPhone.text.includes('with its country')]).toEqual([400, true]);
    expect((await t.form(`${t.own}/contact`, { ...typed, ...CODES })).status).toBe(303);
    await t.form(`${t.own}/outcome`, { outcome: 'auto' });
    const decision = await t.decision(t.id);
    expect(decision.status).toBe('Approved');
    expect(decision.email_verifications[0].email).toBe('me@mail.example');
    expect(decision.phone_verifications[0].full_number).toBe('+351912345678');
  });
});

describe('magic values', () => {
  it('typed by the customer decide, and the page says beforehand how it will end', async () => {
    const t = await invited();
    const typed = { email: 'me+review_aml_possible_match@mail.example', phone: '+351912345678' };
    await t.form(`${t.own}/contact`, { ...typed, ...CODES });
    expect((await t.call('GET', t.own, undefined, {})).text).toMatch(/ends as <strong[^>]*>In Review/);
    await t.form(`${t.own}/outcome`, { outcome: 'auto' });
    const decision = await t.decision(t.id);
    expect(decision.status).toBe('In Review');
    expect(decision.aml_screenings[0].warnings[0].risk).toBe('POSSIBLE_MATCH_FOUND');
  });

  const given: [what: string, body: Record<string, unknown>][] = [
    ['contact_details.phone', { contact_details: { phone: '+12025550101' } }],
    ['contact_details.email', { contact_details: { email: 'decline_document_expired@magic.example' } }],
    ['expected_details.identification_number', { expected_details: { identification_number: 'MAGIC0001' } }],
    ['the expected name', { expected_details: { first_name: 'Decline', last_name: 'Document Expired' } }],
  ];
  for (const [what, body] of given) {
    it(`given as ${what} when the session is created decide it`, async () => {
      const t = await invited(body);
      await t.form(`${t.own}/outcome`, { outcome: 'auto' });
      const decision = await t.decision(t.id);
      expect(decision.status).toBe('Declined');
      expect(decision.id_verifications[0].warnings[0].risk).toBe('DOCUMENT_EXPIRED');
    });
  }

  it('give way to an armed scenario, and to what is picked on the page', async () => {
    const magic = { contact_details: { phone: '+12025550101' } };
    const armed = await invited({ ...magic, sandbox_scenario: 'decline_liveness_attack' });
    await armed.form(`${armed.own}/outcome`, { outcome: 'auto' });
    expect((await armed.decision(armed.id)).liveness_checks[0].warnings[0].risk).toBe('LIVENESS_FACE_ATTACK');
    const picked = await invited(magic);
    await picked.form(`${picked.own}/outcome`, { outcome: 'approve' });
    expect((await picked.decision(picked.id)).status).toBe('Approved');
  });
});
