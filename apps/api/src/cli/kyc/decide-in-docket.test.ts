import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contract } from '@docket/contracts';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Harness, startHarness } from '../../../test/harness.ts';
import { docket, type RunOptions } from '../../../test/spawn-docket.ts';

vi.setConfig({ testTimeout: 60_000 });

let t: Harness;
let env: Record<string, string>;

beforeAll(async () => {
  t = await startHarness({ worker: true });
  const {
    DATABASE_URL,
    DIDIT_BASE_URL,
    DIDIT_API_KEY = '',
    DIDIT_WEBHOOK_SECRET = '',
    SECRETS_KEY = '',
    SESSION_SECRET,
    AUDIT_SIGNING_SEED,
  } = t.deps.env;
  env = {
    DATABASE_URL,
    DIDIT_BASE_URL,
    DIDIT_API_KEY,
    DIDIT_WEBHOOK_SECRET,
    SECRETS_KEY,
    SESSION_SECRET: SESSION_SECRET.toString('base64'),
    AUDIT_SIGNING_SEED: AUDIT_SIGNING_SEED.toString('base64'),
    UNDO_MS: '0',
  };
});
afterAll(() => t.close());

const run = (args: string[], options: RunOptions = {}) => docket(args, { env, ...options });
const asReviewer = ['--as', 'reviewer@docket.demo'];

async function actions(caseId: string): Promise<string[]> {
  return (await t.audit(caseId)).map(({ action }) => action);
}

