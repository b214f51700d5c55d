import { Pool } from 'undici';
import { type Figures, figuresOf } from './figures.ts';

export interface Target {
  readonly origin: string;
  /** Each request takes the next of these. */
  readonly paths: readonly string[];
  /** Of people who ask in turns, because a server heeds how often one person asks. */
  readonly cookies: readonly string[];
}

/** Asks again as soon as an answer is there, `clients` at once: what pgbench does too. Errors: an answer other than 200. */
export async function load(target: Target, clients: number, seconds: number): Promise<Figures> {
  const pool = new Pool(target.origin, { connections: clients, pipelining: 1 });
  const times: number[] = [];
  let asked = 0;
  const end = performance.now() + seconds * 1000;
  const ask = async () => {
    while (performance.now() < end) {
      const at = asked;
      asked += 1;
      const from = performance.now();
      await fetchOne(pool, target, at);
      times.push(performance.now() - from);
    }
  };
  try {
    await Promise.all(Array.from({ length: clients }, ask));
  } finally {
    await pool.close();
  }
  return figuresOf(times, seconds);
}

async function fetchOne(pool: Pool, { paths, cookies }: Target, at: number): Promise<void> {
  const path = paths[at % paths.length] ?? '/';
  const cookie = cookies[at % cookies.length] ?? '';
  const answer = await pool.request({ method: 'GET', path, headers: { cookie } });
  if (answer.statusCode === 200) return answer.body.dump({ limit: 10_000_000 });
  throw new Error(`${path} answered ${answer.statusCode}: ${await answer.body.text()}`);
}
