import {
  contract,
  REASON_OUTCOMES,
  type Reason,
  type ReasonCatalogue,
  reasonsFor,
  tippingOff,
} from '@docket/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, type Person, startHarness } from '../../../test/harness.ts';
import { SHIPPED_REASONS } from './shipped-reasons.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());

async function inForce(person: Person = 'reviewer'): Promise<ReasonCatalogue> {
  return (await t.as(person).call(contract.getReasons)).body.catalogue;
}

const history = async (person: Person = 'auditor') =>
  (await t.as(person).call(contract.getReasonHistory)).body;

const change = (version: number, reasons: readonly Reason[], person: Person = 'admin') =>
  t.as(person).call(contract.changeReasons, {
    headers: { 'if-match': `"${version}"` },
    body: { reasons, because: 'The board asked for it.' },
  });

/** The catalogue in force with one reason told differently. */
async function changed(key: string, how: Partial<Reason>) {
  const { version, reasons } = await inForce();
  return change(
    version,
    reasons.map((reason) => (reason.key === key ? { ...reason, ...how } : reason)),
  );
}

describe('the catalogue as shipped', () => {
  test('is version 1 of every database', async () => {
    const { body } = await t.as('reviewer').call(contract.getReasons);
    expect(body.catalogue).toMatchObject({ version: 1, madeBy: null, reasons: SHIPPED_REASONS });
  });

  test('covers every decision and finding, each key once', () => {
    expect(new Set(SHIPPED_REASONS.map(({ key }) => key)).size).toBe(SHIPPED_REASONS.length);
    for (const outcome of REASON_OUTCOMES) expect(reasonsFor(SHIPPED_REASONS, outcome)).not.toEqual([]);
  });

  test('never tips a customer off, and what it says of a suspicion it says of much else', () => {
    const texts = SHIPPED_REASONS.flatMap(({ customerText }) => customerText ?? []);
    expect(texts.map(tippingOff).filter((word) => word !== null)).toEqual([]);
    const ofFraud = SHIPPED_REASONS.find(({ key }) => key === 'suspected-fraud')?.customerText;
    expect(texts.filter((text) => text === ofFraud).length).toBeGreaterThan(3);
  });
});

