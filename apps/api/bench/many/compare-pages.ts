import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Look, type Request, requestOfCounts, requestsOf } from './ask-cases.ts';
import { explain } from './explain.ts';
import type { Figures } from './figures.ts';
import { load } from './load.ts';
import { makeCases } from './make-cases.ts';
import { findPgbench, runPgbench } from './pgbench.ts';
import { type Stand, startStand } from './stand.ts';

const WARM_SECONDS = 1;
const COUNTS = 'figures of the tabs and filters';

interface Goals {
  readonly p95Ms: number;
  /** Requests per second of the first look, as a share of its page's SQL under pgbench. */
  readonly ofSql?: number;
  /** How much longer the median may take among the most cases than among the fewest. */
  readonly growth?: number;
}

/** One look at one size: Docket, its page's SQL alone, and HTTP with the same bytes alone. */
interface Compared {
  readonly docket: Figures;
  readonly database: Figures;
  readonly bare: Figures;
  readonly total: number | null;
}

/**
 * Measures each look at each `--cases` (a number, or several from few to many) with `--clients` who ask again as soon
 * as they have an answer, for `--seconds` each. `--plans` names a file for what the database did. Ends with 1 when a
 * goal is missed.
 */
export async function comparePages(looks: readonly Look[], goals: Goals): Promise<void> {
  const options = readOptions();
  const pgbench = findPgbench();
  const stand = await startStand();
  const sizes = new Map<number, Map<string, Compared>>();
  try {
    let made = 0;
    for (const size of options.sizes) {
      await makeCases(stand.owner, made, size);
      made = size;
      console.log(`\n${size.toLocaleString('en')} cases, ${options.clients} at once`);
      const compared = await compareAll(stand, pgbench, looks, options);
      sizes.set(size, compared);
      console.table(Object.fromEntries([...compared].map(([name, each]) => [name, rowOf(each)])));
    }
    if (options.plans !== undefined) await writeFile(options.plans, await plansOf(stand, looks, made));
  } finally {
    await stand.close();
  }
  judge(sizes, looks[0]?.name ?? '', goals);
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      cases: { type: 'string', default: '500000' },
      clients: { type: 'string', default: '8' },
      seconds: { type: 'string', default: '4' },
      only: { type: 'string' },
      plans: { type: 'string' },
    },
    allowPositionals: true,
  });
  const sizes = values.cases.split(',').map(Number);
  const [clients, seconds] = [Number(values.clients), Number(values.seconds)];
  if (![...sizes, clients, seconds].every((value) => value > 0))
    throw new Error('--cases, --clients and --seconds take numbers');
  return { sizes, clients, seconds, only: values.only, plans: values.plans };
}

type Options = ReturnType<typeof readOptions>;

async function compareAll(stand: Stand, pgbench: string, looks: readonly Look[], options: Options) {
  const compared = new Map<string, Compared>();
  for (const look of looks.filter(({ name }) => name.includes(options.only ?? ''))) {
    compared.set(look.name, await compare(stand, pgbench, await requestsOf(stand, look), options));
    process.stdout.write('.');
  }
  if (options.only === undefined || COUNTS.includes(options.only))
    compared.set(COUNTS, await compare(stand, pgbench, [await requestOfCounts(stand)], options));
  return compared;
}

async function compare(
  stand: Stand,
  pgbench: string,
  requests: readonly Request[],
  { clients, seconds }: Options,
): Promise<Compared> {
  const { origin, cookies } = stand;
  const paths = requests.map(({ path }) => path);
  const page = await firstPage(stand, paths[0] ?? '');
  await load({ origin, paths, cookies }, clients, WARM_SECONDS);
  const docket = await load({ origin, paths, cookies }, clients, seconds);
  const scripts = requests.map(({ statements }) => statements);
  const database = await runPgbench(pgbench, stand.appUrl, { scripts, clients, seconds });
  const bare = await stand.serveBare(page.text, async (bareOrigin) => {
    const target = { origin: bareOrigin, paths: ['/'], cookies: [''] };
    await load(target, clients, WARM_SECONDS);
    return load(target, clients, seconds);
  });
  return { docket, database, bare, total: page.total };
}

async function firstPage({ origin, cookies }: Stand, path: string) {
  const answer = await fetch(origin + path, { headers: { cookie: cookies[0] ?? '' } });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
  const { total } = JSON.parse(text) as { total?: number }; // of the contract; counts have none
  return { text, total: total ?? null };
}

function rowOf({ docket, database, bare, total }: Compared) {
  return {
    found: total,
    'p50 ms': docket.p50Ms,
    'p95 ms': docket.p95Ms,
    'p99 ms': docket.p99Ms,
    'per s': docket.perSecond,
    'SQL p50 ms': database.p50Ms,
    'SQL p95 ms': database.p95Ms,
    'SQL per s': database.perSecond,
    '÷ SQL': hundredths(docket.perSecond / database.perSecond),
    'bare per s': bare.perSecond,
    '÷ bare': hundredths(docket.perSecond / bare.perSecond),
  };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

async function plansOf(stand: Stand, looks: readonly Look[], size: number): Promise<string> {
  const parts = [`${size.toLocaleString('en')} cases, by bench/many/make-cases.ts\n`];
  for (const look of looks) {
    const [first] = await requestsOf(stand, look);
    for (const statement of first?.statements ?? [])
      parts.push(`## ${look.name}\n\n${await explain(stand.owner, statement)}\n`);
  }
  return parts.join('\n');
}

function judge(sizes: ReadonlyMap<number, ReadonlyMap<string, Compared>>, first: string, goals: Goals): void {
  const lines: [boolean, string][] = [];
  for (const [size, compared] of sizes) {
    const slowest = [...compared].reduce((one, other) =>
      one[1].docket.p95Ms >= other[1].docket.p95Ms ? one : other,
    );
    const at = `of ${size.toLocaleString('en')} cases`;
    const { p95Ms } = slowest[1].docket;
    lines.push([
      p95Ms <= goals.p95Ms,
      `slowest p95 ${at}: ${p95Ms} ms, ${slowest[0]} (goal ≤ ${goals.p95Ms})`,
    ]);
    const opened = compared.get(first);
    if (goals.ofSql !== undefined && opened !== undefined) {
      const ofSql = hundredths(opened.docket.perSecond / opened.database.perSecond);
      lines.push([ofSql >= goals.ofSql, `${first} ${at}: ${ofSql} × its SQL (goal ≥ ${goals.ofSql})`]);
    }
  }
  const [fewest, most] = [[...sizes.values()].at(0), [...sizes.values()].at(-1)];
  if (goals.growth !== undefined && sizes.size > 1) {
    for (const [name, { docket }] of most ?? []) {
      const growth = hundredths(docket.p50Ms / (fewest?.get(name)?.docket.p50Ms ?? Number.NaN));
      lines.push([growth <= goals.growth, `${name}: median × ${growth} (goal ≤ ${goals.growth})`]);
    }
  }
  for (const [holds, line] of lines) console.log(`${holds ? '✓' : '✗'} ${line}`);
  process.exitCode = lines.every(([holds]) => holds) ? 0 : 1;
}
