import { type CaseSummary, contract } from '@docket/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../../../test/harness.ts';
import { fold, searchTextOf } from '../../evidence/fold.ts';

let t: Harness;
let all: CaseSummary[];
beforeAll(async () => {
  t = await startHarness({ seed: 'demo' });
  await t.importAccount();
  all = await pagesOf({});
});
afterAll(() => t.close());

// The answer is written by the database, so that the contract has to be held to it here.
const Page = contract.listCases.schema.response[200];
type Query = Record<string, string | number>;

async function list(query: Query) {
  const answer = await t.as('reviewer').call(contract.listCases, { query });
  expect([answer.status, answer.body.code]).toEqual([200, undefined]);
  return Page.parse(answer.body);
}

/** Every row, page by page. */
async function pagesOf(query: Query, limit = 100): Promise<CaseSummary[]> {
  const items: CaseSummary[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < 100; page += 1) {
    const answer: Awaited<ReturnType<typeof list>> = await list({
      ...query,
      limit,
      ...(cursor ? { cursor } : {}),
    });
    items.push(...answer.items);
    cursor = answer.nextCursor;
    if (cursor === null) return items;
  }
  throw new Error('the list does not end');
}

const ids = (items: readonly CaseSummary[]) => items.map(({ id }) => id);
const sorted = (items: readonly CaseSummary[]) => ids(items).sort();