describe('a new version', () => {
  test('is in force at once, names what changed in the audit log without its words, and keeps the old one', async () => {
    const before = await inForce();
    const [first, second, ...rest] = before.reasons as [Reason, Reason, ...Reason[]]; // as shipped, over 30
    const added: Reason = { ...first, key: 'house-rule', label: 'Rule of the house', clause: 'H-1' };
    const retired = { ...second, retired: true, label: 'Accepted, in other words' };
    const { status, body } = await change(before.version, [retired, first, ...rest, added]);
    expect([status, body.catalogue.version]).toEqual([200, before.version + 1]);
    expect(body.catalogue).toMatchObject({
      because: 'The board asked for it.',
      madeBy: { name: 'Adam Nowak' },
    });
    expect((await history()).earlier[0]).toMatchObject({ version: before.version, reasons: before.reasons });
    const entry = (await t.audit()).find(({ action }) => action === 'reasons.changed');
    expect(entry?.change).toEqual({
      from: { version: before.version },
      to: {
        version: before.version + 1,
        added: ['house-rule'],
        changed: { 'risk-accepted': ['label', 'retired'] },
        reordered: true,
      },
    });
    expect(entry?.refs.digest).toMatch(/^[a-f0-9]{64}$/);
    expect(JSON.stringify(entry)).not.toContain('in other words');
  });

  test('decides what may be given from then on, while earlier decisions keep theirs', async () => {
    const { caseId, version } = await t.claimed('reviewer');
    const decline = (reason: string) =>
      t.as('reviewer').call(contract.declineCase, {
        params: { caseId },
        headers: t.decide(version),
        body: { reason },
      });
    await changed('under-age', { retired: true });
    const refused = await decline('under-age');
    expect([refused.status, refused.body.errors]).toEqual([
      400,
      [{ pointer: '/body/reason', code: 'retired-reason', message: 'is retired and not given any more' }],
    ]);
    const made = await decline('face-mismatch');
    const { version: inForceNow } = await inForce();
    expect(made.body.decision).toMatchObject({ reason: 'face-mismatch', catalogueVersion: inForceNow });
    await changed('face-mismatch', { retired: true, label: 'Another face' });
    const page = await t.as('reviewer').call(contract.getCase, { params: { caseId } });
    expect(page.body.openDecision).toMatchObject({ reason: 'face-mismatch', catalogueVersion: inForceNow });
    expect(page.body.timeline).toContainEqual(expect.objectContaining({ detail: 'Another face' }));
    await changed('face-mismatch', { retired: false });
  });

  test.each([
    ['a key that is gone', (all: Reason[]) => all.slice(1), '/body/reasons', 'missing-key'],
    [
      'a key told twice',
      (all: Reason[]) => [...all, ...all.slice(0, 1)],
      `/body/reasons/LAST/key`,
      'repeated-key',
    ],
    [
      'a text that tips the customer off',
      (all: Reason[]) =>
        all.map((one, i) => (i === 9 ? { ...one, customerText: 'You are on a sanctions list.' } : one)),
      '/body/reasons/9/customerText',
      'tips-off',
    ],
    [
      'no reason left to decline with',
      (all: Reason[]) =>
        all.map((one) => ({ ...one, retired: one.retired || one.outcomes.includes('decline') })),
      '/body/reasons',
      'outcome-without-reason',
    ],
    [
      'a second person for a finding',
      (all: Reason[]) =>
        all.map((one) => (one.key === 'same-person' ? { ...one, needsSecondPerson: true } : one)),
      'needsSecondPerson',
      'finding-only',
    ],
  ])('is refused with %s', async (_, edit, pointer, code) => {
    const { version, reasons } = await inForce();
    const { status, body } = await change(version, edit(reasons));
    expect(status).toBe(400);
    const where = pointer.replace('LAST', String(reasons.length));
    expect(body.errors).toContainEqual(
      expect.objectContaining({ code, pointer: expect.stringContaining(where) }),
    );
    expect((await inForce()).version).toBe(version);
  });

  test('is refused over a version somebody replaced, without one, malformed, and from other roles', async () => {
    const { version, reasons } = await inForce();
    expect((await change(version - 1, reasons)).status).toBe(412);
    const body = { reasons, because: 'Why not.' };
    expect((await t.as('admin').call(contract.changeReasons, { body })).status).toBe(428);
    const shouting = reasons.map((one, i) => (i === 0 ? { ...one, key: 'FALSE ALARM' } : one));
    const bad = await change(version, shouting);
    expect([bad.status, bad.body.errors[0].pointer]).toEqual([400, '/body/reasons/0/key']);
    for (const person of ['reviewer', 'auditor'] as const) {
      expect((await change(version, reasons, person)).status).toBe(403);
    }
    expect((await inForce()).version).toBe(version);
  });

  test('of two that were made over the same one, one wins', async () => {
    const { version, reasons } = await inForce();
    const answers = await Promise.all([change(version, reasons), change(version, reasons)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test('cannot be rewritten or taken back by anybody', async () => {
    const rewrite = t.db.updateTable('reason_catalogues').set({ because: 'Never.' }).execute();
    await expect(rewrite).rejects.toThrow('append-only');
    await expect(t.db.deleteFrom('reason_catalogues').execute()).rejects.toThrow('append-only');
  });
});

test('how often a reason was given counts decisions and findings, and is not for reviewers', async () => {
  const timesOf = async (key: string) =>
    (await history()).usage.find((use: { key: string }) => use.key === key)?.times ?? 0;
  const before = await timesOf('adverse-media');
  const { caseId, version } = await t.claimed('reviewer');
  await t.as('reviewer').call(contract.declineCase, {
    params: { caseId },
    headers: t.decide(version),
    body: { reason: 'data-mismatch', moreReasons: ['adverse-media'] },
  });
  expect(await timesOf('adverse-media')).toBe(before + 1);
  expect((await t.as('reviewer').call(contract.getReasonHistory)).status).toBe(403);
});
