import { randomBytes, randomUUID } from 'node:crypto';
import { type CaseId, contract, type Endpoint } from '@docket/contracts';
import { signWebhook } from '@docket/didit';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { webhookDestinationId } from '../src/connection/destination-id.ts';
import type { Answer, CallInput } from './caller.ts';
import { type Harness, type Person, startHarness } from './harness.ts';

/** What people type, one word for each way in, so that a find says where it came from. */
const PLANTED = {
  search: 'Kanaria-Suche',
  note: 'Kanaria-Notiz',
  decisionNote: 'Kanaria-Entscheid',
  takeOver: 'Kanaria-Übernahme',
  snooze: 'Kanaria-Schlummer',
  tag: 'kanaria-etikett',
  wrongEmail: 'kanaria-fremd@post.example',
  wrongPassword: 'Kanaria-Passwort-1',
  newName: 'Kanaria Neuling',
  newEmail: 'kanaria-neu@post.example',
  newPassword: 'Kanaria-Passwort-2!',
  vendorData: 'kanaria-kunde-77',
  metadata: 'Kanaria-Beigabe',
  firstName: 'Kanariavorname',
  callback: 'https://kanaria.example/zurueck',
  apiKey: `sk_live_kanaria${randomBytes(12).toString('hex')}`,
  accountEmail: 'kanaria-konto@post.example',
  accountPassword: 'Kanaria-Passwort-3!',
  code: 'KAN4R1',
  token: 'kanaria.token.geheim',
  userAgent: 'Kanaria-Browser/1',
  referer: 'https://kanaria.example/herkunft',
  field: 'kanaria-feld',
  path: 'kanaria-pfad',
  broken: 'Kanaria-kaputt',
  webhook: 'Kanaria-Zustellung',
} as const;

let t: Harness;
const logged: string[] = [];
const refusals: string[] = [];
let secrets: string[];
let planted: string;

beforeAll(async () => {
  const log = pino({ level: 'trace', base: null }, { write: (line: string) => logged.push(line) });
  t = await startHarness({ log, env: { TRUST_PROXY: '1' } });
  await plantEverywhere();
  const people = await t.db
    .selectFrom('cases')
    .select(['full_name', 'document_number', 'email', 'phone', 'vendor_data'])
    .execute();
  secrets = [
    ...Object.values(PLANTED),
    ...people.flatMap((row) => Object.values(row)).filter((value) => value !== null),
    t.deps.env.DIDIT_API_KEY ?? '',
    t.deps.env.DIDIT_WEBHOOK_SECRET ?? '',
    t.deps.env.SESSION_SECRET.toString('base64'),
    t.deps.env.DATABASE_URL,
    'docket-demo',
    ...(await Promise.all((['reviewer', 'manager', 'admin'] as const).map((person) => t.cookie(person)))),
  ];
});
afterAll(() => t.close());

async function ask(
  person: Person | null,
  endpoint: Pick<Endpoint, 'method' | 'url'>,
  input?: CallInput,
): Promise<Answer> {
  const caller = person === null ? t.anonymous : t.as(person);
  const answer = await caller.call(endpoint, input);
  if (answer.status >= 400) refusals.push(`${endpoint.method} ${endpoint.url}: ${answer.raw.toString()}`);
  return answer;
}

async function plantEverywhere(): Promise<void> {
  const caseId = await t.play('review_aml_pep_hit', {
    vendor_data: PLANTED.vendorData,
    metadata: { x: PLANTED.metadata },
  });
  planted = caseId;
  await workOnCase(caseId);
  // Strangers last: after their guesses nobody from this address is let in for a while.
  await manage();
  await knockAtTheDoor(caseId);
  await breakThings(caseId);
  await t.drain();
}

