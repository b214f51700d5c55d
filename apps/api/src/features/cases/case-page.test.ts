import { createHash, randomUUID } from 'node:crypto';
import { contract, PERMISSIONS, ROLES } from '@docket/contracts';
import { PDFDocument } from 'pdf-lib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, type Person, startHarness } from '../../../test/harness.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness({ undoMs: 60_000 });
});
afterEach(() => t.control('DELETE', '/_sandbox/faults'));
afterAll(() => t.close());

const page = (person: Person, caseId: string) => t.as(person).call(contract.getCase, { params: { caseId } });

describe('the case page', () => {
  test('holds evidence and decision without a single link to Didit', async () => {
    const caseId = await t.play('review_poa_address_mismatch');
    const { body } = await page('reviewer', caseId);
    const text = JSON.stringify(body);
    expect(text).not.toMatch(/X-Amz-|https?:\/\/127\.0\.0\.1/);
    expect(text).not.toContain(t.deps.env.DIDIT_API_KEY);
    expect(body.evidence.media.length).toBeGreaterThan(2);
    expect(body.decisionData.session_id).toBe(caseId);
  });

  test('shows the link a customer verifies with only to who may invite, and only while it leads somewhere', async () => {
    const waiting = await t.play('not_started');
    await t.sayWhy('auditor', waiting);
    const linkFor = async (person: Person, caseId: string) =>
      (await page(person, caseId)).body.case.customerLink;
    expect(await linkFor('manager', waiting)).toContain('/session/');
    expect(await linkFor('reviewer', waiting)).toBeNull();
    expect(await linkFor('auditor', waiting)).toBeNull();
    expect(await linkFor('manager', await t.play('review_face_match_borderline'))).toBeNull();
  });

  test('is on record before it is read, with the digest of the evidence that was shown', async () => {
    const caseId = await t.play('review_face_match_borderline');
    await t.sayWhy('auditor', caseId);
    await page('auditor', caseId);
    const { decision_sha256 } = await t.db
      .selectFrom('evidence')
      .select('decision_sha256')
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow();
    expect((await t.audit(caseId)).at(-1)).toMatchObject({
      action: 'case.viewed',
      actor: { role: 'auditor' },
      evidence: { digests: { decision: decision_sha256 } },
    });
  });

  test('of an unknown case is 404, and leaves no entry about a case', async () => {
    const caseId = randomUUID();
    const answer = await page('reviewer', caseId);
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
    expect(await t.audit(caseId)).toEqual([]);
    expect((await page('reviewer', 'not-an-id')).status).toBe(400);
  });

  test('tells notes, decisions and the trail of Didit as one story, newest first', async () => {
    const { caseId } = await t.claimed('reviewer');
    const params = { caseId };
    await t.as('reviewer').call(contract.addNote, { params, body: { text: '  Looks fine.  ' } });
    await t.as('reviewer').call(contract.approveCase, {
      params,
      headers: t.decide(await t.version(caseId)),
      body: { reason: 'false-alarm', note: 'Checked by phone.' },
    });
    const { body } = await page('reviewer2', caseId);
    const items: { at: string; kind: string; detail: string | null }[] = body.timeline;
    expect(items.map(({ kind }) => kind)).toEqual(['decision', 'note', 'session']);
    expect(items.map(({ detail }) => detail)).toEqual([
      'Warning checked: false alarm · Checked by phone.',
      'Looks fine.',
      null,
    ]);
    expect(items.map(({ at }) => at)).toEqual(
      items
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect(body.openDecision).toMatchObject({ outcome: 'approve', state: 'queued' });
  });
});

describe('what a person may do', () => {
  const allowedOf = async (person: Person, caseId: string) => (await page(person, caseId)).body.allowed;

  test('is everything for who holds a case In Review, and a reason for everybody else', async () => {
    const { caseId } = await t.claimed('reviewer');
    const report = { because: expect.stringContaining('report:download') };
    const mine = {
      claim: true,
      release: true,
      snooze: true,
      tag: true,
      note: true,
      approve: true,
      decline: true,
    };
    expect(await allowedOf('reviewer', caseId)).toEqual({
      ...mine,
      requestResubmission: true,
      block: true,
      correct: true,
      check: { because: expect.stringContaining('decision:check') },
      takeOver: { because: expect.stringContaining('case:take-over') },
      assign: { because: expect.stringContaining('case:assign') },
      report,
      evidencePack: { because: expect.stringContaining('evidence-pack:download') },
    });
    const held = { because: 'Rita Lindqvist holds this case.' };
    expect(await allowedOf('reviewer2', caseId)).toMatchObject({
      claim: held,
      release: { because: 'You do not hold this case.' },
      note: true,
      approve: held,
      report,
    });
    expect(await allowedOf('manager', caseId)).toMatchObject({ approve: held, takeOver: true, report: true });
    await t.sayWhy('auditor', caseId);
    const auditor = await allowedOf('auditor', caseId);
    expect(auditor).toMatchObject({ report: true });
    for (const action of ['claim', 'note', 'approve', 'decline', 'requestResubmission', 'block']) {
      expect(auditor[action].because, action).toContain('reviewer or manager');
    }
  });

  test.each([
    ['review_face_match_borderline', ['approve', 'decline', 'requestResubmission', 'block', 'report']],
    ['approve', ['decline', 'block', 'report']],
    ['decline_document_expired', ['approve', 'block', 'report']],
    ['kyc_expired', ['requestResubmission', 'block', 'report']],
    ['abandoned', ['requestResubmission', 'block']],
    ['in_progress', []],
    ['not_started', []],
    ['expired', []],
    ['resubmitted', []],
    ['awaiting_user', []],
  ])('in a case played to %s is %j, each claimed first where it can be', async (scenario, expected) => {
    const caseId = await t.play(scenario);
    await t.as('manager').call(contract.claimCase, { params: { caseId } });
    const allowed = await allowedOf('manager', caseId);
    const judged = ['approve', 'decline', 'requestResubmission', 'block', 'report'];
    expect(judged.filter((action) => allowed[action] === true)).toEqual(expected);
    for (const action of judged) {
      if (allowed[action] !== true) expect(allowed[action].because).toMatch(/^[A-Z].+\.$/);
    }
  });

  test('is nothing more while a decision is on its way', async () => {
    const { caseId, version } = await t.claimed('reviewer');
    await t.as('reviewer').call(contract.approveCase, {
      params: { caseId },
      headers: t.decide(version),
      body: { reason: 'false-alarm' },
    });
    const allowed = await allowedOf('reviewer', caseId);
    for (const action of ['approve', 'decline', 'requestResubmission', 'block']) {
      expect(allowed[action]).toEqual({ because: 'A decision on this case is already on its way.' });
    }
  });
});

describe('pictures', () => {
  const media = (person: Person, caseId: string, mediaId: string) =>
    t.as(person).call(contract.getCaseMedia, { params: { caseId, mediaId } });

  async function pictured() {
    const caseId = await t.play('review_face_match_borderline');
    const { body } = await page('reviewer', caseId);
    const list: { mediaId: string; label: string }[] = body.evidence.media;
    return { caseId, list, first: list[0]?.mediaId ?? '' };
  }

  test('arrive as the bytes they are, for our page only, and are never kept by a browser', async () => {
    const { caseId, list } = await pictured();
    for (const { mediaId, label } of list) {
      const answer = await media('reviewer', caseId, mediaId);
      expect(answer.status, label).toBe(200);
      expect([...answer.raw.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
      expect(answer.headers).toMatchObject({
        'content-type': 'image/jpeg',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'no-store',
        'cross-origin-resource-policy': 'same-origin',
      });
    }
  });

  test('are on record by the digest of exactly what was shown', async () => {
    const { caseId, first } = await pictured();
    const { raw } = await media('reviewer', caseId, first);
    expect((await t.audit(caseId)).at(-1)).toMatchObject({
      action: 'evidence.viewed',
      object: { type: 'media', id: first },
      evidence: { digests: { media: createHash('sha256').update(raw).digest('hex') } },
    });
  });

  test('of another case, or of none, are 404', async () => {
    const { caseId, first } = await pictured();
    const other = await t.play('review_face_match_borderline');
    expect((await media('reviewer', other, first)).body.code).toBe('not-found');
    expect((await media('reviewer', caseId, 'f'.repeat(32))).body.code).toBe('not-found');
    expect((await media('reviewer', randomUUID(), first)).body.code).toBe('not-found');
    expect((await media('reviewer', caseId, '../../etc/passwd')).status).toBe(400);
    expect((await media('admin', caseId, first)).status).toBe(403);
  });

  test('whose link ran out or whose file is gone are said to be gone, without an entry of a view', async () => {
    const { caseId, first } = await pictured();
    for (const status of [403, 404]) {
      await t.control('PUT', '/_sandbox/faults', { rules: [{ path: '/media/', mode: 'status', status }] });
      const answer = await media('reviewer', caseId, first);
      expect([answer.status, answer.body.code]).toEqual([404, 'media-gone']);
    }
    expect((await t.audit(caseId)).filter(({ action }) => action === 'evidence.viewed')).toEqual([]);
  });

  test('that are no pictures are refused', async () => {
    const { caseId, first } = await pictured();
    await t.control('PUT', '/_sandbox/faults', { rules: [{ path: '/media/', mode: 'status', status: 200 }] });
    expect((await media('reviewer', caseId, first)).status).toBe(502);
  });
});

describe('the report', () => {
  const report = (person: Person, caseId: string) =>
    t.as(person).call(contract.getCaseReport, { params: { caseId } });

  test.each(['manager', 'auditor'] as const)(
    'is a PDF for the %s, on record by its digest',
    async (person) => {
      const caseId = await t.play('approve');
      if (person === 'auditor') await t.sayWhy(person, caseId);
      const answer = await report(person, caseId);
      expect(answer.status).toBe(200);
      expect(answer.headers).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': expect.stringMatching(/^attachment; filename="docket-session-\d+\.pdf"$/),
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
      expect((await PDFDocument.load(answer.raw)).getPageCount()).toBeGreaterThan(0);
      expect((await t.audit(caseId)).at(-1)).toMatchObject({
        action: 'pdf.generated',
        evidence: { digests: { pdf: createHash('sha256').update(answer.raw).digest('hex') } },
      });
    },
  );

  test('is refused to reviewers and admins with the roles that may', async () => {
    const caseId = await t.play('approve');
    for (const person of ['reviewer', 'admin'] as const) {
      const answer = await report(person, caseId);
      expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
      expect(answer.body.detail).toContain('manager or auditor');
    }
  });

  test('is 409 where Didit makes none, and 404 of an unknown case', async () => {
    const answer = await report('manager', await t.play('in_progress'));
    expect([answer.status, answer.body.code]).toEqual([409, 'report-not-available']);
    expect(answer.body.detail).toContain('In Progress');
    expect((await report('manager', randomUUID())).status).toBe(404);
  });

  test('that Didit cannot make is an error of Didit, not of ours', async () => {
    const caseId = await t.play('approve');
    await t.control('PUT', '/_sandbox/faults', {
      rules: [{ path: '/generate-pdf', mode: 'status', status: 403 }],
    });
    const answer = await report('manager', caseId);
    expect([answer.status, answer.body.code]).toEqual([502, 'vendor-refused']);
  });
});

test('every reading endpoint of a case is refused to the roles that the matrix leaves out', async () => {
  const caseId = await t.play('approve');
  await t.sayWhy('auditor', caseId);
  const reads = [contract.getCase, contract.getCaseMedia, contract.getDecision, contract.listCases];
  for (const endpoint of reads) {
    const granted: object = PERMISSIONS[endpoint.config.permission as keyof typeof PERMISSIONS]; // none of these is public
    for (const role of ROLES) {
      const params = { caseId, mediaId: 'f'.repeat(32), decisionId: randomUUID() };
      const { status } = await t.as(role).call(endpoint, { params });
      expect(status === 403, `${role} ${endpoint.url}`).toBe(!Object.hasOwn(granted, role));
    }
  }
});
