import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { verifyBundle } from '@docket/audit/bundle';
import { type CaseId, contract } from '@docket/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, type Person, startHarness } from '../../../test/harness.ts';
import { sequenceAudit } from '../audit/sequencer/sequence-audit.ts';
import { continueImport } from '../sync/import/continue-import.ts';
import { reconcile } from '../sync/reconcile.ts';
import { refreshSession } from '../sync/refresh-session.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());

const YEARS_MS = 5.1 * 365 * 86_400_000;
const request = (caseId: CaseId, person: Person = 'manager') => {
  t.forget(person);
  return t.as(person).call(contract.requestErasure, {
    params: { caseId },
    body: { basis: 'customer-asked', note: 'By letter of Ptarmigan-ask.' },
  });
};
const agree = (erasureId: string, person: Person = 'admin') => {
  t.forget(person);
  return t.as(person).call(contract.agreeToErasure, { params: { erasureId } });
};
const refuse = (erasureId: string, person: Person = 'admin') =>
  t.as(person).call(contract.refuseErasure, { params: { erasureId }, body: { note: 'Not this one.' } });
const preview = (caseId: CaseId, person: Person = 'manager') =>
  t.as(person).call(contract.getErasure, { params: { caseId } });
const hold = (caseId: CaseId, held: boolean, person: Person = 'manager') =>
  t.as(person).call(contract.setLegalHold, {
    params: { caseId },
    body: { held, reason: 'Court order Ptarmigan-hold.' },
  });

/** A case whose duty to be kept has ended. */
async function old(vendor: string, scenario = 'approve'): Promise<CaseId> {
  const caseId = await t.play(scenario, { vendor_data: vendor });
  await sql`update cases set session_created_at = session_created_at - interval '6 years' where id = ${caseId}`.execute(
    t.db,
  );
  await sql`update activities set at = at - interval '6 years' where case_id = ${caseId}`.execute(t.db);
  return caseId;
}

async function erased(vendor: string): Promise<{ caseId: CaseId; erasureId: string }> {
  const caseId = await old(vendor);
  const asked = await request(caseId);
  expect(asked.status).toBe(201);
  const erasureId: string = asked.body.erasure.id;
  expect((await agree(erasureId)).status).toBe(200);
  return { caseId, erasureId };
}

describe('asking for a person to be erased', () => {
  test('is refused with the date until the duty to keep the data ends', async () => {
    const caseId = await t.play('approve', { vendor_data: 'erase-young' });
    const answer = await request(caseId);
    expect([answer.status, answer.body.code]).toEqual([409, 'erasure-not-allowed']);
    const { body } = await preview(caseId);
    expect(answer.body.detail).toBe(`The law asks to keep the data until ${body.keptUntil.slice(0, 10)}.`);
    expect(body.allowed.request.because).toBe(answer.body.detail);
    const years = (Date.parse(body.keptUntil) - t.clock.now().getTime()) / (365 * 86_400_000);
    expect(years).toBeGreaterThan(4.9);
    t.clock.advance(YEARS_MS);
    t.forget('manager');
    expect((await preview(caseId)).body.allowed.request).toBe(true);
    t.clock.advance(-YEARS_MS);
    t.forget('manager');
  });

  test('is for managers, with a recent password, and asked once', async () => {
    const caseId = await old('erase-asked');
    for (const person of ['reviewer', 'admin', 'auditor'] as const) {
      expect((await request(caseId, person)).status).toBe(403);
    }
    const asked = await request(caseId);
    expect(asked.body.erasure).toMatchObject({ state: 'requested', basis: 'customer-asked' });
    expect((await request(caseId)).body.detail).toBe('It was asked for already.');
    const entry = (await t.audit(caseId)).find(({ action }) => action === 'erasure.requested');
    expect(entry).toMatchObject({ reason: 'customer-asked', commit: { note: expect.any(String) } });
    const unknown = await request('00000000-0000-4000-8000-000000000000' as CaseId);
    expect(unknown.status).toBe(404);
  });

  test('waits while a case of the person is under way', async () => {
    await old('erase-busy');
    const busy = await old('erase-busy', 'review_face_match_borderline');
    expect((await request(busy)).body.detail).toContain('is In Review');
  });

  test('is not open while a legal hold is set, which a manager sets and releases with a reason', async () => {
    const caseId = await old('erase-held');
    expect((await hold(caseId, true, 'auditor')).status).toBe(403);
    expect((await hold(caseId, false)).status).toBe(409);
    const set = await hold(caseId, true);
    expect(set.body.hold.reason).toBe('Court order Ptarmigan-hold.');
    expect((await hold(caseId, true)).body.code).toBe('already-there');
    expect((await request(caseId)).body.detail).toContain('A legal hold, set on');
    expect((await hold(caseId, false)).body.hold).toBeNull();
    const asked = await request(caseId);
    await hold(caseId, true);
    expect((await agree(asked.body.erasure.id)).body.detail).toContain('A legal hold');
    const actions = (await t.audit(caseId)).map(({ action }) => action);
    expect(actions.filter((action) => action.startsWith('legal-hold'))).toHaveLength(3);
  });
});

