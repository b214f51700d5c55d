import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import {
  type AuditAction,
  contract,
  FRESH_MINUTES,
  grantOf,
  type Permission,
  ROLES,
} from '@docket/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refreshSession } from '../src/features/sync/refresh-session.ts';
import { DEMO_PASSWORD } from '../src/features/users/ensure-demo-users.ts';
import type { CallInput } from './caller.ts';
import { type Harness, type Person, startHarness } from './harness.ts';

type ContractName = keyof typeof contract;

interface Write {
  readonly name: ContractName;
  /** Who does it in the good case. */
  readonly by: Person;
  /** A request that is right in form, about something that does not exist. */
  readonly input: () => CallInput;
  /** Makes what the good case needs and completes the request; returns the case it is about, if any. */
  readonly arrange: (t: Harness) => Promise<{ input: CallInput; caseId?: string }>;
  readonly answers: number;
  readonly action: AuditAction;
  /** What the request about something unknown is answered with; absent when nothing can be unknown. */
  readonly unknown?: 404 | 422;
  readonly preconditions?: readonly ('if-match' | 'idempotency-key')[];
}

let t: Harness;
beforeAll(async () => {
  t = await startHarness({ undoMs: 60_000 });
});
afterAll(() => t.close());

const settings = {
  label: 'Onboarding of tests',
  liveness: true,
  livenessMethod: 'passive',
  faceMatch: true,
  faceMatchDeclineBelow: 40,
  faceMatchReviewBelow: 60,
  aml: false,
  amlReviewAbove: 60,
  amlDeclineAbove: 90,
  phone: false,
  email: true,
  nfc: false,
  proofOfAddress: false,
  ipAnalysis: true,
  databaseValidation: false,
  maxRetryAttempts: 2,
  retryWindowDays: 7,
};

const headers = () => ({ 'idempotency-key': randomUUID(), 'if-match': '"1"' });
const newKey = () => ({ 'idempotency-key': randomUUID() });
const inAnHour = () => new Date(t.clock.now().getTime() + 3_600_000).toISOString();
const unknownCase = () => ({ params: { caseId: randomUUID() } });

/** A decision is arranged by claiming a fresh case. */
function decision(name: ContractName, body: (t: Harness, caseId: string) => Promise<object>): Write {
  return {
    name,
    by: 'reviewer',
    input: () => ({
      ...unknownCase(),
      headers: headers(),
      body: {
        reason: 'other',
        note: 'Looked at.',
        ...(name === 'requestResubmission' ? { steps: [{ nodeId: 'feature_ocr_1', feature: 'OCR' }] } : {}),
        ...(name === 'blockCase' ? { targets: ['document'] } : {}),
      },
    }),
    arrange: async () => {
      const { caseId, version } = await t.claimed('reviewer');
      const input = { params: { caseId }, headers: t.decide(version), body: await body(t, caseId) };
      return { input, caseId };
    },
    answers: 202,
    action: 'decision.requested',
    unknown: 404,
    preconditions: ['idempotency-key', 'if-match'],
  };
}

async function workflow(): Promise<{ uuid: string; etag: string }> {
  const { body } = await t.as('admin').call(contract.createWorkflow, { body: settings });
  return body.workflow;
}

const unknownBypass = () => ({ params: { bypassId: randomUUID() }, headers: { 'if-match': '"1"' } });

/** A case that somebody decided in Didit's console. */
async function bypass(): Promise<{ input: CallInput; caseId: string }> {
  const caseId = await t.play('review_face_match_borderline');
  await t.control('POST', `/_sandbox/sessions/${caseId}/status`, { status: 'Approved', webhook: false });
  await refreshSession(t.deps, caseId, 'reconcile');
  const { id } = await t.db
    .selectFrom('bypasses')
    .select('id')
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow();
  return { input: { params: { bypassId: id }, headers: { 'if-match': '"1"' } }, caseId };
}

