import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSandbox } from 'sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDidit, type Didit } from './client.ts';
import type { SessionRow } from './session-rows.ts';
import { verifyWebhook } from './signature.ts';
import { API_KEY, errorOf, SESSION_ID } from './testing/local-didit.ts';
import { flagsFromWorkflow, workflowFromFlags } from './workflow-flags.ts';

interface Delivery {
  rawBody: Buffer;
  headers: IncomingHttpHeaders;
}

const SECRET = 'whsec_for_the_local_receiver_only_000000000';
const deliveries: Delivery[] = [];
const receiver = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  deliveries.push({ rawBody: Buffer.concat(chunks), headers: request.headers });
  response.end();
});

let sandbox: Awaited<ReturnType<typeof buildSandbox>>;
let origin: string;
let didit: Didit;

beforeAll(async () => {
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const { port } = receiver.address() as AddressInfo; // a TCP server has an address object once it listens
  sandbox = await buildSandbox({
    statePath: ':memory:',
    apiKey: API_KEY,
    seed: 'demo',
    webhook: { url: `http://127.0.0.1:${port}/`, secret: SECRET },
  });
  origin = await sandbox.listen({ host: '127.0.0.1', port: 0 });
  didit = createDidit({ baseUrl: origin, apiKey: API_KEY });
}, 60_000);

afterAll(async () => {
  await didit.close();
  await sandbox.close();
  receiver.close();
});

const taken = new Set<string>();

/** A session of that status no other test has used. */
async function someSession(status: string): Promise<SessionRow> {
  const { results } = await didit.sessions.list({ status });
  const row = results.find((candidate) => !taken.has(candidate.session_id));
  if (row === undefined) throw new Error(`the sandbox has no unused session that is ${status}`);
  taken.add(row.session_id);
  return row;
}

describe('sessions, against the local Didit', () => {
  it('are all listed, page by page, and every decision parses', async () => {
    const rows: SessionRow[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page = await didit.sessions.list({ limit: 20, offset: rows.length });
      rows.push(...page.results);
      expect(rows.length).toBeLessThanOrEqual(page.count);
      next = page.next;
    }
    expect(new Set(rows.map((row) => row.session_id)).size).toBe(rows.length);
    for (const row of rows) {
      const { decision, text } = await didit.sessions.retrieveDecision(row.session_id);
      expect(decision.session_id).toBe(row.session_id);
      expect(JSON.parse(text).status).toBe(decision.status);
    }
  }, 30_000);

  it('are walked through once each, however small the pages', async () => {
    const { count } = await didit.sessions.list({ limit: 1 });
    const ids: string[] = [];
    for await (const row of didit.sessions.iterate({ limit: 7 }, { background: true }))
      ids.push(row.session_id);
    expect(ids).toHaveLength(count);
    expect(new Set(ids).size).toBe(count);
  }, 30_000);

  it('are approved once; the comment is in the trail and a repeat says it is the same status', async () => {
    const { session_id: id } = await someSession('In Review');
    const body = { new_status: 'Approved', comment: 'DKT-1 looks right' } as const; // the literal status
    expect(await didit.sessions.updateStatus(id, body)).toMatchObject({ session_id: id });
    expect((await didit.sessions.retrieveDecision(id)).decision.status).toBe('Approved');
    const trail = await didit.sessions.reviews.list(id);
    expect(trail.results).toContainEqual(
      expect.objectContaining({ new_status: 'Approved', comment: 'DKT-1 looks right' }),
    );
    const error = await errorOf(didit.sessions.updateStatus(id, body));
    expect(error).toMatchObject({ kind: 'same_status', status: 400, maybeApplied: false });
  });

  it('send a webhook that verifies when their status changes', async () => {
    const { session_id: id } = await someSession('In Review');
    const before = deliveries.length;
    await didit.sessions.updateStatus(id, { new_status: 'Declined', comment: 'no' });
    await expect.poll(() => deliveries.length, { timeout: 5_000 }).toBeGreaterThan(before);
    const delivery = deliveries[before];
    if (delivery === undefined) throw new Error('no delivery');
    const verdict = verifyWebhook({ ...delivery, secrets: [SECRET], now: new Date() });
    expect(verdict).toMatchObject({ ok: true, event: { session_id: id, status: 'Declined' } });
  });

  it('that nobody has finished cannot be decided', async () => {
    const { session_id: id } = await someSession('Not Started');
    const error = await errorOf(didit.sessions.updateStatus(id, { new_status: 'Approved' }));
    expect(error).toMatchObject({ kind: 'wrong_state', status: 400 });
    expect(await errorOf(didit.sessions.generatePdf(id))).toMatchObject({ kind: 'wrong_state', status: 403 });
  });

  it('have one of their steps reopened', async () => {
    const { session_id: id } = await someSession('In Review');
    const { decision } = await didit.sessions.retrieveDecision(id);
    const node_id = decision.id_verifications[0]?.node_id ?? '';
    const nodes_to_resubmit = [{ node_id, feature: 'OCR' }];
    await didit.sessions.updateStatus(id, { new_status: 'Resubmitted', nodes_to_resubmit });
    expect((await didit.sessions.retrieveDecision(id)).decision.status).toBe('Resubmitted');
  });

  it('are reported as a PDF', async () => {
    const { session_id: id } = await someSession('In Review');
    const pdf = Buffer.from(await didit.sessions.generatePdf(id));
    expect(pdf.toString('latin1', 0, 5)).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(1_000);
  }, 60_000);

  it('take a note in their trail without changing', async () => {
    const { session_id: id } = await someSession('In Review');
    expect((await didit.sessions.reviews.create(id, { comment: 'called back' })).comment).toBe('called back');
    expect((await didit.sessions.retrieveDecision(id)).decision.status).toBe('In Review');
  });

  it('are gone after deleting', async () => {
    const { session_id: id } = await someSession('Expired');
    await didit.sessions.delete(id);
    expect((await errorOf(didit.sessions.retrieveDecision(id))).kind).toBe('not_found');
  });

  it('are created on a workflow, and answered again while unfinished', async () => {
    const [workflow] = (await didit.workflows.list()).results;
    const body = { workflow_id: workflow?.workflow_id ?? '', vendor_data: 'customer-77', language: 'es' };
    const first = await didit.sessions.create(body);
    expect(first.status).toBe('Not Started');
    expect((await didit.sessions.create(body)).session_id).toBe(first.session_id);
  });

  it('show pictures that can be fetched, and not from elsewhere', async () => {
    const { session_id: id } = await someSession('In Review');
    const { decision } = await didit.sessions.retrieveDecision(id);
    const url = decision.id_verifications[0]?.front_image ?? '';
    const limits = { maxBytes: 5_000_000, timeoutMs: 15_000, allowedOrigins: [origin] };
    expect((await didit.media.fetch(url, limits)).contentType).toBe('image/jpeg');
    const elsewhere = { ...limits, allowedOrigins: ['https://*.example.com'] };
    expect((await errorOf(didit.media.fetch(url, elsewhere))).kind).toBe('media_refused');
    const spoiled = url.replace(/Signature=.{4}/, 'Signature=0000');
    expect((await errorOf(didit.media.fetch(spoiled, limits))).kind).toBe('media_expired');
  }, 30_000);

  it('nobody has are not found, and a wrong key is told as such', async () => {
    expect((await errorOf(didit.sessions.retrieveDecision(SESSION_ID))).kind).toBe('not_found');
    const stranger = createDidit({ baseUrl: origin, apiKey: 'sk_test_wrong' });
    expect((await errorOf(stranger.sessions.list())).kind).toBe('auth');
    await stranger.close();
  });
});