describe('the second person', () => {
  test('is never the one who asked, not even in the database', async () => {
    const asked = await request(await old('erase-own'));
    const own = await agree(asked.body.erasure.id, 'manager');
    expect([own.status, own.body.code]).toEqual([409, 'own-decision']);
    for (const person of ['reviewer', 'auditor'] as const) {
      expect((await agree(asked.body.erasure.id, person)).status).toBe(403);
    }
    const forged = t.db
      .updateTable('erasures')
      .set({ state: 'done', checked_by: await t.userId('manager'), settled_at: new Date() })
      .where('id', '=', asked.body.erasure.id)
      .execute();
    await expect(forged).rejects.toThrow('erasures_checker_is_another');
  });

  test('is told how many requests wait for them, which are never their own; others are told no number', async () => {
    const count = (person: Person) => t.as(person).call(contract.countErasures);
    const waiting = async (person: Person): Promise<number> => (await count(person)).body.waiting;
    const before = [await waiting('admin'), await waiting('manager')];
    const entries = (await t.audit()).length;
    const asked = await request(await old('erase-counted'));
    expect([await waiting('admin'), await waiting('manager')]).toEqual([(before[0] ?? 0) + 1, before[1]]);
    await refuse(asked.body.erasure.id);
    expect([await waiting('admin'), await waiting('manager')]).toEqual(before);
    // A number tells nothing of anybody, and a rail asks for it all day.
    const looked = (await t.audit())
      .slice(entries)
      .filter(({ request }) => request?.route.endsWith('/counts'));
    expect(looked).toEqual([]);
    for (const person of ['reviewer', 'auditor'] as const) {
      const answer = await count(person);
      expect([answer.status, answer.body.code], person).toEqual([403, 'forbidden']);
    }
    expect((await t.anonymous.call(contract.countErasures)).status).toBe(401);
  });

  test('may refuse, and whoever asked may take it back; nothing is erased', async () => {
    const caseId = await old('erase-refused');
    const first = await request(caseId);
    expect((await refuse(first.body.erasure.id)).body.erasure).toMatchObject({ state: 'refused' });
    expect((await agree(first.body.erasure.id)).body.code).toBe('erasure-not-pending');
    const second = await request(caseId);
    expect((await refuse(second.body.erasure.id, 'manager')).body.erasure.state).toBe('withdrawn');
    expect(
      (await t.as('reviewer').call(contract.getCase, { params: { caseId } })).body.evidence,
    ).not.toBeNull();
    const actions = (await t.audit(caseId)).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['erasure.refused', 'erasure.withdrawn']));
  });
});

