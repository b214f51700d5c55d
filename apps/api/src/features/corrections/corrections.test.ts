import { randomUUID } from 'node:crypto';
import { contract } from '@docket/contracts';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, type Person, startHarness } from '../../../test/harness.ts';
import { sweepCorrections } from './sweep-corrections.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterEach(async () => {
  await t.control('DELETE', '/_sandbox/faults');
});
afterAll(() => t.close());

const NAME = { changes: [{ field: 'firstName', value: 'Marta' }], reason: 'misread' } as const;

const correct = (
  { caseId, version }: { caseId: string; version: number },
  body: object,
  { by = 'reviewer', key = randomUUID() }: { by?: Person; key?: string } = {},
) =>
  t.as(by).call(contract.correctCase, {
    params: { caseId },
    headers: { 'if-match': `"${version}"`, 'idempotency-key': key },
    body,
  });

const read = async (caseId: string, by: Person = 'reviewer') =>
  (await t.as(by).call(contract.getCase, { params: { caseId } })).body;

const ocrOf = (page: { evidence: { fields: { key: string; ocr: string }[] } }, key: string) =>
  page.evidence.fields.find((row) => row.key === key)?.ocr;

const countAt = (caseId: string) =>
  t.db
    .selectFrom('corrections')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow();

describe('a correction of data', () => {
  test('is kept with before and after, then told to Didit, and stands on the case, in its timeline and in the log', async () => {
    const about = await t.claimed('reviewer');
    const before = ocrOf(await read(about.caseId), 'firstName');
    const { status, body } = await correct(about, { ...NAME, note: 'As on the chip.' });
    expect([status, body.correction.state]).toEqual([201, 'recorded']);
    expect(body.correction.changes).toEqual([
      { field: 'firstName', label: 'First name', before, after: 'Marta' },
    ]);
    await t.drain();
    const page = await read(about.caseId);
    expect(ocrOf(page, 'firstName')).toBe('Marta');
    expect(page.corrections).toMatchObject([{ state: 'told', by: { name: 'Rita Lindqvist' } }]);
    expect(page.timeline).toContainEqual(
      expect.objectContaining({
        kind: 'correction',
        title: 'corrected a value',
        detail: `First name: ${before} → Marta · Misread from the document · As on the chip.`,
      }),
    );
    const entries = await t.audit(about.caseId);
    const made = entries.find(({ action }) => action === 'correction.made');
    expect(entries.findIndex(({ action }) => action === 'correction.told')).toBeGreaterThan(
      entries.findIndex(({ action }) => action === 'correction.made'),
    );
    expect(JSON.stringify(entries)).not.toContain('Marta');
    expect(Object.keys(made?.commit ?? {}).sort()).toEqual(['firstName.after', 'firstName.before', 'note']);
    const stored = await t.db.selectFrom('corrections').select('changes').execute();
    expect(JSON.stringify(stored)).not.toContain('Marta');
  });

  test('of a proof of address goes its own way, and dates and codes arrive in the form Didit wants', async () => {
    const poa = await t.claimed('reviewer', 'review_poa_partial_match');
    await correct(poa, { changes: [{ field: 'proofName', value: 'Ana María Ruiz' }], reason: 'cut-off' });
    await t.drain();
    expect(ocrOf(await read(poa.caseId), 'proofName')).toBe('Ana María Ruiz');
    const id = await t.claimed('reviewer');
    const changes = [
      { field: 'birthDate', value: '1991-02-03' },
      { field: 'documentType', value: 'DL' },
      { field: 'gender', value: 'U' },
      { field: 'issuingState', value: 'PRT' },
    ];
    expect((await correct(id, { changes, reason: 'misread' })).status).toBe(201);
    await t.drain();
    const page = await read(id.caseId);
    expect(page.corrections[0].because).toBeNull();
    expect([ocrOf(page, 'birthDate'), ocrOf(page, 'documentType'), ocrOf(page, 'issuingState')]).toEqual([
      '1991-02-03',
      "Driver's License",
      'PRT',
    ]);
  });

  test('holds decisions up until it has come back from Didit', async () => {
    const about = await t.claimed('reviewer');
    await correct(about, NAME);
    const approve = async () =>
      t.as('reviewer').call(contract.approveCase, {
        params: { caseId: about.caseId },
        headers: t.decide(await t.version(about.caseId)),
        body: { reason: 'false-alarm' },
      });
    const early = await approve();
    expect([early.status, early.body.code]).toEqual([409, 'case-not-decidable']);
    expect(early.body.detail).toContain('correction is on its way');
    expect((await read(about.caseId)).allowed.approve.because).toContain('correction is on its way');
    await t.drain();
    const { body } = await approve();
    await t.drain();
    const params = { decisionId: body.decision.id };
    const made = await t.as('reviewer').call(contract.getDecision, { params });
    expect(made.body.decision.state).toBe('confirmed');
  });

  test('waits while Didit cannot be reached, and is told when that is over', async () => {
    const about = await t.claimed('reviewer');
    const rules = [{ method: 'PATCH', path: '/update-data/', mode: 'reset' }];
    await t.control('PUT', '/_sandbox/faults', { rules });
    await correct(about, NAME);
    await t.drain();
    expect((await read(about.caseId)).corrections[0].state).toBe('recorded');
    await t.control('DELETE', '/_sandbox/faults');
    t.clock.advance(61_000);
    await sweepCorrections(t.deps);
    await t.drain();
    expect((await read(about.caseId)).corrections[0].state).toBe('told');
  });

  test('that Didit refuses is said to be refused, in its words, and leaves the case to be decided', async () => {
    const about = await t.claimed('reviewer');
    const rules = [{ method: 'PATCH', path: '/update-data/', mode: 'status', status: 400 }];
    await t.control('PUT', '/_sandbox/faults', { rules });
    await correct(about, NAME);
    await t.drain();
    const page = await read(about.caseId);
    expect(page.corrections[0]).toMatchObject({ state: 'refused', because: expect.any(String) });
    expect(page.allowed.approve).toBe(true);
    const told = (await t.audit(about.caseId)).find(({ action }) => action === 'correction.told');
    expect(told?.outcome).toBe('error');
  });

  test('is refused with the field for what cannot be corrected, does not have its form, or is there already', async () => {
    const about = await t.claimed('reviewer');
    const field = async (changes: object[]) => {
      const { status, body } = await correct(about, { changes, reason: 'misread' });
      return [status, body.errors?.[0]?.pointer, body.errors?.[0]?.code];
    };
    const first = NAME.changes[0];
    expect(await field([first, { field: 'email', value: 'a@b.example' }])).toEqual([
      400,
      '/body/changes/1/field',
      'not-correctable',
    ]);
    expect(await field([{ field: 'birthDate', value: '1991-02-30' }])).toEqual([
      400,
      '/body/changes/0/value',
      'wrong-form',
    ]);
    const same = ocrOf(await read(about.caseId), 'lastName');
    expect(await field([{ field: 'lastName', value: same }])).toEqual([
      400,
      '/body/changes/0/value',
      'unchanged',
    ]);
    expect((await field([first, first]))[1]).toBe('/body/changes');
    const poa = await t.claimed('reviewer', 'review_poa_partial_match');
    const both = [first, { field: 'proofName', value: 'Somebody Else' }];
    const mixed = await correct(poa, { changes: both, reason: 'misread' });
    expect(mixed.body.errors[0]).toMatchObject({
      pointer: '/body/changes/1/field',
      code: 'other-document',
    });
    expect(await countAt(about.caseId)).toEqual({ n: 0 });
  });

  test('is refused without a claim, over an old version, without its headers, to other roles, and beside a decision', async () => {
    const about = await t.claimed('reviewer');
    expect((await correct(about, NAME, { by: 'reviewer2' })).body.code).toBe('claim-lost');
    expect((await correct({ ...about, version: about.version - 1 }, NAME)).status).toBe(412);
    const params = { caseId: about.caseId };
    expect((await t.as('reviewer').call(contract.correctCase, { params, body: NAME })).status).toBe(428);
    expect((await correct(about, NAME, { by: 'admin' })).status).toBe(403);
    expect((await correct(about, NAME, { by: 'auditor' })).status).toBe(403);
    expect((await correct({ ...about, caseId: randomUUID() }, NAME)).status).toBe(404);
    const declined = await t.as('reviewer').call(contract.declineCase, {
      params,
      headers: t.decide(about.version),
      body: { reason: 'face-mismatch' },
    });
    expect(declined.status).toBe(202);
    const late = await correct({ ...about, version: await t.version(about.caseId) }, NAME);
    expect([late.status, late.body.code]).toEqual([409, 'case-not-decidable']);
  });

  test('sent again with its key is one correction; the key with another request is refused', async () => {
    const about = await t.claimed('reviewer');
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => correct(about, NAME, { key })));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.correction?.id}`)).size).toBe(1);
    expect(await countAt(about.caseId)).toEqual({ n: 1 });
    expect((await correct(about, NAME, { key })).headers['idempotency-replayed']).toBe('true');
    const other = await correct(about, { ...NAME, reason: 'cut-off' }, { key });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });
});

describe('whoever corrected data of a case', () => {
  test('is not its second person: refused by the server, said on the page, and held by the database', async () => {
    const { caseId, version } = await t.claimed('manager', 'review_aml_sanctions_hit');
    await correct({ caseId, version }, NAME, { by: 'manager' });
    await t.drain();
    await t.as('manager').call(contract.releaseCase, { params: { caseId } });
    await t.as('reviewer').call(contract.claimCase, { params: { caseId } });
    const { body } = await t.as('reviewer').call(contract.approveCase, {
      params: { caseId },
      headers: t.decide(await t.version(caseId)),
      body: { reason: 'risk-accepted' },
    });
    const { decision } = body;
    expect(decision.state).toBe('pending_approval');
    const because = 'You corrected data of this case; somebody else must check it.';
    const word = await t.as('manager').call(contract.agreeWithDecision, {
      params: { decisionId: decision.id },
      body: { digest: decision.digest },
    });
    expect([word.status, word.body.code, word.body.detail]).toEqual([409, 'own-decision', because]);
    expect((await read(caseId, 'manager')).allowed.check).toEqual({ because });
    const byHand = sql`insert into checks (id, decision_id, maker_id, checker_id, verdict, digest, at)
      values (${randomUUID()}, ${decision.id}, ${await t.userId('reviewer')}, ${await t.userId('manager')},
        'agreed', ${decision.digest}, now())`;
    await expect(byHand.execute(t.db)).rejects.toThrow('corrected data');
  });
});
