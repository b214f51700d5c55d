import type { BundleScope } from '@docket/audit/bundle';
import type { Db } from '@docket/db';
import { sql } from 'kysely';

/** The rows of the log that belong into a bundle, all below `end`. `count` of them; none is not a part. */
export interface Part {
  readonly scope: BundleScope;
  readonly count: number;
  readonly start: number;
  readonly end: number;
}

const BATCH = 1_000;

/** Which rows a scope means in a log of `size` entries; null when there are none. */
export async function findPart(db: Db, scope: BundleScope, size: number): Promise<Part | null> {
  if (scope.kind === 'all') return { scope, count: size, start: 0, end: size };
  const { count, first, last } = await db
    .selectFrom('audit.log')
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      fn.min<number | null>('leaf_index').as('first'),
      fn.max<number | null>('leaf_index').as('last'),
    ])
    .where('leaf_index', '<', size)
    .where(
      scope.kind === 'case'
        ? sql<boolean>`case_id = ${scope.case}`
        : sql<boolean>`at between ${scope.from} and ${scope.to}`,
    )
    .executeTakeFirstOrThrow();
  if (first === null || last === null) return null;
  if (scope.kind === 'case') return { scope, count, start: first, end: last + 1 };
  // With its neighbours, which show that the period was not cut short; and unbroken, though clocks may not be.
  const [start, end] = [Math.max(0, first - 1), Math.min(size, last + 2)];
  return { scope, count: end - start, start, end };
}

/** The part's entries in their order, a thousand at a time. No transaction: the log below `end` never changes. */
export async function* readPart(db: Db, part: Part): AsyncGenerator<{ index: number; entry: string }> {
  let from = part.start;
  for (;;) {
    const rows = await pageOf(db, part, from).select(['leaf_index as index', 'entry']).execute();
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    from = last.index + 1;
  }
}

/** The places alone, for the proofs. */
export async function* readPlaces(db: Db, part: Part): AsyncGenerator<number> {
  let from = part.start;
  for (;;) {
    const rows = await pageOf(db, part, from).select('leaf_index as index').execute();
    for (const { index } of rows) yield index;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    from = last.index + 1;
  }
}

function pageOf(db: Db, { scope, end }: Part, from: number) {
  return db
    .selectFrom('audit.log')
    .where('leaf_index', '>=', from)
    .where('leaf_index', '<', end)
    .$if(scope.kind === 'case', (query) =>
      query.where('case_id', '=', scope.kind === 'case' ? scope.case : ''),
    )
    .orderBy('leaf_index')
    .limit(BATCH);
}