describe('filters', () => {
  /** The first value that any case of the demo has. */
  function some(key: 'country' | 'workflowId'): string {
    const found = all.find((item) => item[key] !== null)?.[key];
    if (found == null) throw new Error(`no case has a ${key}`);
    return found;
  }

  test.each([
    ['status', (item: CaseSummary) => item.status === 'Declined', () => 'Declined'],
    [
      'status',
      (item: CaseSummary) => ['Declined', 'Kyc Expired'].includes(item.status),
      () => 'Declined,Kyc Expired',
    ],
    [
      'warning',
      (item: CaseSummary) => item.warnings.some(({ risk }) => risk === 'LOW_FACE_MATCH_SIMILARITY'),
      () => 'LOW_FACE_MATCH_SIMILARITY',
    ],
    ['country', (item: CaseSummary) => item.country === some('country'), () => some('country')],
    ['workflowId', (item: CaseSummary) => item.workflowId === some('workflowId'), () => some('workflowId')],
  ] satisfies [string, (item: CaseSummary) => boolean, () => string][])(
    'by %s give exactly the matching cases',
    async (name, matches, value) => {
      const expected = all.filter(matches);
      expect(expected.length).toBeGreaterThan(0);
      expect(expected.length).toBeLessThan(all.length);
      const answer = await list({ [name]: value(), limit: 100 });
      expect(sorted(answer.items)).toEqual(sorted(expected));
      expect(answer.total).toBe(expected.length);
    },
  );
  test('add up', async () => {
    const [first] = all.filter(({ status, country }) => status === 'In Review' && country !== null);
    const query = {
      status: 'In Review',
      country: first?.country ?? '',
      workflowId: first?.workflowId ?? '',
      warning: first?.warnings[0]?.risk ?? '',
    };
    const expected = all.filter(
      (item) =>
        item.status === 'In Review' &&
        item.country === query.country &&
        item.workflowId === query.workflowId &&
        item.warnings.some(({ risk }) => risk === query.warning),
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(sorted((await list(query)).items)).toEqual(sorted(expected));
  });

  test('that are empty, or an id that is none, are read as what they say', async () => {
    const empty = await list({ status: '', workflowId: '', warning: '', country: '', q: ' ' });
    expect(empty.total).toBe(all.length);
    expect((await list({ workflowId: 'nonsense' })).total).toBe(0);
    expect((await list({ status: "In Review' or 1=1 --" })).total).toBe(0);
  });

  test('by holder know me, nobody and a colleague', async () => {
    const [mine, theirs] = all.filter(({ status }) => status === 'In Review');
    await t.as('reviewer').call(contract.claimCase, { params: { caseId: mine?.id ?? '' } });
    await t.as('reviewer2').call(contract.claimCase, { params: { caseId: theirs?.id ?? '' } });
    expect(ids((await list({ assignee: 'me' })).items)).toEqual([mine?.id]);
    expect(ids((await list({ assignee: await t.userId('reviewer2') })).items)).toEqual([theirs?.id]);
    const free = await list({ assignee: 'none' });
    expect(free.total).toBe(all.length - 2);
    expect(ids(free.items)).not.toContain(mine?.id);
    const [row] = (await list({ assignee: 'me' })).items;
    expect(row?.holder).toMatchObject({ id: await t.userId('reviewer'), name: 'Rita Lindqvist' });
  });

  test.each([
    { status: 'x'.repeat(501) },
    { sort: 'sideways' },
    { limit: 0 },
    { limit: 101 },
    { assignee: 'you' },
    { unknown: 1 },
  ])('refuse %j', async (query) => {
    const answer = await t.as('reviewer').call(contract.listCases, { query: query as Query }); // each is a query by its keys
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-input']);
    expect(answer.body.errors[0].pointer).toBe(`/querystring/${Object.keys(query)[0]}`);
  });
});

describe('search', () => {
  const search = async (q: string) => ids((await list({ q, limit: 100 })).items);
  /** Gives a case a known face in the search, as an import would. */
  const rename = (id: string, fullName: string, searchText: string) =>
    t.db
      .updateTable('cases')
      .set({ full_name: fullName, search_text: searchText })
      .where('id', '=', id)
      .execute();

  test('finds a name without its accents, in any case and any order of words', async () => {
    const accented = all.filter(({ fullName }) => /[áéíóúñçøłžšćäöü]/i.test(fullName ?? ''));
    expect(accented.length).toBeGreaterThan(3);
    for (const { id, fullName } of accented.slice(0, 6)) {
      const plain = (fullName ?? '')
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replaceAll('ł', 'l')
        .replaceAll('ø', 'o')
        .toUpperCase();
      expect(await search(plain), plain).toContain(id);
      expect(await search(plain.split(' ').toReversed().join(' '))).toContain(id);
    }
  });

  test('finds a name in its own script', async () => {
    const cases = await t.db.selectFrom('evidence').select('case_id').execute();
    const rows = [];
    for (const { case_id: id } of cases) {
      const data = JSON.parse((await t.keptDecision(id)) ?? '{}');
      const name = data.id_verifications?.[0]?.extra_fields?.full_name_non_latin;
      if (typeof name === 'string') rows.push({ id, name });
    }
    expect(rows.length).toBeGreaterThan(5);
    for (const { id, name } of rows.slice(0, 8)) expect(await search(name), name).toContain(id);
  });

  test('finds by session number, id, customer id and document number', async () => {
    const row = await t.db
      .selectFrom('cases')
      .select(['id', 'session_number', 'vendor_data', 'document_number'])
      .where('vendor_data', 'is not', null)
      .where('document_number', 'is not', null)
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(await search(`#${row.session_number}`)).toEqual([row.id]);
    expect(await search(String(row.session_number))).toContain(row.id);
    expect(await search(row.id.toUpperCase())).toEqual([row.id]);
    expect(await search(row.vendor_data ?? '')).toContain(row.id);
    expect(await search((row.document_number ?? '').toLowerCase())).toContain(row.id);
  });

  test('finds a Cyrillic name typed in Latin letters and the other way round', async () => {
    const [first, second] = all;
    await rename(first?.id ?? '', 'Юлия Щербакова', searchTextOf([fold('Юлия Щербакова')]));
    await rename(second?.id ?? '', 'Iuliia Shcherbakova', searchTextOf([fold('Iuliia Shcherbakova')]));
    const both = [first?.id, second?.id].toSorted();
    expect((await search('shcherb')).toSorted()).toEqual(both);
    expect((await search('щербакова юлия')).toSorted()).toEqual(both);
  });

  test('finds a name whatever the case, the accents and the spelling of its letters', async () => {
    const [first, second] = all;
    await rename(first?.id ?? '', 'Jördis Großwyl-Ålesund', searchTextOf([fold('Jördis Großwyl-Ålesund')]));
    await rename(
      second?.id ?? '',
      'JORDIS GROSSWYL-ALESUND',
      searchTextOf([fold('JORDIS GROSSWYL-ALESUND')]),
    );
    const both = [first?.id, second?.id].toSorted();
    for (const q of [
      'grossw',
      'GROSSW',
      'großw',
      'GROẞW',
      'jördis großw',
      'jordis grosswyl-ålesund',
      'JÖRDIS',
    ])
      expect((await search(q)).toSorted(), q).toEqual(both);
  });

  test('for a mark that no spelling has finds nothing rather than everything', async () => {
    expect(await search('ь')).toEqual([]);
  });

  test('takes one or two letters for the beginning of a word', async () => {
    const [first, second] = all;
    await rename(first?.id ?? '', '彧阳 鼎铭', searchTextOf([fold('彧阳 鼎铭')]));
    await rename(second?.id ?? '', 'Qxo Lindt', searchTextOf([fold('Qxo Lindt')]));
    expect(await search('彧')).toEqual([first?.id]);
    expect(await search('鼎铭')).toEqual([first?.id]);
    expect(await search('qx')).toEqual([second?.id]);
    expect(await search('xo')).toEqual([]);
  });

  test('takes % _ and \\ as the characters they are', async () => {
    const [first, second] = all;
    await rename(first?.id ?? '', '100% Real_Name', ' 100% real_name back\\slash');
    await rename(second?.id ?? '', '100 RealXName', ' 100 realxname');
    expect(await search('100%')).toEqual([first?.id]);
    expect(await search('real_n')).toEqual([first?.id]);
    expect(await search('back\\sl')).toEqual([first?.id]);
    expect(await search('00%')).toEqual([first?.id]);
  });

  test('for what is not there gives an empty page, and no search text in the audit log', async () => {
    const answer = await list({ q: 'nobody of that name' });
    expect([answer.items, answer.total, answer.nextCursor]).toEqual([[], 0, null]);
    const entry = (await t.audit()).at(-1);
    expect(entry).toMatchObject({ action: 'case.searched', refs: { shown: '0', total: '0' } });
    expect(JSON.stringify(entry)).not.toContain('nobody');
  });

  test('refuses a NUL character by name instead of failing in the database', async () => {
    const answer = await t.as('reviewer').call(contract.listCases, { query: { q: 'a\0b' } });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, '/querystring/q']);
  });
});