/** What the desk does all day. */
async function workOnCase(caseId: CaseId): Promise<void> {
  await ask('reviewer', contract.listCases, { query: { q: PLANTED.search } });
  const claimed = await ask('reviewer', contract.claimCase, { params: { caseId } });
  await ask('reviewer', contract.getCase, { params: { caseId } });
  await ask('reviewer', contract.addNote, { params: { caseId }, body: { text: PLANTED.note } });
  await ask('manager', contract.takeOverCase, { params: { caseId }, body: { reason: PLANTED.takeOver } });
  for (const tagging of [contract.tagCase, contract.untagCase])
    await ask('manager', tagging, {
      params: { caseId },
      headers: { 'if-match': `"${claimed.body.version}"` },
      body: { tag: PLANTED.tag },
    });
  await ask('manager', contract.snoozeCase, {
    params: { caseId },
    headers: { 'if-match': `"${claimed.body.version}"` },
    body: { until: new Date(t.clock.now().getTime() + 3_600_000).toISOString(), note: PLANTED.snooze },
  });
  const again = await ask('manager', contract.claimCase, { params: { caseId } });
  await ask('manager', contract.declineCase, {
    params: { caseId },
    headers: t.decide(again.body.version ?? claimed.body.version),
    body: { reason: 'other', note: PLANTED.decisionNote },
  });
  await t.drain();
  await ask('manager', contract.getCaseReport, { params: { caseId } });
}

/** Strangers: sign-ins, tokens, webhooks. */
async function knockAtTheDoor(caseId: string): Promise<void> {
  const { wrongEmail: email, wrongPassword: password } = PLANTED;
  for (let count = 0; count < 7; count += 1) await ask(null, contract.signIn, { body: { email, password } });
  const headers = { 'user-agent': PLANTED.userAgent, referer: PLANTED.referer };
  await ask(null, contract.getMe, { headers: { ...headers, cookie: `docket=${PLANTED.token}` } });
  await ask(null, contract.getMe, { headers: { ...headers, authorization: `Bearer ${PLANTED.token}` } });
  const secret = t.deps.env.DIDIT_WEBHOOK_SECRET ?? '';
  const timestamp = Math.floor(t.clock.now().getTime() / 1000);
  const event = { event_id: randomUUID(), webhook_type: 'status.updated', timestamp, session_id: caseId };
  const body = JSON.stringify({ ...event, vendor_data: PLANTED.webhook, metadata: { x: PLANTED.webhook } });
  for (const key of [secret, 'somebody-else-of-the-same-length']) {
    await t.app.inject({
      method: 'POST',
      url: `/webhooks/didit/${webhookDestinationId(secret)}`,
      headers: { 'content-type': 'application/json', ...signWebhook(body, key) },
      payload: body,
    });
  }
  await t.app.inject({
    method: 'POST',
    url: `/webhooks/didit/${webhookDestinationId(secret)}`,
    headers: { 'content-type': 'application/json', 'x-signature': 'x' },
    payload: `{"x":"${PLANTED.webhook}`,
  });
}

/** Administrators: people, keys, accounts, invitations; right and wrong. */
async function manage(): Promise<void> {
  const person = {
    email: PLANTED.newEmail,
    name: PLANTED.newName,
    role: 'reviewer',
  };
  const { body: made } = await ask('admin', contract.createUser, { body: person });
  await ask('admin', contract.createUser, { body: person });
  const choice = { code: made.invitation.code, password: PLANTED.newPassword };
  await ask(null, contract.setPassword, { body: choice });
  await ask(null, contract.setPassword, { body: choice });
  await ask('admin', contract.testConnectionKey, { body: { apiKey: PLANTED.apiKey } });
  await ask('admin', contract.setConnectionKey, {
    headers: { 'if-match': '"0"' },
    body: { apiKey: PLANTED.apiKey },
  });
  const account = { email: PLANTED.accountEmail, password: PLANTED.accountPassword };
  await ask('admin', contract.registerDiditAccount, { body: account });
  await ask('admin', contract.verifyDiditAccount, {
    headers: { 'if-match': '"0"' },
    body: { email: PLANTED.accountEmail, code: PLANTED.code },
  });
  const { vendorData, callback, metadata, firstName } = PLANTED;
  const invitation = { vendorData, callback, metadata: { x: metadata }, expected: { firstName } };
  await ask('manager', contract.createSession, { body: { workflowId: randomUUID(), ...invitation } });
  const { body } = await ask('manager', contract.listWorkflows);
  for (const fault of ['none', 'empty_500', 'reset'] as const) {
    if (fault !== 'none') {
      const rules = [{ method: 'POST', path: '/v3/session/', mode: fault, times: 5 }];
      await t.control('PUT', '/_sandbox/faults', { rules });
    }
    const workflowId = body.items[0]?.workflowId ?? randomUUID();
    await ask('manager', contract.createSession, { body: { workflowId, ...invitation } });
  }
  await t.control('PUT', '/_sandbox/faults', { rules: [] });
}