const WRITES: readonly Write[] = [
  {
    name: 'readCaseAgain',
    by: 'auditor',
    input: unknownCase,
    arrange: async () => {
      const caseId = await t.play('review_face_match_borderline');
      await t.sayWhy('auditor', caseId);
      return { input: { params: { caseId } }, caseId };
    },
    answers: 202,
    action: 'case.read-again',
    unknown: 404,
  },
  {
    name: 'giveViewReason',
    by: 'auditor',
    input: () => ({ ...unknownCase(), body: { reason: 'Sample of the quarter.' } }),
    arrange: async () => {
      const caseId = await t.play('review_face_match_borderline');
      return { input: { params: { caseId }, body: { reason: 'Sample of the quarter.' } }, caseId };
    },
    answers: 201,
    action: 'view-reason.given',
    unknown: 404,
  },
  {
    name: 'claimCase',
    by: 'reviewer',
    input: unknownCase,
    arrange: async () => {
      const caseId = await t.play('review_face_match_borderline');
      return { input: { params: { caseId } }, caseId };
    },
    answers: 200,
    action: 'case.claimed',
    unknown: 404,
  },
  {
    name: 'releaseCase',
    by: 'reviewer',
    input: unknownCase,
    arrange: async () => {
      const { caseId } = await t.claimed('reviewer');
      return { input: { params: { caseId } }, caseId };
    },
    answers: 200,
    action: 'case.released',
    unknown: 404,
  },
  {
    name: 'assignCase',
    by: 'manager',
    input: () => ({ ...unknownCase(), headers: { 'if-match': '"1"' }, body: { userId: null } }),
    arrange: async () => {
      const caseId = await t.play('review_face_match_borderline');
      const headers = { 'if-match': `"${await t.version(caseId)}"` };
      return {
        input: { params: { caseId }, headers, body: { userId: await t.userId('reviewer2') } },
        caseId,
      };
    },
    answers: 200,
    action: 'case.assigned',
    unknown: 404,
    preconditions: ['if-match'],
  },
  {
    name: 'snoozeCase',
    by: 'reviewer',
    input: () => ({ ...unknownCase(), headers: { 'if-match': '"1"' }, body: { until: inAnHour() } }),
    arrange: async () => {
      const caseId = await t.play('review_face_match_borderline');
      const headers = { 'if-match': `"${await t.version(caseId)}"` };
      return { input: { params: { caseId }, headers, body: { until: inAnHour() } }, caseId };
    },
    answers: 200,
    action: 'case.snoozed',
    unknown: 404,
    preconditions: ['if-match'],
  },
  {
    name: 'wakeCase',
    by: 'reviewer',
    input: () => ({ ...unknownCase(), headers: { 'if-match': '"1"' } }),
    arrange: async () => {
      const caseId = await t.play('review_face_match_borderline');
      const input = { params: { caseId }, headers: { 'if-match': `"${await t.version(caseId)}"` } };
      await t.as('reviewer').call(contract.snoozeCase, { ...input, body: { until: inAnHour() } });
      return { input, caseId };
    },
    answers: 200,
    action: 'case.woken',
    unknown: 404,
    preconditions: ['if-match'],
  },
  {
    name: 'tagCase',
    by: 'reviewer',
    input: () => ({ ...unknownCase(), headers: { 'if-match': '"1"' }, body: { tag: 'bank' } }),
    arrange: async () => {
      const caseId = await t.play('review_face_match_borderline');
      const headers = { 'if-match': `"${await t.version(caseId)}"` };
      return { input: { params: { caseId }, headers, body: { tag: 'bank' } }, caseId };
    },
    answers: 200,
    action: 'case.tagged',
    unknown: 404,
    preconditions: ['if-match'],
  },
  {
    name: 'untagCase',
    by: 'reviewer',
    input: () => ({ ...unknownCase(), headers: { 'if-match': '"1"' }, body: { tag: 'bank' } }),
    arrange: async () => {
      const caseId = await t.play('review_face_match_borderline');
      const headers = { 'if-match': `"${await t.version(caseId)}"` };
      const input = { params: { caseId }, headers, body: { tag: 'bank' } };
      await t.as('reviewer').call(contract.tagCase, input);
      return { input, caseId };
    },
    answers: 200,
    action: 'case.untagged',
    unknown: 404,
    preconditions: ['if-match'],
  },
  {
    name: 'nextCase',
    by: 'reviewer',
    input: () => ({ body: {} }),
    arrange: async () => {
      await t.play('review_face_match_borderline');
      return { input: { body: {} } };
    },
    answers: 200,
    action: 'case.claimed',
  },
  {
    name: 'addNote',
    by: 'reviewer',
    input: () => ({ ...unknownCase(), body: { text: 'Called the customer.' } }),
    arrange: async () => {
      const caseId = await t.play('review_face_match_borderline');
      return { input: { params: { caseId }, body: { text: 'Called the customer.' } }, caseId };
    },
    answers: 201,
    action: 'note.added',
    unknown: 404,
  },
  decision('approveCase', async () => ({ reason: 'false-alarm' })),
  decision('declineCase', async () => ({ reason: 'face-mismatch', note: 'Another person.' })),
  decision('requestResubmission', async () => ({
    reason: 'document-unreadable',
    steps: [{ nodeId: 'feature_ocr_1', feature: 'OCR' }],
  })),
  decision('blockCase', async () => ({ reason: 'suspected-fraud', targets: ['document', 'face'] })),
  {
    name: 'addToBlocklist',
    by: 'reviewer',
    input: () => ({
      headers: t.decide(1),
      body: { caseId: randomUUID(), reason: 'suspected-fraud', targets: ['face'] },
    }),
    arrange: async () => {
      const { caseId, version } = await t.claimed('reviewer');
      const body = { caseId, reason: 'suspected-fraud', targets: ['face'] };
      return { input: { headers: t.decide(version), body }, caseId };
    },
    answers: 202,
    action: 'decision.requested',
    unknown: 404,
    preconditions: ['idempotency-key', 'if-match'],
  },
  {
    name: 'withdrawDecision',
    by: 'reviewer',
    input: () => ({ params: { decisionId: randomUUID() } }),
    arrange: async () => {
      const { caseId, version } = await t.claimed('reviewer');
      const { body } = await t.as('reviewer').call(contract.approveCase, {
        params: { caseId },
        headers: t.decide(version),
        body: { reason: 'false-alarm' },
      });
      return { input: { params: { decisionId: body.decision.id } }, caseId };
    },
    answers: 200,
    action: 'decision.withdrawn',
    unknown: 404,
  },
  {
    name: 'takeBypass',
    by: 'manager',
    input: unknownBypass,
    arrange: async () => bypass(),
    answers: 200,
    action: 'bypass.taken',
    unknown: 404,
    preconditions: ['if-match'],
  },
  {
    name: 'resolveBypass',
    by: 'manager',
    input: () => ({ ...unknownBypass(), body: { resolution: 'accepted', note: 'Agreed by phone.' } }),
    arrange: async () => {
      const { input, caseId } = await bypass();
      return { input: { ...input, body: { resolution: 'accepted', note: 'Agreed by phone.' } }, caseId };
    },
    answers: 200,
    action: 'bypass.resolved',
    unknown: 404,
    preconditions: ['if-match'],
  },
  {
    name: 'replayDelivery',
    by: 'admin',
    input: () => ({ params: { deliveryId: randomUUID() } }),
    arrange: async () => {
      const caseId = await t.play('review_face_match_borderline');
      const deliveryId = randomUUID();
      const row = { id: deliveryId, session_id: caseId, state: 'accepted', read_at: new Date() };
      await t.db.insertInto('deliveries').values(row).execute();
      return { input: { params: { deliveryId } }, caseId };
    },
    answers: 202,
    action: 'delivery.replayed',
    unknown: 404,
  },
  {
    name: 'startImport',
    by: 'admin',
    input: () => ({}),
    arrange: async () => ({ input: {} }),
    answers: 202,
    action: 'sync.import-started',
  },
  {
    name: 'createSession',
    by: 'manager',
    input: () => ({ body: { workflowId: randomUUID() } }),
    arrange: async () => {
      const { body } = await t.as('manager').call(contract.listWorkflows);
      const [first] = body.items;
      return { input: { body: { workflowId: first.workflowId, vendorData: `customer-${randomUUID()}` } } };
    },
    answers: 201,
    action: 'session.created',
    unknown: 422,
  },
  {
    name: 'removeFromBlocklist',
    by: 'manager',
    input: () => ({
      ...unknownCase(),
      headers: newKey(),
      body: { reason: 'blocked-in-error', targets: ['face'], note: 'Wrong person.' },
    }),
    arrange: async () => {
      const caseId = await t.play('review_face_match_borderline');
      const body = { reason: 'blocked-in-error', targets: ['face'], note: 'Wrong person.' };
      return { input: { params: { caseId }, headers: newKey(), body }, caseId };
    },
    answers: 202,
    action: 'decision.requested',
    unknown: 404,
    preconditions: ['idempotency-key'],
  },
  {
    name: 'createWorkflow',
    by: 'admin',
    input: () => ({ body: settings }),
    arrange: async () => ({ input: { body: settings } }),
    answers: 201,
    action: 'workflow.created',
  },
  {
    name: 'updateWorkflow',
    by: 'admin',
    input: () => ({ params: { workflowId: randomUUID() }, headers: { 'if-match': '"1:"' }, body: settings }),
    arrange: async () => {
      const { uuid, etag } = await workflow();
      const body = { ...settings, label: 'Changed' };
      return { input: { params: { workflowId: uuid }, headers: { 'if-match': `"${etag}"` }, body } };
    },
    answers: 200,
    action: 'workflow.changed',
    unknown: 404,
    preconditions: ['if-match'],
  },
  {
    name: 'deleteWorkflow',
    by: 'admin',
    input: () => ({ params: { workflowId: randomUUID() }, headers: { 'if-match': '"1:"' } }),
    arrange: async () => {
      const { uuid, etag } = await workflow();
      return { input: { params: { workflowId: uuid }, headers: { 'if-match': `"${etag}"` } } };
    },
    answers: 204,
    action: 'workflow.deleted',
    unknown: 404,
    preconditions: ['if-match'],
  },
];

