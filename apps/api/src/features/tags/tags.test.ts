import { type CaseId, contract } from '@docket/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, type Person, startHarness } from '../../../test/harness.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());

async function change(
  endpoint: 'tagCase' | 'untagCase',
  caseId: CaseId,
  tag: string,
  by: Person = 'reviewer',
) {
  const headers = { 'if-match': `"${await t.version(caseId)}"` };
  return t.as(by).call(contract[endpoint], { params: { caseId }, headers, body: { tag } });
}
const put = (caseId: CaseId, tag: string, by?: Person) => change('tagCase', caseId, tag, by);
const takeOff = (caseId: CaseId, tag: string) => change('untagCase', caseId, tag);

async function tagged(...tags: string[]): Promise<CaseId> {
  const caseId = await t.play('review_face_match_borderline');
  for (const tag of tags) expect((await put(caseId, tag)).status).toBe(200);
  return caseId;
}

const kept = async (caseId: string) =>
  (await t.db.selectFrom('cases').select('tags').where('id', '=', caseId).executeTakeFirstOrThrow()).tags;
const listed = async (tag: string): Promise<string[]> => {
  const { body } = await t.as('reviewer').call(contract.listCases, { query: { tag, limit: 100 } });
  return contract.listCases.schema.response[200].parse(body).items.map(({ id }) => id);
};

describe('a tag', () => {
  test('is put on in small letters, once, and taken off; the log has that and not the word', async () => {
    const caseId = await tagged('  Waits for BANK ');
    expect((await put(caseId, 'waits for bank', 'reviewer2')).body.tags).toEqual(['waits for bank']);
    await put(caseId, 'a first one');
    expect(await kept(caseId)).toEqual(['a first one', 'waits for bank']);
    const { body } = await t.as('auditor').call(contract.listCases, { query: { tag: 'a first one' } });
    expect(body.items[0].tags).toEqual(['a first one', 'waits for bank']);
    expect((await takeOff(caseId, 'waits for bank')).body.tags).toEqual(['a first one']);
    expect((await takeOff(caseId, 'never there')).body.tags).toEqual(['a first one']);
    const entries = (await t.audit(caseId)).filter(({ action }) => /^case\.(un)?tagged$/.test(action));
    expect(entries.map(({ action }) => action)).toEqual([
      ...['case.tagged', 'case.tagged', 'case.tagged', 'case.untagged', 'case.untagged'],
    ]);
    for (const entry of entries) expect(Object.keys(entry.commit ?? {})).toEqual(['tag']);
    expect(JSON.stringify(entries)).not.toMatch(/bank|first one/);
  });

  test('narrows the list and `next`, is counted, and suggested by how often it is used', async () => {
    const [one, two] = [await tagged('fraud ring', 'vip'), await tagged('fraud ring')];
    await tagged('something else');
    expect((await listed('fraud ring')).toSorted()).toEqual([one, two].toSorted());
    expect(await listed('vip')).toEqual([one]);
    expect((await listed('vip,fraud ring')).length).toBe(2);
    expect(await listed('fraud')).toEqual([]);
    const { body } = await t.as('reviewer').call(contract.countCases);
    expect(body.tags[0]).toEqual({ tag: 'fraud ring', count: 2 });
    expect(body.tags).toContainEqual({ tag: 'vip', count: 1 });
    const next = await t.as('reviewer').call(contract.nextCase, { body: { tag: 'vip' } });
    expect(next.body).toEqual({ caseId: one });
  });

  test('is none when it is too long, empty, or written with commas or breaks', async () => {
    const caseId = await tagged();
    for (const tag of ['x'.repeat(31), ' ', 'a,b', 'a\nb', 'a  b']) {
      const answer = await put(caseId, tag);
      expect([answer.status, answer.body.errors?.[0].pointer], tag).toEqual([400, '/body/tag']);
    }
    expect(await kept(caseId)).toEqual([]);
  });

  test('is one of ten at most', async () => {
    const caseId = await tagged(...Array.from({ length: 10 }, (_, index) => `tag ${index}`));
    expect((await put(caseId, 'tag 0')).status).toBe(200);
    const answer = await put(caseId, 'one more');
    expect([answer.status, answer.body.code]).toEqual([409, 'too-many-tags']);
    expect(await kept(caseId)).toHaveLength(10);
  });

  test('is not told to open screens, which are only told to ask', async () => {
    const caseId = await tagged();
    await t.db.deleteFrom('case_changes').execute();
    await put(caseId, 'quiet');
    const told = await t.db.selectFrom('case_changes').select(['case_id', 'of_customer']).execute();
    expect(told).toEqual([{ case_id: caseId, of_customer: true }]);
  });

  test('is not put on the case of a person who was erased', async () => {
    const caseId = await tagged();
    await t.db.updateTable('cases').set({ erased_at: new Date() }).where('id', '=', caseId).execute();
    expect((await put(caseId, 'late')).body.code).toBe('case-erased');
  });
});
