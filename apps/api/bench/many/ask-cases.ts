import { contract } from '@docket/contracts';
import type * as z from 'zod';
import { countCases } from '../../src/features/cases/queue/count-cases.ts';
import { listCases } from '../../src/features/cases/queue/list-cases.ts';
import type { Actor } from '../../src/http/authenticate.ts';
import type { Stand } from './stand.ts';
import { type Statement, statementsOf } from './statements.ts';

const Query = contract.listCases.schema.querystring;
export type Query = z.input<typeof Query>;

/** What a person looks at, under the name it has in the report. */
export interface Look {
  readonly name: string;
  /** Several are asked in turns, so that not one row alone is warm. */
  readonly queries: readonly Query[];
  /** So many pages of a hundred lie before the one that is asked for. */
  readonly pagesBefore?: number;
}

/** A request, and what it asks of the database for its rows. */
export interface Request {
  readonly path: string;
  readonly statements: Statement[];
}

export async function requestsOf(stand: Stand, look: Look): Promise<Request[]> {
  const requests: Request[] = [];
  for (const query of look.queries) {
    const asked = look.pagesBefore === undefined ? query : await after(stand, query, look.pagesBefore);
    const all = await statementsOf(stand.deps, (deps) => listCases(deps, actorOf(stand), Query.parse(asked)));
    // Beside it stand its total and its audit entry.
    requests.push({ path: pathOf(asked), statements: all.filter(({ sql }) => sql.includes('"chosen"')) });
  }
  return requests;
}

export async function requestOfCounts(stand: Stand): Promise<Request> {
  const statements = await statementsOf(stand.deps, (deps) => countCases(deps, actorOf(stand)));
  return { path: contract.countCases.url, statements };
}

async function after(stand: Stand, query: Query, pages: number): Promise<Query> {
  let cursor: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    const path = pathOf({ ...query, limit: 100, ...(cursor === undefined ? {} : { cursor }) });
    const answer = await fetch(stand.origin + path, { headers: { cookie: stand.cookies[page] ?? '' } });
    // The contract's answer; the benchmark stops below where it is another.
    const { nextCursor } = (await answer.json()) as { nextCursor?: string | null };
    if (nextCursor == null) throw new Error(`${path} has no further page: too few --cases`);
    cursor = nextCursor;
  }
  return cursor === undefined ? query : { ...query, cursor };
}

function pathOf(query: Query): string {
  const texts = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, String(value)]));
  return `${contract.listCases.url}?${new URLSearchParams(texts)}`;
}

function actorOf({ userIds: [id = ''] }: Stand): Actor {
  return {
    id: id as Actor['id'], // of a person the stand made
    name: 'Bench',
    email: 'bench@docket.test',
    role: 'reviewer',
    hasSecondFactor: false,
    sessionId: 'bench',
    sessionHash: 'f'.repeat(32),
    ip: '127.0.0.1',
    request: { id: 'bench', route: 'GET /api/cases' },
  };
}