describe('pages', () => {
  const timeOf = (item: CaseSummary) => item.waitingSince ?? item.createdAt;
  const rankOf = (item: CaseSummary) => (item.status === 'In Review' ? 0 : 1);

  test.each(['waiting', '-waiting', 'created', '-created'])(
    'sorted by %s hold every case once, in order, whatever the page size',
    async (sort) => {
      const whole = await pagesOf({ sort });
      const small = await pagesOf({ sort }, 7);
      expect(ids(small)).toEqual(ids(whole));
      expect(sorted(whole)).toEqual(sorted(all));
      const isRanked = sort.endsWith('waiting');
      const sign = sort.startsWith('-') ? -1 : 1;
      for (const [index, item] of whole.entries()) {
        const next = whole[index + 1];
        if (next === undefined) break;
        if (isRanked) expect(rankOf(item)).toBeLessThanOrEqual(rankOf(next));
        if (isRanked && rankOf(item) !== rankOf(next)) continue;
        const [a, b] = isRanked ? [timeOf(item), timeOf(next)] : [item.createdAt, next.createdAt];
        expect(sign * (Date.parse(b) - Date.parse(a))).toBeGreaterThanOrEqual(0);
      }
    },
  );

  test('stay exact among rows of the same microsecond', async () => {
    const moment = new Date('2026-01-02T03:04:05.678Z');
    const chosen = ids(all.filter(({ status }) => status === 'Approved'));
    expect(chosen.length).toBeGreaterThan(4);
    await t.db.updateTable('cases').set({ session_created_at: moment }).where('id', 'in', chosen).execute();
    for (const sort of ['created', '-created', 'waiting', '-waiting']) {
      const found = ids(await pagesOf({ sort, status: 'Approved' }, 2));
      expect([...found].sort()).toEqual([...chosen].sort());
      expect(new Set(found).size).toBe(found.length);
    }
  });

  test('refuse a position that was changed, made up, or belongs to another sort', async () => {
    const { nextCursor } = await list({ limit: 2 });
    const cursor = nextCursor ?? '';
    const [body = '', signature = ''] = cursor.split('.');
    const forged = Buffer.from(
      Buffer.from(body, 'base64url').toString().replace('"waiting"', '"created"'),
    ).toString('base64url');
    const wrong = [
      { cursor: `${forged}.${signature}`, sort: 'created' },
      { cursor: `${body}.${signature.slice(1)}A` },
      { cursor: body },
      { cursor: 'x' },
      { cursor, sort: 'created' },
    ];
    for (const query of wrong) {
      const answer = await t.as('reviewer').call(contract.listCases, { query: { limit: 2, ...query } });
      expect([answer.status, answer.body.errors?.[0].pointer]).toEqual([400, '/querystring/cursor']);
    }
  });
});

describe('counts', () => {
  test('are those of the list', async () => {
    const { body } = await t.as('reviewer').call(contract.countCases);
    const now = await pagesOf({});
    for (const [status, count] of Object.entries(body.byStatus)) {
      expect(count, status).toBe(now.filter((item) => item.status === status).length);
    }
    const review = now.filter(({ status }) => status === 'In Review');
    const held = now.filter(({ holder }) => holder !== null);
    expect(body.mine).toBe(1);
    expect(body.unassigned).toBe(review.length - held.length);
    for (const { risk, count } of body.warnings) {
      const carrying = review.filter((item) => item.warnings.some((warning) => warning.risk === risk));
      expect(count, risk).toBe(carrying.length);
    }
    for (const { country, count } of body.countries) {
      expect(count).toBe(review.filter((item) => item.country === country).length);
    }
    for (const { workflowId, count } of body.workflows) {
      expect(count).toBe(now.filter((item) => item.workflowId === workflowId).length);
    }
    expect(body.holders.map(({ name }: { name: string }) => name)).toEqual(['Rafael Osei', 'Rita Lindqvist']);
  });

  test('and the queue itself are not for admins', async () => {
    for (const endpoint of [contract.listCases, contract.countCases]) {
      expect((await t.as('admin').call(endpoint)).status).toBe(403);
      expect((await t.as('auditor').call(endpoint)).status).toBe(200);
    }
  });
});