describe('the other resources, against the local Didit', () => {
  it('let a workflow be created from switches, read back, renamed and removed', async () => {
    const flags = {
      workflow_label: 'Strict',
      is_liveness_enabled: true,
      is_face_match_enabled: true,
      face_match_score_decline_threshold: 33,
      is_aml_enabled: true,
      aml_decline_threshold: 77,
      aml_score_approve_threshold: 40,
      is_nfc_enabled: true,
    };
    const { uuid } = await didit.workflows.create(workflowFromFlags(flags));
    expect(flagsFromWorkflow(await didit.workflows.retrieve(uuid))).toMatchObject(flags);
    const renamed = await didit.workflows.update(uuid, { workflow_label: 'Stricter' });
    expect(renamed.workflow_label).toBe('Stricter');
    await didit.workflows.delete(uuid);
    expect((await errorOf(didit.workflows.retrieve(uuid))).kind).toBe('not_found');
  });

  it('name the key of a workflow that Didit does not take', async () => {
    const body = { ...workflowFromFlags({}), is_liveness_enabled: true };
    expect(await errorOf(didit.workflows.create(body))).toMatchObject({ kind: 'validation', status: 400 });
  });

  it('block the face of a session and release it', async () => {
    const { session_id } = await someSession('Declined');
    await didit.blocklist.add({ session_id, blocklist_face: true });
    const isListed = async () => {
      const { results } = await didit.blocklist.list({ item_type: 'face' });
      return results.some((item) => item.session_id === session_id);
    };
    expect(await isListed()).toBe(true);
    await didit.blocklist.remove({ session_id, unblock_face: true });
    expect(await isListed()).toBe(false);
    expect((await errorOf(didit.blocklist.add({ session_id }))).kind).toBe('validation');
  });

  it('keep webhook destinations', async () => {
    const { destinations } = didit.webhooks;
    const body = {
      label: 'Second',
      url: 'https://desk.example.com/hooks/',
      subscribed_events: ['status.updated'],
    };
    const created = await destinations.create(body);
    expect(created.secret_shared_key).not.toBe('');
    expect((await destinations.list()).map((row) => row.uuid)).toContain(created.uuid);
    expect((await destinations.update(created.uuid, { enabled: false })).enabled).toBe(false);
    expect((await destinations.retrieve(created.uuid)).label).toBe('Second');
    await destinations.delete(created.uuid);
    expect((await errorOf(destinations.retrieve(created.uuid))).kind).toBe('not_found');
  });

  it('list the outcomes that can be played', async () => {
    const slugs = (await didit.sandbox.scenarios.list()).map((scenario) => scenario.slug);
    expect(slugs).toContain('approve');
    expect(slugs).toContain('decline_aml_hit');
    expect(new Set(slugs).size).toBe(slugs.length);
  });

  it('tell the balance', async () => {
    expect(Number((await didit.billing.retrieveBalance()).balance)).toBeGreaterThan(0);
  });
});
