import { randomUUID } from 'node:crypto';
import { Cookies, fetchAs } from '../rig/cookies.ts';
import type { Rig } from '../rig/rig.ts';

/** One answer of a server, whole. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly replayed: boolean;
}

/** A signed-in reviewer who can speak to any of the servers. */
export interface Person {
  readonly id: string;
  readonly cookies: Cookies;
}

/** Half of each crowd speaks to one server and half to the other. */
export async function ask(
  origin: string,
  { cookies }: Person,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await fetchAs(cookies, origin, path, {
    method: 'POST',
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(60_000),
  });
  const replayed = answer.headers.get('idempotency-replayed') === 'true';
  return { status: answer.status, text: await answer.text(), replayed };
}

/** Reviewers with the demo's password; made in the database, because how people are made is not what is tried here. */
export async function makePeople(rig: Rig, count: number): Promise<Person[]> {
  const people: Person[] = [];
  for (let made = 0; made < count; made += 1) {
    const email = `racer${made}@docket.demo`;
    const { rows } = await rig.db.query<{ id: string }>(
      `insert into users (id, email, name, role, password_hash)
         select $1, $2, $3, 'reviewer', password_hash from users where email = 'reviewer@docket.demo' returning id`,
      [randomUUID(), email, `Racer ${made}`],
    );
    const answer = await fetch(`${rig.api}/api/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: 'docket-demo' }),
    });
    if (!answer.ok) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
    const cookies = new Cookies();
    cookies.take(answer);
    people.push({ id: rows[0]?.id ?? '', cookies });
  }
  return people;
}

/** Cases In Review as the mirror keeps them; no session stands behind them, and no worker runs that could ask. */
export async function makeCases(rig: Rig, count: number): Promise<string[]> {
  const { rows } = await rig.db.query<{ id: string }>(
    `insert into cases (id, status, session_created_at, in_review_since, observed_at, details_at)
       select gen_random_uuid(), 'In Review', now(), now(), now(), now() from generate_series(1, $1) returning id`,
    [count],
  );
  return rows.map(({ id }) => id);
}