describe('an erased person', () => {
  test('is a page that says so, in all their cases, and is found by nobody', async () => {
    const other = await old('erase-page');
    const { caseId } = await erased('erase-page');
    for (const id of [other, caseId]) {
      const { body } = await t.as('reviewer').call(contract.getCase, { params: { caseId: id } });
      expect(body.erased).toMatchObject({ basis: 'customer-asked' });
      expect(body.case).toMatchObject({ fullName: null, vendorData: null, status: 'Approved' });
      expect([body.evidence, body.decisionData, body.case.warnings]).toEqual([null, null, []]);
      expect(body.allowed.note.because).toContain('erased');
    }
    for (const q of ['erase-page', caseId]) {
      const { body } = await t.as('reviewer').call(contract.listCases, { query: { q } });
      expect([body.items, body.total]).toEqual([[], 0]);
    }
    const listed = await t
      .as('reviewer')
      .call(contract.listCases, { query: { status: 'Approved', limit: 100 } });
    expect(listed.body.items.map(({ id }: { id: string }) => id)).not.toContain(caseId);
    const counted = await t.as('reviewer').call(contract.countCases);
    expect(counted.body.byStatus.Approved ?? 0).toBe(listed.body.total);
    const refused = [
      await t.as('reviewer').call(contract.addNote, { params: { caseId }, body: { text: 'Again.' } }),
      await t.as('reviewer').call(contract.readCaseAgain, { params: { caseId } }),
      await hold(caseId, true),
    ];
    expect(refused.map(({ body }) => body.code)).toEqual(Array(3).fill('case-erased'));
    const { body } = await t.as('manager').call(contract.removeFromBlocklist, {
      params: { caseId },
      headers: { 'idempotency-key': randomUUID() },
      body: { reason: 'blocked-in-error', targets: ['face'], note: 'Why.' },
    });
    expect([body.code, body.detail]).toEqual(['case-not-decidable', expect.stringContaining('erased')]);
  });

  test('is deleted at Didit, and does not come back by webhook, import, reconcile or an older reading', async () => {
    const caseId = await old('erase-sync');
    const { decision } = await t.deps.didit.sessions.retrieveDecision(caseId);
    const asked = await request(caseId);
    await agree(asked.body.erasure.id);
    const row = () => t.db.selectFrom('cases').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow();
    await refreshSession(t.deps, caseId, 'webhook');
    await reconcile(t.deps);
    await continueImport(t.deps);
    const { observeSession } = await import('../cases/observe/observe-session.ts');
    const observedAt = new Date(t.clock.now().getTime() + 1_000);
    await t.db.transaction().execute((trx) =>
      observeSession(trx, t.deps, {
        sessionId: caseId,
        decision,
        reviews: [],
        observedAt,
        cause: 'webhook',
      }),
    );
    expect(await row()).toMatchObject({ full_name: null, vendor_data: null, search_text: '' });
    await t.drain();
    const kept = await t.as('auditor').call(contract.listErasures, { query: { state: 'done' } });
    expect((await t.audit()).at(-1)).toMatchObject({ action: 'case.listed', refs: { list: 'erasures' } });
    const mine = kept.body.items.find(({ id }: { id: string }) => id === asked.body.erasure.id);
    expect(mine.cases).toMatchObject([{ caseId, entryIndex: expect.any(Number), because: null }]);
    expect(mine.cases[0].deletedAtDidit).not.toBeNull();
    await expect(t.deps.didit.sessions.retrieveDecision(caseId)).rejects.toMatchObject({ kind: 'not_found' });
    expect((await t.audit(caseId)).at(-1)?.action).toBe('data.erased-at-didit');
    expect((await row()).erased_at).not.toBeNull();
  });

  test('starts anew with a new key when they come again', async () => {
    const { caseId } = await erased('erase-again');
    const again = await t.play('approve', { vendor_data: 'erase-again' });
    const { body } = await t.as('reviewer').call(contract.getCase, { params: { caseId: again } });
    expect([body.erased, body.case.vendorData]).toEqual([null, 'erase-again']);
    const rows = await t.db
      .selectFrom('cases')
      .select('subject_id')
      .where('id', 'in', [caseId, again])
      .execute();
    expect(new Set(rows.map((row) => row.subject_id)).size).toBe(2);
  });
});

describe('every proof', () => {
  const bundle = async (caseId: string) => {
    await sequenceAudit(t.deps);
    const { raw } = await t.as('auditor').call(contract.exportAudit, { query: { caseId, disclose: 'true' } });
    return new Blob([new Uint8Array(raw)]);
  };
  const textsIn = async (zip: Blob) => Buffer.from(await zip.arrayBuffer()).toString('latin1');

  test('still verifies: a bundle from before with its texts, one from after without, and the log itself', async () => {
    const caseId = await old('erase-proof');
    await t.as('reviewer').call(contract.addNote, { params: { caseId }, body: { text: 'Whimbrel-note' } });
    const before = await bundle(caseId);
    const asked = await request(caseId);
    expect((await agree(asked.body.erasure.id)).status).toBe(200);
    const after = await bundle(caseId);
    for (const [zip, detail] of [
      [before, /^1 disclosed/],
      [after, /not shown, erased$/],
    ] as const) {
      const report = await verifyBundle(zip);
      expect(report.ok, JSON.stringify(report.checks)).toBe(true);
      expect(report.checks.find(({ name }) => name === 'commitments')?.detail).toMatch(detail);
    }
    expect(await textsIn(after)).not.toContain('Whimbrel');
    expect((await t.as('auditor').call(contract.verifyAudit)).body.ok).toBe(true);
  });

  test('fails for a text that went without an erasure', async () => {
    const caseId = await old('erase-lost');
    await t.as('reviewer').call(contract.addNote, { params: { caseId }, body: { text: 'Whimbrel-lost' } });
    const entry = (await t.audit(caseId)).find(({ action }) => action === 'note.added');
    const side = await t.db
      .deleteFrom('audit.side')
      .where('entry_id', '=', entry?.id ?? '')
      .returningAll()
      .execute();
    const report = await verifyBundle(await bundle(caseId));
    expect(report.checks.find(({ name }) => name === 'commitments')).toMatchObject({ ok: false });
    const { body } = await t.as('auditor').call(contract.verifyAudit);
    expect(body.checks.find(({ name }: { name: string }) => name === 'commitments').ok).toBe(false);
    expect(body.firstBadIndex).not.toBeNull();
    await t.db.insertInto('audit.side').values(side).execute();
    expect((await t.as('auditor').call(contract.verifyAudit)).body.ok).toBe(true);
  });
});

