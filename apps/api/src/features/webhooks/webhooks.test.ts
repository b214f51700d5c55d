import { randomUUID } from 'node:crypto';
import { contract } from '@docket/contracts';
import { signWebhook } from '@docket/didit';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../../test/harness.ts';
import { webhookDestinationId } from '../../connection/destination-id.ts';
import { refreshSession } from '../sync/refresh-session.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness({ env: { DIDIT_WEBHOOK_SECRET_PREVIOUS: 'p'.repeat(43) } });
});
afterAll(() => t.close());

const secret = () => t.deps.env.DIDIT_WEBHOOK_SECRET ?? '';

interface Send {
  readonly event?: object;
  readonly body?: string;
  readonly signedWith?: string;
  readonly headers?: (signed: Record<string, string>) => Record<string, string>;
  readonly destination?: string;
}

/** An event as Didit would send it about this session, now. */
function eventAbout(sessionId: string, more: object = {}) {
  return {
    event_id: randomUUID(),
    webhook_type: 'status.updated',
    timestamp: Math.floor(t.clock.now().getTime() / 1000),
    session_id: sessionId,
    status: 'In Review',
    ...more,
  };
}

async function send({ event, body = JSON.stringify(event), signedWith, headers, destination }: Send) {
  const signed = signWebhook(body, signedWith ?? secret());
  const answer = await t.app.inject({
    method: 'POST',
    url: `/webhooks/didit/${destination ?? webhookDestinationId(secret())}`,
    headers: { 'content-type': 'application/json', ...(headers ? headers(signed) : signed) },
    payload: body,
  });
  return answer.statusCode;
}

const onlyRaw = ({ 'x-signature': signature = '' }: Record<string, string>) => ({ 'x-signature': signature });

async function lastDelivery() {
  return t.db
    .selectFrom('deliveries')
    .selectAll()
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
}

async function statusOf(caseId: string) {
  const row = await t.db.selectFrom('cases').select('status').where('id', '=', caseId).executeTakeFirst();
  return row?.status;
}

/** Jobs waiting to read this session, or any session; other tests' sessions may still be on their way. */
const refreshJobs = async (sessionId = '') => {
  const { rows } = await sql<{ count: number }>`
    select count(*) from graphile_worker.jobs where key like ${`refresh:${sessionId}%`}`.execute(t.db);
  return rows[0]?.count;
};

describe('deliveries that arrive in the same moment', () => {
  test('are each recorded and answered, and a repeat among them is recognised', async () => {
    const ids = Array.from({ length: 30 }, () => randomUUID());
    const events = ids.map((id) => eventAbout(id));
    const copies = [...events, ...events.slice(0, 10)];
    const good = copies.map((event) => send({ event }));
    const bad = ids.slice(0, 5).map((id) => send({ event: eventAbout(id), signedWith: 'x'.repeat(43) }));
    expect(new Set(await Promise.all(good))).toEqual(new Set([200]));
    expect(new Set(await Promise.all(bad))).toEqual(new Set([401]));
    const rows = await t.db
      .selectFrom('deliveries')
      .select(['session_id', 'repeats'])
      .where('session_id', 'in', ids)
      .execute();
    expect(rows).toHaveLength(30);
    expect(rows.reduce((sum, { repeats }) => sum + repeats, 0)).toBe(10);
    for (const id of ids.slice(0, 3)) expect(await refreshJobs(id)).toBe(1);
    await t.drain();
  });

  test('do not fall with one that cannot be recorded', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    const answers = await Promise.all([
      send({ event: eventAbout(first) }),
      // Signed and well formed, but no text column holds a NUL.
      send({ event: eventAbout(first, { webhook_type: 'a\u0000b' }) }),
      send({ event: eventAbout(second) }),
    ]);
    expect(answers).toEqual([200, 400, 200]);
    const rows = await t.db
      .selectFrom('deliveries')
      .select('session_id')
      .where('session_id', 'in', [first, second])
      .execute();
    expect(rows).toHaveLength(2);
    await t.drain();
  });
});

