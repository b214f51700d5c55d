import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiditError } from './errors.ts';
import { everyRow, type Page, type PageQuery } from './page.ts';
import { answerJson, errorOf, startLocalDidit } from './testing/local-didit.ts';

interface Row {
  id: string;
}

/** A list that is cut into pages as Didit cuts it, and that may change between two pages. */
function pagedList(
  rows: string[],
  betweenPages: (rows: string[]) => void = () => undefined,
  maxLimit = 1_000,
) {
  const queries: PageQuery[] = [];
  const fetchPage = async (query: PageQuery): Promise<Page<Row>> => {
    if (queries.length > 0) betweenPages(rows);
    queries.push(query);
    const offset = query.offset ?? 0;
    const limit = Math.min(query.limit ?? 50, maxLimit);
    const results = rows.slice(offset, offset + limit).map((id) => ({ id }));
    const next = `https://verification.didit.me/v3/rows/?limit=${limit}&offset=${offset + limit}`;
    return { count: 100, next: offset + limit < rows.length ? next : null, previous: null, results };
  };
  return { queries, fetchPage };
}

async function idsOf(rows: AsyncGenerator<Row>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of rows) ids.push(id);
  return ids;
}

const keyOf = (row: Row) => row.id;
const numbered = (count: number) => Array.from({ length: count }, (_, at) => String(at));

describe('walking through a list', () => {
  it('gives every row once and in order, whatever the size of pages', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(60), fc.integer({ min: 1, max: 20 }), async (count, limit) => {
        const { fetchPage, queries } = pagedList(numbered(count));
        expect(await idsOf(everyRow(fetchPage, keyOf, { limit }))).toEqual(numbered(count));
        expect(queries).toHaveLength(Math.max(1, Math.ceil(count / limit)));
      }),
    );
  });

  it('goes on until there is no next page, although the count stops at a hundred', async () => {
    const { fetchPage } = pagedList(numbered(230));
    expect(await idsOf(everyRow(fetchPage, keyOf, {}))).toHaveLength(230);
  });

  it('gives rows that slid onto the next page once only', async () => {
    let added = 0;
    const { fetchPage } = pagedList(numbered(30), (rows) => {
      added += 1;
      rows.unshift(`new-${added}`);
    });
    const ids = await idsOf(everyRow(fetchPage, keyOf, { limit: 10 }));
    expect(ids).toEqual(numbered(30));
  });

  it('follows the page size of the server when that is smaller than asked', async () => {
    const { fetchPage, queries } = pagedList(numbered(25), undefined, 10);
    expect(await idsOf(everyRow(fetchPage, keyOf, { limit: 500 }))).toEqual(numbered(25));
    expect(queries.map(({ limit, offset }) => [limit, offset])).toEqual([
      [500, 0],
      [10, 10],
      [10, 20],
    ]);
  });

  it('begins where it is told to, and keeps the filters on every page', async () => {
    const { fetchPage, queries } = pagedList(numbered(9));
    const query = { limit: 3, offset: 4, status: 'In Review' };
    expect(await idsOf(everyRow(fetchPage, keyOf, query))).toEqual(['4', '5', '6', '7', '8']);
    expect(queries).toEqual([query, { ...query, offset: 7 }]);
  });

  it('fetches no further page than the reader wants', async () => {
    const { fetchPage, queries } = pagedList(numbered(100));
    for await (const row of everyRow(fetchPage, keyOf, { limit: 10 })) {
      if (row.id === '9') break;
    }
    expect(queries).toHaveLength(1);
  });

  it.each(['https://didit.me/?limit=10&offset=0', 'not a link', '/v3/rows/?offset=-5', '?offset=1e3'])(
    'stops with an error instead of going in circles at %j',
    async (next) => {
      const fetchPage = async () => ({ count: 1, next, previous: null, results: [{ id: 'a' }] });
      expect(await errorOf(idsOf(everyRow(fetchPage, keyOf, {})))).toMatchObject({ kind: 'unreadable' });
    },
  );

  it('hands on the failure of a page, after the rows before it', async () => {
    const { fetchPage } = pagedList(numbered(20));
    const failing = (query: PageQuery) => {
      const failure = new DiditError({ kind: 'server', operation: 'GET /v3/rows/', status: 500 });
      return query.offset === 0 ? fetchPage(query) : Promise.reject(failure);
    };
    const ids: string[] = [];
    const reading = (async () => {
      for await (const { id } of everyRow(failing, keyOf, { limit: 5 })) ids.push(id);
    })();
    expect((await errorOf(reading)).status).toBe(500);
    expect(ids).toEqual(['0', '1', '2', '3', '4']);
  });
});

describe('walking through the sessions', () => {
  it('never leaves the host, whatever the links say, and takes both kinds of rows', async () => {
    const { didit, seen, stop } = await startLocalDidit((response, request) => {
      const isFirst = request.url.includes('offset=0');
      const prefix = isFirst ? 'a' : 'b';
      // With session_kind=all a page holds rows of both kinds, up to twice the limit.
      const results = [1, 2, 3, 4].map((at) => ({ session_id: `${prefix}${at}`, status: 'In Review' }));
      const next = isFirst ? 'http://169.254.169.254/v3/sessions/?limit=2&offset=2' : null;
      answerJson(response, 200, { count: 8, next, previous: null, results });
    });
    const ids: string[] = [];
    const rows = didit.sessions.iterate({ session_kind: 'all', limit: 2 }, { background: true });
    for await (const row of rows) ids.push(row.session_id);
    expect(ids).toEqual(['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'b3', 'b4']);
    expect(seen.map(({ url }) => url)).toEqual([
      '/v3/sessions/?limit=2&session_kind=all&offset=0',
      '/v3/sessions/?limit=2&session_kind=all&offset=2',
    ]);
    await stop();
  });

  it('walks through blocklist, workflows, questionnaires, users and lists the same way', async () => {
    const row = { uuid: 'u', didit_internal_id: 'd', type: 'face', session_id: 's' };
    const { didit, seen, stop } = await startLocalDidit((response) =>
      answerJson(response, 200, { count: 2, next: null, previous: null, results: [row, row] }),
    );
    const walks = [
      didit.blocklist.iterate({ item_type: 'face' }),
      didit.workflows.iterate(),
      didit.questionnaires.iterate(),
      didit.users.iterate(),
      didit.lists.iterate({ list_type: 'blocklist' }),
    ];
    for (const walk of walks) {
      const rows: unknown[] = [];
      for await (const one of walk) rows.push(one);
      expect(rows).toHaveLength(1);
    }
    expect(seen).toHaveLength(walks.length);
    await stop();
  });
});