describe('deciding with a database', () => {
  test('goes through Docket: claimed, decided, audited as the person from the command line, confirmed once', async () => {
    const id = await t.play('review_face_match_borderline');
    const args = ['kyc', 'approve', id, ...asReviewer, '--reason', 'false-alarm', '--note', 'Called them'];
    const { code, json, err } = await run([...args, '--json']);
    expect(code, err).toBe(0);
    expect(json).toMatchObject({ via: 'docket', decision: { state: 'confirmed', reason: 'false-alarm' } });
    const requested = (await t.audit(id)).find(({ action }) => action === 'decision.requested');
    expect(requested).toMatchObject({
      actor: { type: 'user', id: await t.userId('reviewer'), role: 'reviewer', ip: 'command-line' },
      request: { route: 'docket kyc approve' },
    });
    expect(await actions(id)).toEqual(
      expect.arrayContaining(['case.claimed', 'decision.sent', 'decision.confirmed']),
    );
    expect(await actions(id)).not.toContain('bypass.detected');
    const ledger = await t.control('GET', `/_sandbox/ledger?session_id=${id}`);
    expect(
      ledger.filter((effect: { comment: string }) => effect.comment?.includes(json.decision.id)),
    ).toHaveLength(1);
    expect(JSON.stringify(ledger)).not.toContain('Called them');
  });

  test('reads a session that is no case yet', async () => {
    const { session_id: id } = await t.control('POST', '/_sandbox/sessions', {
      scenario: 'review_face_match_borderline',
    });
    expect(await run(['kyc', 'decline', id, ...asReviewer, '--reason', 'data-mismatch'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Decision confirmed'),
    });
  });

  test('redoes named steps, and names them when none was', async () => {
    const id = await t.play('review_face_match_borderline');
    const args = ['kyc', 'resubmit', id, ...asReviewer, '--reason', 'document-unreadable'];
    expect(await run(args)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/--steps is missing; .* OCR/),
    });
    const held = await t.db
      .selectFrom('claims')
      .select('user_id')
      .where('case_id', '=', id)
      .executeTakeFirst();
    expect(held?.user_id).toBeNull();
    expect(await run([...args, '--steps', 'OCR,LIVENESS'])).toMatchObject({ code: 0 });
  });

  test('asks for a block, which waits for a second person by the same rule', async () => {
    const id = await t.play('review_face_match_borderline');
    const done = await run(['kyc', 'block', id, ...asReviewer, '--reason', 'duplicate-person', '--json']);
    expect(done).toMatchObject({
      code: 4,
      json: { decision: { outcome: 'block', state: 'pending_approval', targets: ['face', 'document'] } },
    });
  });

  test('demands a person, one with an account, and one whose role may; the last is on record', async () => {
    const id = await t.play('review_face_match_borderline');
    const [nobody, unknown, admin] = await Promise.all([
      run(['kyc', 'approve', id]),
      run(['kyc', 'approve', id, '--as', 'ghost@docket.demo']),
      run(['kyc', 'approve', id, '--as', 'admin@docket.demo', '--json']),
    ]);
    expect(nobody).toMatchObject({ code: 2, err: expect.stringContaining('--as is missing') });
    expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining('Nobody has an account') });
    expect(JSON.parse(admin.err)).toMatchObject({ error: { code: 1, kind: 'forbidden' } });
    const denied = (await t.audit()).filter(({ action }) => action === 'access.denied');
    expect(denied).toMatchObject([
      { object: { id: 'docket kyc approve' }, reason: 'case:claim', outcome: 'denied' },
    ]);
    expect(await actions(id)).not.toContain('case.claimed');
  });

  test('leaves a colleague’s case alone', async () => {
    const { caseId } = await t.claimed('reviewer2');
    const refused = await run(['kyc', 'approve', caseId, ...asReviewer]);
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('holds this case') });
    const other = await t.as('reviewer2').call(contract.getCase, { params: { caseId } });
    expect(other.status).toBe(200);
    expect(await actions(caseId)).not.toContain('decision.requested');
  });

  test('that the rules refuse gives the claim back', async () => {
    const id = await t.play('approve');
    const refused = await run(['kyc', 'decline', id, ...asReviewer, '--reason', 'data-mismatch']);
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringContaining('Only a manager may ask to overturn'),
    });
    expect(await actions(id)).toEqual(expect.arrayContaining(['case.claimed', 'case.released']));
  });

  test('that Didit does not take yet exits 4, and is recorded and sent later', async () => {
    const id = await t.play('review_face_match_borderline');
    const rules = [{ method: 'PATCH', path: '/update-status/', mode: 'throttled' }];
    await t.control('PUT', '/_sandbox/faults', { rules });
    const waiting = await run([
      'kyc',
      'approve',
      id,
      ...asReviewer,
      '--reason',
      'false-alarm',
      '--max-wait',
      '1',
      '--json',
    ]);
    await t.control('PUT', '/_sandbox/faults', { rules: [] });
    expect(waiting.code).toBe(4);
    expect(waiting.json.decision.state).toMatch(/queued|sending/);
    expect(waiting.err).toContain('docket doctor');
  });

  test('needs the settings of the server, and names the missing ones instead of acting directly', async () => {
    const id = await t.play('review_face_match_borderline');
    const { DATABASE_URL = '', DIDIT_BASE_URL = '', DIDIT_API_KEY = '' } = env;
    const few = await run(['kyc', 'approve', id, ...asReviewer], {
      env: { DATABASE_URL, DIDIT_BASE_URL, DIDIT_API_KEY },
    });
    expect(few).toMatchObject({ code: 2, err: expect.stringContaining('AUDIT_SIGNING_SEED') });
    const ledger = await t.control('GET', `/_sandbox/ledger?session_id=${id}`);
    expect(ledger.filter((effect: { to: string }) => effect.to === 'Approved')).toEqual([]);
  });

  test('downloads a report as a manager, on record with its digest, but not as a reviewer', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'docket-pdf-'));
    const id = await t.play('approve');
    const output = ['--output', join(folder, 'report.pdf')];
    expect(await run(['kyc', 'pdf', id, ...asReviewer, ...output])).toMatchObject({ code: 1 });
    expect(await run(['kyc', 'pdf', id, '--as', 'manager@docket.demo', ...output])).toMatchObject({
      code: 0,
    });
    const entry = (await t.audit(id)).find(({ action }) => action === 'pdf.generated');
    expect(entry?.evidence?.digests.pdf).toMatch(/^[0-9a-f]{64}$/);
    await rm(folder, { recursive: true });
  });

  test('downloads a report as an auditor only with a reason, which is on record', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'docket-pdf-'));
    const id = await t.play('approve');
    const asAuditor = [
      'kyc',
      'pdf',
      id,
      '--as',
      'auditor@docket.demo',
      '--output',
      join(folder, 'report.pdf'),
    ];
    expect(await run(asAuditor)).toMatchObject({ code: 2, err: expect.stringContaining('--why is missing') });
    expect(await run([...asAuditor, '--why', 'short'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--why needs 10 characters or more'),
    });
    expect((await t.audit(id)).some(({ action }) => action === 'pdf.generated')).toBe(false);
    expect(await run([...asAuditor, '--why', 'Sample of the quarter.'])).toMatchObject({ code: 0 });
    expect((await t.audit(id)).slice(-2)).toMatchObject([
      { action: 'view-reason.given', commit: { reason: expect.stringMatching(/^[0-9a-f]{64}$/) } },
      { action: 'pdf.generated' },
    ]);
    // It held for that command: somebody who signs in as the auditor says it again.
    const { body } = await t.as('auditor').call(contract.getCase, { params: { caseId: id } });
    expect(body.code).toBe('view-reason-needed');
    await rm(folder, { recursive: true });
  });
});