describe('a dump', () => {
  const CANARIES = [
    'Gyrfalcon-vendor',
    'Gyrfalcon-note',
    'Gyrfalcon-decision',
    'Ptarmigan-ask',
    'gyrfalcon-tag',
  ];

  /** Every column of every table that holds one of these words, read as a superuser would. */
  async function columnsWith(words: readonly string[]): Promise<string[]> {
    const { rows } = await sql<{ schema: string; name: string; column: string }>`
      select table_schema as schema, table_name as name, column_name as "column" from information_schema.columns
      join information_schema.tables using (table_schema, table_name)
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(
      t.db,
    );
    const found = await Promise.all(
      rows.map(async ({ schema, name, column }) => {
        const any = sql.join(words.map((word) => `%${word}%`));
        const { rows: hits } = await sql<{ hit: boolean }>`select exists (
          select 1 from ${sql.table(`${schema}.${name}`)}
          where ${sql.ref(column)}::text ilike any (array[${any}])) as hit`.execute(t.db);
        return hits[0]?.hit ? [`${schema}.${name}.${column}`] : [];
      }),
    );
    return found.flat().sort();
  }

  /** Files of the server's data folder, its write-ahead log among them, that hold one of these words. */
  function filesWith(folder: string, words: readonly string[]): string[] {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
      const file = join(folder, name);
      try {
        if (!statSync(file).isFile()) return false;
        const bytes = readFileSync(file);
        return words.some((word) => bytes.includes(word) || bytes.includes(word.toLowerCase()));
      } catch (error) {
        // Other tests share the server and drop their databases meanwhile.
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
        throw error;
      }
    });
  }

  test('holds a person where the record says and nowhere else; and once they are erased, nowhere', async () => {
    const vendor = CANARIES[0] ?? '';
    const caseId = await t.play('review_face_match_borderline', { vendor_data: vendor });
    const { full_name: name } = await t.db
      .selectFrom('cases')
      .select('full_name')
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow();
    expect(name).not.toBeNull();
    const asReviewer = t.as('reviewer');
    await asReviewer.call(contract.addNote, { params: { caseId }, body: { text: 'Gyrfalcon-note' } });
    const tagged = await asReviewer.call(contract.tagCase, {
      params: { caseId },
      headers: { 'if-match': `"${await t.version(caseId)}"` },
      body: { tag: 'gyrfalcon-tag' },
    });
    expect(tagged.status).toBe(200);
    await asReviewer.call(contract.claimCase, { params: { caseId } });
    const decided = await asReviewer.call(contract.declineCase, {
      params: { caseId },
      headers: t.decide(await t.version(caseId)),
      body: { reason: 'other', note: 'Gyrfalcon-decision' },
    });
    expect(decided.status).toBe(202);
    await t.drain();
    await refreshSession(t.deps, caseId);
    const canaries = CANARIES;
    expect(await columnsWith(canaries)).toEqual([
      'public.cases.search_text',
      'public.cases.tags',
      'public.cases.vendor_data',
    ]);
    await t.db
      .updateTable('decisions')
      .set({ settled_at: new Date(0) })
      .where('case_id', '=', caseId)
      .execute();
    await sql`update cases set session_created_at = session_created_at - interval '6 years' where id = ${caseId}`.execute(
      t.db,
    );
    await sql`update activities set at = at - interval '6 years' where case_id = ${caseId}`.execute(t.db);
    const { rows } = await sql<{
      folder: string;
    }>`select current_setting('data_directory') as folder`.execute(t.db);
    const folder = rows[0]?.folder ?? '';
    await sql`checkpoint`.execute(t.db);
    expect(filesWith(folder, canaries).length).toBeGreaterThan(0);

    const asked = await request(caseId);
    expect(asked.status).toBe(201);
    expect((await agree(asked.body.erasure.id)).status).toBe(200);
    await t.drain();
    const done = await t.as('auditor').call(contract.listErasures, { query: { state: 'done' } });
    const mine = done.body.items.find(({ id }: { id: string }) => id === asked.body.erasure.id);
    expect(mine.storage).toEqual({ rewrittenAt: expect.any(String), because: null });
    expect(await columnsWith(canaries)).toEqual([]);
    // A server that recycles its log keeps the old bytes in files it has renamed; ours does not, others may.
    const { rows: settings } = await sql<{ recycles: boolean }>`
      select current_setting('wal_recycle')::boolean as recycles`.execute(t.db);
    const recycled = (file: string) => settings[0]?.recycles === true && file.startsWith('pg_wal');
    expect(filesWith(folder, canaries).filter((file) => !recycled(file))).toEqual([]);
    const verified = await t.as('auditor').call(contract.verifyAudit);
    expect(verified.body.ok).toBe(true);
  });
});
