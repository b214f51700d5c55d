import { createHmac, randomUUID } from 'node:crypto';
import type { Rig } from '../rig/rig.ts';
import type { Random } from './random.ts';
import { ROLES, type Route } from './routes.ts';
import { send } from './send.ts';

/** Somebody who asks: a person with a role, or nobody. */
export interface Caller {
  readonly role: string;
  readonly headers: readonly (readonly [string, string])[];
}

/** So many of each role that nobody meets the limit of calls per minute. */
const EACH = 24;
const PASSWORD = 'docket-demo';

export interface Crowd {
  /** One who may call the route, mostly; else one who may not, or a stranger. */
  callerFor(route: Route, random: Random): Caller;
  readonly ids: readonly string[];
  readonly cookies: readonly string[];
  /** Keeps everybody's password fresh, so that what needs that is reached at all. */
  refresh(): Promise<void>;
}

/** `secret`: the key of the server's tokens, so that a long trial does not end with them. */
export async function gatherCrowd(rig: Rig, secret: Buffer): Promise<Crowd> {
  const people = new Map<string, Caller[]>();
  const ids: string[] = [];
  const cookies: string[] = [];
  for (const role of ROLES) {
    for (let number = 0; number < EACH; number += 1) {
      const email = `fuzz-${role}-${number}@docket.demo`;
      ids.push(await makePerson(rig, role, email));
      const cookie = prolong(await signIn(rig.api, email, number), secret);
      cookies.push(cookie);
      people.set(role, [...(people.get(role) ?? []), { role, headers: [['cookie', cookie], from(number)] }]);
    }
  }
  return {
    ids,
    cookies,
    callerFor(route, random) {
      const stranger: Caller = { role: 'nobody', headers: [from(random.below(60_000))] };
      if (route.roles === null || random.chance(0.1)) return stranger;
      const role = random.chance(0.85) ? random.pick(route.roles) : random.pick(ROLES);
      return random.pick(people.get(role) ?? [stranger]);
    },
    async refresh() {
      await rig.db.query(`update auth_sessions set confirmed_at = now() where ended_at is null`);
    },
  };
}

/** Made in the database, because how people are made is not what is tried here. */
async function makePerson(rig: Rig, role: string, email: string): Promise<string> {
  const { rows } = await rig.db.query<{ id: string }>(
    `insert into users (id, email, name, role, password_hash)
       select $1, $2, $3, role, password_hash from users where email = $4 returning id`,
    [randomUUID(), email, `Fuzzer ${role}`, `${role}@docket.demo`],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`there is no ${role} to copy`);
  return id;
}

export async function signIn(origin: string, email: string, number: number): Promise<string> {
  const answer = await send(origin, {
    method: 'POST',
    target: '/api/auth/sign-in',
    headers: [['content-type', 'application/json'], from(number)],
    body: Buffer.from(JSON.stringify({ email, password: PASSWORD })),
  });
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}: ${answer.text}`);
  return (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0] ?? '').join('; ');
}

/** The same sign-in in a token of half a day, signed as the server would. */
function prolong(cookies: string, secret: Buffer): string {
  return cookies.replace(/=([^.;]+)\.([^.;]+)\.[^.;]+/, (_, head: string, body: string) => {
    const claims: object = JSON.parse(Buffer.from(body, 'base64url').toString());
    const exp = Math.floor(Date.now() / 1000) + 12 * 3_600;
    const text = `${head}.${Buffer.from(JSON.stringify({ ...claims, exp })).toString('base64url')}`;
    return `=${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  });
}

/** The server trusts one proxy, which is us: everybody has an address of their own. */
function from(number: number): readonly [string, string] {
  return ['x-forwarded-for', `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`];
}
