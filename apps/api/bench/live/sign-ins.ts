import { createHmac, randomUUID } from 'node:crypto';
import type { Db } from '@docket/db';
import { sql } from 'kysely';

/** As many people, each signed in in one browser; returns the cookie of each. The passwords are nobody's. */
export async function signInMany(db: Db, secret: string, count: number): Promise<string[]> {
  const people = Array.from({ length: count }, () => ({ id: randomUUID(), sid: randomUUID() }));
  const ids = people.map(({ id }) => id);
  await sql`insert into users (id, email, name, role, password_hash)
    select id, id || '@docket.test', 'Bench', 'reviewer', 'none' from unnest(${ids}::uuid[]) id`.execute(db);
  await sql`insert into auth_sessions (id, user_id, last_used_at, expires_at)
    select sid, id, now(), now() + interval '1 hour'
    from unnest(${people.map(({ sid }) => sid)}::uuid[], ${ids}::uuid[]) as of (sid, id)`.execute(db);
  return people.map(({ sid }) => `docket=${token(secret, sid)}`);
}

/** As the API signs it. */
function token(secret: string, sid: string): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = [
    part({ alg: 'HS256', typ: 'at+jwt' }),
    part({ sid, iss: 'docket', aud: 'docket-web', iat: now, exp: now + 600 }),
  ].join('.');
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