describe('a delivery', () => {
  test('is a hint: the case gets what Didit says when asked, not what the delivery claims', async () => {
    const caseId = await t.play('review_face_match_borderline');
    await t.control('POST', `/_sandbox/sessions/${caseId}/status`, { status: 'Declined', webhook: false });
    const event = eventAbout(caseId, { status: 'Approved', decision: { status: 'Approved' } });
    expect(await send({ event, headers: onlyRaw })).toBe(200);
    expect(await statusOf(caseId)).toBe('In Review');
    await t.drain();
    expect(await statusOf(caseId)).toBe('Declined');
    expect(await lastDelivery()).toMatchObject({
      state: 'accepted',
      scheme: 'raw',
      session_id: caseId,
      event_id: event.event_id,
      webhook_type: 'status.updated',
    });
    const entry = (await t.audit(caseId)).find(({ action }) => action === 'delivery.accepted');
    expect(entry).toMatchObject({ actor: { type: 'didit' }, refs: { event: event.event_id } });
  });

  test('about a session nobody knew makes its case', async () => {
    const { session_id: sessionId } = await t.control('POST', '/_sandbox/sessions', {
      scenario: 'review_aml_pep_hit',
    });
    expect(await statusOf(sessionId)).toBeUndefined();
    expect(await send({ event: eventAbout(sessionId) })).toBe(200);
    await t.drain();
    expect(await statusOf(sessionId)).toBe('In Review');
    expect((await t.audit(sessionId)).map(({ action }) => action)).toContain('case.imported');
  });

  test('that arrives again is counted, recorded as a duplicate, and asks for nothing', async () => {
    const event = eventAbout(await t.play('review_face_match_borderline'));
    await send({ event });
    await t.drain();
    expect(await send({ event })).toBe(200);
    expect(await refreshJobs(event.session_id)).toBe(0);
    const rows = await t.db
      .selectFrom('deliveries')
      .select(['state', 'repeats'])
      .where('event_id', '=', event.event_id)
      .execute();
    expect(rows).toEqual([{ state: 'accepted', repeats: 1 }]);
    const entries = (await t.audit()).filter(({ refs }) => refs.event === event.event_id);
    expect(entries.map(({ action }) => action)).toEqual(['delivery.accepted', 'delivery.duplicate']);
  });

  test('of ten at once about one session asks once', async () => {
    const caseId = await t.play('review_face_match_borderline');
    const statuses = await Promise.all(Array.from({ length: 10 }, () => send({ event: eventAbout(caseId) })));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await refreshJobs(caseId)).toBe(1);
    await t.drain();
  });

  test('about a session that Didit does not know is taken, and leaves no case', async () => {
    const sessionId = randomUUID();
    expect(await send({ event: eventAbout(sessionId) })).toBe(200);
    await t.drain();
    expect(await statusOf(sessionId)).toBeUndefined();
    expect(await refreshJobs(sessionId)).toBe(0);
  });

  test('without a session (another product of Didit) is taken and asks for nothing', async () => {
    const before = await refreshJobs();
    expect(
      await send({ event: eventAbout('x', { session_id: null, webhook_type: 'user.status.updated' }) }),
    ).toBe(200);
    expect(await refreshJobs()).toBe(before);
  });

  test('signed with the secret before the change is still taken', async () => {
    expect(await send({ event: eventAbout(randomUUID()), signedWith: 'p'.repeat(43) })).toBe(200);
  });

  test('re-encoded on the way is recognised by its canonical signature', async () => {
    const event = eventAbout(randomUUID());
    const { 'x-signature-v2': v2 } = signWebhook(JSON.stringify(event), secret());
    const body = JSON.stringify(event, null, 2);
    expect(await send({ body, headers: () => ({ 'x-signature-v2': v2 }) })).toBe(200);
    expect((await lastDelivery()).scheme).toBe('v2');
  });
});