/** As the tests before have left it; each change makes a new version. */
async function connection(body: object): Promise<{ input: CallInput }> {
  const row = await t.db.selectFrom('connections').select('version').executeTakeFirstOrThrow();
  return { input: { headers: { 'if-match': `"${row.version}"` }, body } };
}

async function mailedCode(email: string): Promise<string> {
  const body = { email, password: 'Canary-Pässw0rd!' };
  await t.as('admin').call(contract.registerDiditAccount, { body });
  const [mail] = await t.control('GET', '/_sandbox/mail');
  return mail.code;
}

const anyVersion = (body: object) => ({ headers: { 'if-match': '"1"' }, body });
const newEmail = () => `desk-${randomUUID()}@tinta.example`;

const CONNECTION_WRITES: readonly Write[] = [
  {
    name: 'testConnectionKey',
    by: 'admin',
    input: () => ({ body: { apiKey: 'sk_test_not_a_key' } }),
    arrange: async () => ({ input: { body: { apiKey: t.deps.env.DIDIT_API_KEY } } }),
    answers: 200,
    action: 'connection.key-tested',
  },
  {
    name: 'setConnectionKey',
    by: 'admin',
    input: () => anyVersion({ apiKey: 'sk_test_not_a_key' }),
    arrange: () => connection({ apiKey: t.deps.env.DIDIT_API_KEY, acceptOtherApplication: true }),
    answers: 200,
    action: 'secret.rotated',
    preconditions: ['if-match'],
  },
  {
    name: 'registerDiditAccount',
    by: 'admin',
    input: () => ({ body: { email: newEmail(), password: 'Canary-Pässw0rd!' } }),
    arrange: async () => ({ input: { body: { email: newEmail(), password: 'Canary-Pässw0rd!' } } }),
    answers: 202,
    action: 'connection.account-registered',
  },
  {
    name: 'verifyDiditAccount',
    by: 'admin',
    input: () => anyVersion({ email: newEmail(), code: 'AAAAAA' }),
    arrange: async () => {
      const email = newEmail();
      return connection({ email, code: await mailedCode(email), acceptOtherApplication: true });
    },
    answers: 200,
    action: 'secret.rotated',
    preconditions: ['if-match'],
  },
  {
    name: 'topUpBalance',
    by: 'admin',
    input: () => ({ body: { amountInDollars: 50 } }),
    arrange: async () => ({ input: { body: { amountInDollars: 50 } } }),
    answers: 200,
    action: 'connection.top-up-started',
  },
  {
    name: 'connectWebhook',
    by: 'admin',
    input: () => anyVersion({}),
    arrange: () => connection({ baseUrl: 'https://docket.example' }),
    answers: 200,
    action: 'settings.changed',
    preconditions: ['if-match'],
  },
  {
    name: 'rotateWebhookSecret',
    by: 'admin',
    input: () => anyVersion({}),
    arrange: () => connection({ secret: randomUUID() }),
    answers: 200,
    action: 'secret.rotated',
    preconditions: ['if-match'],
  },
  {
    name: 'testWebhook',
    by: 'admin',
    input: () => ({}),
    arrange: async () => {
      const { port } = t.app.server.address() as AddressInfo; // listening on TCP
      const baseUrl = `http://127.0.0.1:${port}`;
      const { input } = await connection({ baseUrl });
      await t.as('admin').call(contract.connectWebhook, input);
      return { input: {} };
    },
    answers: 200,
    action: 'connection.webhook-tested',
  },
];