/** What nobody should send, and failures of our own with people's words in hand. */
async function breakThings(caseId: string): Promise<void> {
  const cookie = await t.cookie('reviewer');
  const json = { cookie, 'content-type': 'application/json' };
  const notes = `/api/cases/${caseId}/notes`;
  const bodies = [
    `{"text":"${PLANTED.broken}`,
    `"${PLANTED.broken}"`,
    `{"text":"${PLANTED.broken}\\u0000"}`,
    PLANTED.broken,
  ];
  for (const payload of bodies) {
    const { body } = await t.app.inject({ method: 'POST', url: notes, headers: json, payload });
    refusals.push(body);
  }
  for (const url of [
    `/api/cases/${PLANTED.path}`,
    `/api/${PLANTED.path}`,
    `/api/cases?status=${PLANTED.path}%zz`,
    `/api/%${PLANTED.path}`,
  ]) {
    refusals.push((await t.app.inject({ method: 'GET', url, headers: { cookie } })).body);
  }
  // Told back to whoever wrote it, as the name of what is wrong; kept nowhere.
  await t.app.inject({
    method: 'POST',
    url: notes,
    headers: json,
    payload: JSON.stringify({ [PLANTED.field]: 1 }),
  });
  await t.app.inject({ method: 'GET', url: `/api/cases?${PLANTED.field}=1`, headers: { cookie } });
  await failInDatabase(caseId);
}

/** Postgres quotes the row it refuses, and the value it cannot read. */
async function failInDatabase(caseId: string): Promise<void> {
  const text = { params: { caseId }, body: { text: PLANTED.note } };
  await sql`alter table notes add constraint notes_none check (false) not valid`.execute(t.db);
  await ask('reviewer', contract.addNote, text);
  await sql`alter table notes drop constraint notes_none`.execute(t.db);
  await sql`create function refuse_note() returns trigger language plpgsql as
    $$ begin perform new.text::int; return new; end $$`.execute(t.db);
  await sql`create trigger refuse_note before insert on notes for each row execute function refuse_note()`.execute(
    t.db,
  );
  await ask('reviewer', contract.addNote, text);
  await sql`drop trigger refuse_note on notes`.execute(t.db);
}

const found = (text: string) =>
  secrets.filter((secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)));

describe('what people type, and what is secret', () => {
  test('was really planted: it is in the rows where it belongs', async () => {
    const { body } = await t.as('reviewer').call(contract.getCase, { params: { caseId: planted } });
    expect(JSON.stringify(body.timeline)).toContain(PLANTED.note);
    const users = await t.db.selectFrom('users').select('email').execute();
    expect(users.map(({ email }) => email)).toContain(PLANTED.newEmail);
    expect(secrets.length).toBeGreaterThan(30);
    expect(refusals.length).toBeGreaterThan(20);
  });

  test('is in no line of the log, at its most talkative', () => {
    const text = logged.join('');
    expect(logged.length).toBeGreaterThan(50);
    expect(text).toContain('request failed');
    expect(found(text)).toEqual([]);
  });

  test('is in no audit entry', async () => {
    const entries = await t.audit();
    expect(entries.length).toBeGreaterThan(20);
    expect(found(JSON.stringify(entries))).toEqual([]);
  });

  test('is in no refusal', () => {
    expect(refusals.flatMap((text) => found(text).map((secret) => `${secret} in ${text}`))).toEqual([]);
  });
});
