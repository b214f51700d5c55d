import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Didit } from './client.ts';
import { errorOf, type ScriptedDidit, SESSION_ID, startScriptedDidit } from './testing/local-didit.ts';

const file = new URL('../fixtures/decision.in_review.json', import.meta.url);
const decisionText = readFileSync(file, 'utf8');
const UUID = 'bb000000-0000-4000-8000-000000000001';

let local: ScriptedDidit;
let didit: Didit;

beforeAll(async () => {
  local = await startScriptedDidit();
  didit = local.didit;
});
beforeEach(() => local.forget());
afterAll(() => local.stop());

const answering = (status: number, body?: unknown) => local.answering(status, body);
const asked = () => local.asked()[0];
const sent = () => local.sent();

describe('sessions', () => {
  it('are listed by page, fifty at a time unless told otherwise', async () => {
    const results = [{ session_id: SESSION_ID, status: 'In Review', features: null }];
    answering(200, { count: 1, next: null, previous: null, results });
    const page = await didit.sessions.list({ status: 'In Review,Declined', search: 'Núñez', offset: 0 });
    expect(page).toMatchObject({ count: 1, next: null, results: [{ session_id: SESSION_ID, features: [] }] });
    expect(asked()).toBe(
      'GET /v3/sessions/?limit=50&status=In+Review%2CDeclined&search=N%C3%BA%C3%B1ez&offset=0',
    );
  });

  it('are created with exactly the body given', async () => {
    answering(201, { session_id: SESSION_ID, status: 'Not Started', url: null });
    const body = { workflow_id: UUID, vendor_data: 'user-1', metadata: { a: [1] } };
    expect((await didit.sessions.create(body)).session_id).toBe(SESSION_ID);
    expect(asked()).toBe('POST /v3/session/');
    expect(sent()).toEqual(body);
  });

  it('give their decision parsed and as the very text received', async () => {
    answering(200, Buffer.from(decisionText));
    const { decision, text } = await didit.sessions.retrieveDecision(SESSION_ID);
    expect(text).toBe(decisionText);
    expect(decision.status).toBe('In Review');
    expect(asked()).toBe(`GET /v3/session/${SESSION_ID}/decision/`);
  });

  it('name the place and never the value when a decision does not fit', async () => {
    answering(200, { session_id: SESSION_ID, status: 'Approved', id_verifications: [{ first_name: 4711 }] });
    const error = await errorOf(didit.sessions.retrieveDecision(SESSION_ID));
    expect(error.detail).toBe('unexpected id_verifications.0.first_name (invalid_type)');
    expect(error.message).not.toContain('4711');
  });

  it('refuse a decision that is not UTF-8', async () => {
    answering(200, Buffer.from('{"session_id":"\xff"}', 'latin1'));
    expect((await errorOf(didit.sessions.retrieveDecision(SESSION_ID))).kind).toBe('unreadable');
  });

  it('are resubmitted with the chosen nodes', async () => {
    answering(200, { session_id: SESSION_ID });
    const body = {
      new_status: 'Resubmitted',
      nodes_to_resubmit: [{ node_id: 'feature_ocr_1', feature: 'OCR' }],
      send_email: true,
      email_address: 'a@example.com',
    } as const; // the literal status, not any text
    await didit.sessions.updateStatus(SESSION_ID, {
      ...body,
      nodes_to_resubmit: [...body.nodes_to_resubmit],
    });
    expect(asked()).toBe(`PATCH /v3/session/${SESSION_ID}/update-status/`);
    expect(sent()).toEqual(body);
  });

  it('that already have the status say so', async () => {
    answering(400, ['The new status is the same as the current status.']);
    const error = await errorOf(didit.sessions.updateStatus(SESSION_ID, { new_status: 'Approved' }));
    expect(error).toMatchObject({ kind: 'same_status', maybeApplied: false });
  });

  it('give a report that is a PDF, and nothing else', async () => {
    answering(200, Buffer.from('%PDF-1.7\n…\n%%EOF\n'));
    const pdf = await didit.sessions.generatePdf(SESSION_ID);
    expect(Buffer.from(pdf).toString('latin1', 0, 8)).toBe('%PDF-1.7');
    expect(asked()).toBe(`GET /v3/session/${SESSION_ID}/generate-pdf/`);
    for (const body of [{ detail: 'soon' }, Buffer.from('%PDF-1.7\nhalf of it')]) {
      answering(200, body);
      expect((await errorOf(didit.sessions.generatePdf(SESSION_ID))).kind).toBe('unreadable');
    }
  });

  it.each([
    [204, undefined],
    [200, { session_id: SESSION_ID, face_retention_outcome: 'deleted' }],
  ])('count as deleted on %i', async (status, body) => {
    answering(status, body);
    await expect(didit.sessions.delete(SESSION_ID)).resolves.toBeUndefined();
    expect(asked()).toBe(`DELETE /v3/session/${SESSION_ID}/delete/`);
  });

  it('have reviews that can be read and added', async () => {
    answering(200, { count: 1, next: null, previous: null, results: [{ activity_type: 'COMMENT' }] });
    const page = await didit.sessions.reviews.list(SESSION_ID, { ordering: 'created_at', limit: 5 });
    expect(page.results[0]?.changed_fields).toEqual([]);
    expect(asked()).toBe(`GET /v3/sessions/${SESSION_ID}/reviews/?limit=5&ordering=created_at`);
    local.forget();
    answering(201, { user: 'Unknown', new_status: null, comment: 'c', created_at: 'now' });
    expect((await didit.sessions.reviews.create(SESSION_ID, { comment: 'c' })).comment).toBe('c');
    expect(asked()).toBe(`POST /v3/sessions/${SESSION_ID}/reviews/`);
  });
});