const ALL_WRITES = [...WRITES, ...CONNECTION_WRITES];

/** Tested beside their features, with what is particular to them. */
const ELSEWHERE: readonly ContractName[] = [
  'signIn',
  'signOut',
  'signInWithSecondFactor',
  'signInWithPasskey',
  'confirmPassword',
  'endSignIn',
  'endOtherSignIns',
  'refreshSignIn',
  'endSignInOf',
  'endSignInsOf',
  'setUp',
  'setPassword',
  'issuePasswordCode',
  'confirmSecondFactor',
  'challengePasskey',
  'startAuthenticator',
  'confirmAuthenticator',
  'removeAuthenticator',
  'startPasskey',
  'addPasskey',
  'renamePasskey',
  'removePasskey',
  'renewRecoveryCodes',
  'resetFactors',
  'createUser',
  'updateUser',
  'verifyAudit',
  'agreeWithDecision',
  'disagreeWithDecision',
  'askAboutDecision',
  'closeDecision',
  'changePolicy',
  'changePreferences',
  'changeReasons',
  'disposeHits',
  'requestErasure',
  'agreeToErasure',
  'refuseErasure',
  'setLegalHold',
  'correctCase',
  'chooseOutcome',
  'pauseSending',
  'resumeSending',
  'takeOverCase',
];

