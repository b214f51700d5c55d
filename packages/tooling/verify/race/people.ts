import { randomUUID } from 'node:crypto';
import { Cookies, fetchAs } from '../rig/cookies.ts';
import type { Rig } from '../rig/rig.ts';

/** One answer of a server, whole. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly replayed: boolean;
}

/** Somebody signed in, who can speak to any of the servers. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly cookies: Cookies;
}

export type Role = 'reviewer' | 'manager' | 'admin' | 'auditor';

/** One request, as whoever signed in. */
export interface Request {
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export async function send(
  origin: string,
  cookies: Cookies,
  { method = 'POST', path, body, headers = {} }: Request,
): Promise<Answer> {
  const answer = await fetchAs(cookies, origin, path, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(60_000),
  });
  const replayed = answer.headers.get('idempotency-replayed') === 'true';
  return { status: answer.status, text: await answer.text(), replayed };
}

/** Half of each crowd speaks to one server and half to the other. */
export function ask(
  origin: string,
  { cookies }: Person,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return send(origin, cookies, { path, body, headers });
}

/** One more sign-in of somebody with the demo's password. */
export async function signIn(origin: string, email: string): Promise<Cookies> {
  return cookiesOf(await post(origin, '/api/auth/sign-in', { email, password: 'docket-demo' }, {}));
}

/** The same sign-in with new cookies; the old ones stay with whoever keeps them. */
export async function renew(origin: string, old: Cookies): Promise<Cookies> {
  return cookiesOf(await post(origin, '/api/auth/refresh', {}, old.headers));
}

function post(origin: string, path: string, body: object, headers: Record<string, string>) {
  return fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function cookiesOf(answer: Response): Promise<Cookies> {
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${await answer.text()}`);
  const cookies = new Cookies();
  cookies.take(answer);
  return cookies;
}

/** People with the demo's password; made in the database, because how people are made is not what is tried here. */
export async function makePeople(rig: Rig, count: number, role: Role = 'reviewer'): Promise<Person[]> {
  const people: Person[] = [];
  for (let made = 0; made < count; made += 1) people.push(await makePerson(rig, role));
  return people;
}

export async function makePerson(rig: Rig, role: Role): Promise<Person> {
  const id = randomUUID();
  const email = `${id}@docket.demo`;
  await rig.db.query(
    `insert into users (id, email, name, role, password_hash)
       select $1, $2, 'Robin Racer', $3, password_hash from users where email = 'reviewer@docket.demo'`,
    [id, email, role],
  );
  return { id, email, cookies: await signIn(rig.api, email) };
}

/** Cases as the mirror keeps them; no session stands behind them, and no worker runs that could ask. */
export async function makeCases(rig: Rig, count: number, status = 'In Review'): Promise<string[]> {
  const { rows } = await rig.db.query<{ id: string }>(
    `insert into cases (id, status, session_created_at, in_review_since, observed_at, details_at)
       select gen_random_uuid(), $2, now(), case when $2 = 'In Review' then now() end, now(), now()
       from generate_series(1, $1) returning id`,
    [count, status],
  );
  return rows.map(({ id }) => id);
}