describe('workflows', () => {
  const workflow = { uuid: UUID, workflow_id: UUID, workflow_label: 'KYC', features: 'OCR + LIVENESS' };

  it('are listed, as a page or as the bare array of older answers', async () => {
    answering(200, { count: 1, next: null, previous: null, results: [workflow] });
    expect((await didit.workflows.list()).results[0]?.workflow_label).toBe('KYC');
    expect(asked()).toBe('GET /v3/workflows/?limit=50');
    answering(200, [workflow]);
    expect(await didit.workflows.list()).toMatchObject({ count: 1, next: null, results: [{ uuid: UUID }] });
  });

  it('are created, read, changed and removed', async () => {
    const body = { workflow_label: 'KYC', features: [{ feature: 'OCR' }] };
    answering(201, { ...workflow, some_new_key: 1 });
    expect((await didit.workflows.create(body)).some_new_key).toBe(1);
    answering(200, workflow);
    await didit.workflows.retrieve(UUID);
    await didit.workflows.update(UUID, { workflow_label: 'New' });
    answering(204);
    await didit.workflows.delete(UUID);
    expect(local.asked()).toEqual([
      'POST /v3/workflows/',
      `GET /v3/workflows/${UUID}/`,
      `PATCH /v3/workflows/${UUID}/`,
      `DELETE /v3/workflows/${UUID}/`,
    ]);
  });
});

describe('the blocklist', () => {
  it('takes and releases what a session showed', async () => {
    answering(200, { message: 'ok' });
    await didit.blocklist.add({ session_id: SESSION_ID, blocklist_face: true });
    await didit.blocklist.remove({ session_id: SESSION_ID, unblock_face: true });
    expect(local.seen.map(({ url, body }) => [url, JSON.parse(body)])).toEqual([
      ['/v3/blocklist/add/', { session_id: SESSION_ID, blocklist_face: true }],
      ['/v3/blocklist/remove/', { session_id: SESSION_ID, unblock_face: true }],
    ]);
  });

  it('is listed by type', async () => {
    const results = [{ type: 'face', session_id: SESSION_ID }];
    answering(200, { count: 1, next: null, previous: null, results });
    expect((await didit.blocklist.list({ item_type: 'face' })).results[0]?.type).toBe('face');
    expect(asked()).toBe('GET /v3/blocklist/?limit=50&item_type=face');
  });
});

describe('webhook destinations', () => {
  const destination = { uuid: UUID, label: 'desk', url: 'https://desk.example.com/', secret_shared_key: 's' };

  it('are listed without pages', async () => {
    answering(200, [destination]);
    expect((await didit.webhooks.destinations.list())[0]?.subscribed_events).toEqual([]);
    expect(asked()).toBe('GET /v3/webhook/destinations/');
  });

  it('are created with their secret, read, changed and removed', async () => {
    const { destinations } = didit.webhooks;
    answering(201, destination);
    const body = { label: 'desk', url: destination.url, subscribed_events: ['status.updated'] };
    expect((await destinations.create(body)).secret_shared_key).toBe('s');
    answering(200, destination);
    await destinations.retrieve(UUID);
    await destinations.update(UUID, { enabled: false });
    answering(204);
    await destinations.delete(UUID);
    expect(local.asked()).toEqual([
      'POST /v3/webhook/destinations/',
      `GET /v3/webhook/destinations/${UUID}/`,
      `PATCH /v3/webhook/destinations/${UUID}/`,
      `DELETE /v3/webhook/destinations/${UUID}/`,
    ]);
  });
});

describe('billing', () => {
  it('tells the balance as the decimal text it is', async () => {
    answering(200, { balance: '1234.5600', auto_refill_enabled: true, auto_refill_amount: null });
    expect((await didit.billing.retrieveBalance({ background: true })).balance).toBe('1234.5600');
    expect(asked()).toBe('GET /v3/billing/balance/');
  });

  it('prepares a payment and says where to make it', async () => {
    const page = 'https://checkout.example.com/c/pay/cs_1';
    answering(200, { checkout_session_id: 'cs_1', checkout_session_url: page });
    const body = { amount_in_dollars: 75, success_url: 'https://desk.example.com/?id={CHECKOUT_SESSION_ID}' };
    expect((await didit.billing.topUp(body)).checkout_session_url).toBe(page);
    expect(asked()).toBe('POST /v3/billing/top-up/');
    expect(sent()).toEqual(body);
  });

  it.each([
    'Amount must be at least $50.',
    'You have an annual plan. Contact your account manager to top up.',
  ])('tells the refusal "%s"', async (sentence) => {
    answering(400, [sentence]);
    const error = await errorOf(didit.billing.topUp({ amount_in_dollars: 1 }));
    expect(error).toMatchObject({ kind: 'validation', detail: sentence, maybeApplied: false });
  });

  it('does not take an answer without an address for a payment page', async () => {
    answering(200, { checkout_session_id: 'cs_1', checkout_session_url: null });
    const error = await errorOf(didit.billing.topUp({ amount_in_dollars: 50 }));
    expect(error).toMatchObject({ kind: 'unreadable', maybeApplied: true });
  });
});