test('every contract that writes is in the table or tested beside its feature', () => {
  const writing = Object.entries(contract).flatMap(([name, { method }]) => (method === 'GET' ? [] : [name]));
  expect([...ALL_WRITES.map(({ name }) => name), ...ELSEWHERE].sort()).toEqual(writing.sort());
});

describe.each(ALL_WRITES.map((write) => [write.name, write] as const))('%s', (name, write) => {
  const endpoint = contract[name];
  // Each of the table's endpoints names a permission; only sign-in and health do not.
  const permission = endpoint.config.permission as Permission;
  const stranger = ROLES.filter((role) => grantOf(role, permission) === null);

  if (endpoint.config.fresh) {
    // However long the tests before have taken.
    beforeEach(() => t.as(write.by).call(contract.confirmPassword, { body: { password: DEMO_PASSWORD } }));

    test('wants the password given within the last minutes', async () => {
      const { input } = await write.arrange(t);
      const id = await t.userId(write.by);
      const longAgo = new Date(t.clock.now().getTime() - FRESH_MINUTES * 60_000 - 1_000);
      await t.db
        .updateTable('auth_sessions')
        .set({ confirmed_at: longAgo })
        .where('user_id', '=', id)
        .execute();
      const answer = await t.as(write.by).call(endpoint, input);
      expect([answer.status, answer.body.code]).toEqual([403, 'fresh-sign-in-required']);
    });
  }

  test('does what it says and leaves who, what and about which case in the audit log', async () => {
    const { input, caseId } = await write.arrange(t);
    const answer = await t.as(write.by).call(endpoint, input);
    expect([answer.status, answer.body]).toEqual([write.answers, answer.body]);
    const entry = (await t.audit()).findLast(({ action }) => action === write.action);
    expect(entry).toMatchObject({
      outcome: 'ok',
      actor: { type: 'user', id: await t.userId(write.by), role: write.by },
      request: { id: expect.any(String), route: `${endpoint.method} ${endpoint.url}` },
    });
    if (caseId !== undefined) expect(entry?.case).toBe(caseId);
  });

  test.each(stranger)('is refused to the role %s, and the refusal is on record', async (role) => {
    const answer = await t.as(role).call(endpoint, write.input());
    expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
    expect(answer.body.detail).toContain(permission);
    const entry = (await t.audit()).at(-1);
    expect(entry).toMatchObject({
      action: 'access.denied',
      outcome: 'denied',
      reason: permission,
      object: { type: 'route', id: `${endpoint.method} ${endpoint.url}` },
      actor: { id: await t.userId(role), role },
    });
    expect(entry?.request?.id).toBe(answer.body.instance);
  });

  test('wants a sign-in', async () => {
    const answer = await t.anonymous.call(endpoint, write.input());
    expect([answer.status, answer.body.code]).toEqual([401, 'not-signed-in']);
  });

  test('is refused to a page of another site', async () => {
    const input = write.input();
    for (const foreign of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await t
        .as(write.by)
        .call(endpoint, { ...input, headers: { ...input.headers, ...foreign } });
      expect([answer.status, answer.body.code]).toEqual([403, 'cross-site-request']);
    }
  });

  if (write.unknown !== undefined) {
    test(`answers ${write.unknown} about what does not exist`, async () => {
      const answer = await t.as(write.by).call(endpoint, write.input());
      expect([answer.status, answer.body.detail ?? '']).toEqual([write.unknown, answer.body.detail ?? '']);
    });
  }

  if ('body' in endpoint.schema) {
    test('refuses a field it does not know, by name', async () => {
      const input = write.input();
      const body = { ...(input.body as object), 'no~such/field': 1 }; // the table's bodies are objects
      const answer = await t.as(write.by).call(endpoint, { ...input, body });
      expect([answer.status, answer.body.code]).toEqual([400, 'invalid-input']);
      expect(answer.body.errors).toContainEqual({
        pointer: '/body/no~0such~1field',
        code: 'unrecognized_keys',
        message: 'is not a field of this request',
      });
    });
  }

  for (const header of write.preconditions ?? []) {
    test(`answers 428 without the header ${header}`, async () => {
      const { input } = await write.arrange(t);
      const { [header]: _, ...rest } = input.headers ?? {};
      const answer = await t.as(write.by).call(endpoint, { ...input, headers: rest });
      expect([answer.status, answer.body.code]).toEqual([428, 'precondition-required']);
    });
  }

  if (write.preconditions?.includes('if-match')) {
    test('answers 412 when somebody was faster', async () => {
      const { input } = await write.arrange(t);
      const stale = write.name.endsWith('Workflow') ? '"1:2001-01-01"' : '"999"';
      const answer = await t
        .as(write.by)
        .call(endpoint, { ...input, headers: { ...input.headers, 'if-match': stale } });
      expect([answer.status, answer.body.code]).toEqual([412, 'version-mismatch']);
    });
  }
});