describe('a delivery that is not to be believed', () => {
  test.each([
    ['signed by somebody else', { signedWith: 'x'.repeat(43) }, 'bad-signature'],
    ['without a signature', { headers: () => ({}) }, 'missing-signature'],
    [
      'with only the simple signature, which covers no decision',
      {
        headers: ({ 'x-signature-simple': simple = '' }: Record<string, string>) => ({
          'x-signature-simple': simple,
        }),
      },
      'missing-signature',
    ],
  ])('%s is answered 401 and recorded', async (_, how, because) => {
    const caseId = await t.play('review_face_match_borderline');
    await t.drain();
    const before = await refreshJobs(caseId);
    expect(await send({ event: eventAbout(caseId), ...how })).toBe(401);
    expect(await lastDelivery()).toMatchObject({ state: 'rejected', because, session_id: null });
    expect((await t.audit()).at(-1)).toMatchObject({
      action: 'delivery.rejected',
      outcome: 'denied',
      reason: because,
      actor: { type: 'anonymous', ip: '127.0.0.1' },
    });
    expect(await refreshJobs(caseId)).toBe(before);
  });

  test.each([
    ['a quarter of an hour old', -16 * 60],
    ['from the future', 120],
  ])('%s is stale, whatever its header says', async (_, offsetSeconds) => {
    const timestamp = Math.floor(t.clock.now().getTime() / 1000) + offsetSeconds;
    const event = eventAbout(randomUUID(), { timestamp });
    const now = String(Math.floor(t.clock.now().getTime() / 1000));
    expect(await send({ event, headers: (signed) => ({ ...signed, 'x-timestamp': now }) })).toBe(401);
    expect((await lastDelivery()).because).toBe('stale');
  });

  test('with one byte changed after signing is refused', async () => {
    const event = eventAbout(randomUUID());
    const signed = signWebhook(JSON.stringify(event), secret());
    const body = JSON.stringify({ ...event, status: 'Approved' });
    expect(await send({ body, headers: () => signed })).toBe(401);
  });

  test('that is signed but no event is refused', async () => {
    const body = '{"hello":"world"}';
    expect(await send({ body })).toBe(401);
    expect((await lastDelivery()).because).toBe('unreadable');
  });

  test('at another address is answered 404 and not recorded', async () => {
    const before = await lastDelivery();
    expect(await send({ event: eventAbout(randomUUID()), destination: 'f'.repeat(32) })).toBe(404);
    expect((await lastDelivery()).id).toBe(before.id);
  });

  test('of more than 2 MB is not read, but one of 1 MB is', async () => {
    expect(await send({ event: eventAbout(randomUUID(), { filler: 'x'.repeat(1024 * 1024) }) })).toBe(200);
    expect(await send({ event: eventAbout(randomUUID(), { filler: 'x'.repeat(2 * 1024 * 1024) }) })).toBe(
      413,
    );
  });

  test('that is no JSON is answered 415', async () => {
    const headers = (signed: Record<string, string>) => ({ ...signed, 'content-type': 'text/plain' });
    expect(await send({ event: eventAbout(randomUUID()), headers })).toBe(415);
  });
});

describe('what Docket learns', () => {
  test('a decision made in the console is a bypass, on record', async () => {
    const caseId = await t.play('review_face_match_borderline');
    await t.control('POST', `/_sandbox/sessions/${caseId}/status`, { status: 'Approved' });
    await send({ event: eventAbout(caseId) });
    await t.drain();
    const entries = await t.audit(caseId);
    expect(entries.slice(-2)).toMatchObject([
      { action: 'case.changed', actor: { type: 'didit' }, change: { to: { status: 'Approved' } } },
      { action: 'bypass.detected', change: { from: { status: 'In Review' }, to: { status: 'Approved' } } },
    ]);
  });

  test('a comment that carries a reference of another case does not hide a bypass', async () => {
    const { caseId: decidedCase, version } = await t.claimed('reviewer');
    const { body } = await t.as('reviewer').call(contract.approveCase, {
      params: { caseId: decidedCase },
      headers: t.decide(version),
      body: { reason: 'false-alarm' },
    });
    await t.drain();
    const caseId = await t.play('review_face_match_borderline');
    const comment = `copied [docket:${body.decision.id}]`;
    await t.control('POST', `/_sandbox/sessions/${caseId}/status`, { status: 'Declined', comment });
    await refreshSession(t.deps, caseId);
    expect((await t.audit(caseId)).at(-1)?.action).toBe('bypass.detected');
  });

  test("Didit's own checks and our own decision are no bypass", async () => {
    const automatic = await t.play('review_face_match_borderline');
    const move = (status: string) =>
      t.control('POST', `/_sandbox/sessions/${automatic}/status`, { status, actor: 'system' });
    await move('In Progress');
    await refreshSession(t.deps, automatic);
    await move('Declined');
    await refreshSession(t.deps, automatic);
    const { caseId, version } = await t.claimed('reviewer');
    await t.as('reviewer').call(contract.approveCase, {
      params: { caseId },
      headers: t.decide(version),
      body: { reason: 'false-alarm' },
    });
    await t.drain();
    await send({ event: eventAbout(caseId) });
    await t.drain();
    for (const id of [automatic, caseId]) {
      const actions = (await t.audit(id)).map(({ action }) => action);
      expect(actions).toContain('case.changed');
      expect(actions).not.toContain('bypass.detected');
    }
  });
});