describe('a decision in the wrong state', () => {
  // Taking values off the blocklist is no decision about the case and asks for no claim.
  const outcomes = WRITES.filter(
    ({ action, name }) => action === 'decision.requested' && name !== 'removeFromBlocklist',
  );

  test.each(outcomes.map((write) => [write.name, write] as const))(
    '%s wants a live claim of the one who decides',
    async (name, write) => {
      const { input, caseId = '' } = await write.arrange(t);
      const other = await t.as('reviewer2').call(contract[name], input);
      expect([other.status, other.body.code]).toEqual([409, 'claim-lost']);
      expect(other.body.detail).toContain('holds this case');
      await t.as('reviewer').call(contract.releaseCase, { params: { caseId } });
      const unclaimed = await t.as('reviewer').call(contract[name], input);
      expect([unclaimed.status, unclaimed.body.code]).toEqual([409, 'claim-lost']);
      const rows = await t.db.selectFrom('decisions').select('id').where('case_id', '=', caseId).execute();
      expect(rows).toEqual([]);
    },
  );

  test.each(outcomes.map((write) => [write.name, write] as const))(
    '%s is refused while another decision is on its way',
    async (name, write) => {
      const { input, caseId = '' } = await write.arrange(t);
      await t.as('reviewer').call(contract.approveCase, {
        params: { caseId },
        headers: t.decide(await t.version(caseId)),
        body: { reason: 'false-alarm' },
      });
      const headersNow = t.decide(await t.version(caseId));
      const answer = await t.as('reviewer').call(contract[name], { ...input, headers: headersNow });
      expect([answer.status, answer.body.code]).toEqual([409, 'case-not-decidable']);
      expect(answer.body.detail).toContain('already on its way');
    },
  );

  test.each(['approveCase', 'declineCase', 'requestResubmission'] as const)(
    '%s by a reviewer cannot overturn a final decision',
    async (name) => {
      const write = outcomes.find((one) => one.name === name);
      const { caseId, version } = await t.claimed('reviewer', 'approve');
      const answer = await t.as('reviewer').call(contract[name], {
        params: { caseId },
        headers: t.decide(version),
        body: write?.input().body,
      });
      expect([answer.status, answer.body.code]).toEqual([409, 'case-not-decidable']);
      expect(answer.body.detail).toMatch(/manager may ask to overturn|cannot be turned/);
    },
  );

  test('a step that the case does not have is refused where it stands', async () => {
    const { caseId, version } = await t.claimed('reviewer');
    const answer = await t.as('reviewer').call(contract.requestResubmission, {
      params: { caseId },
      headers: t.decide(version),
      body: {
        reason: 'other',
        note: 'Looked at.',
        steps: [
          { nodeId: 'feature_ocr_1', feature: 'OCR' },
          { nodeId: 'feature_ocr_1', feature: 'NFC' },
        ],
      },
    });
    expect(answer.body.errors).toEqual([
      { pointer: '/body/steps/1', code: 'unknown-step', message: 'is not a step of this case' },
    ]);
  });

  test('a case that waits for the customer can be neither claimed nor decided', async () => {
    const caseId = await t.play('in_progress');
    const answer = await t.as('reviewer').call(contract.claimCase, { params: { caseId } });
    expect([answer.status, answer.body.code]).toEqual([409, 'case-not-decidable']);
  });
});
