import { readFile } from 'node:fs/promises';
import pg from 'pg';

/** The part of Docket that a connection belongs to. What each may do stands in roles.sql. */
export type DatabaseRole = 'docket_app' | 'docket_sequencer';

/** Logins of their own for the parts, as connection strings. Those that are absent are left to whoever runs the server. */
export type Logins = { readonly [R in DatabaseRole]?: string | undefined };

/**
 * Gives the roles exactly their rights, and makes the logins given: with the passwords of their connection strings.
 * Errors: a sentence with what to do when the owner may not make roles.
 */
export async function setRoles(client: pg.Client, logins: Logins = {}): Promise<void> {
  const sql = await readFile(new URL('../roles.sql', import.meta.url), 'utf8');
  try {
    await client.query(sql);
    for (const role of ROLES) {
      const url = logins[role];
      if (url !== undefined) await makeLogin(client, role, new URL(url));
    }
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== INSUFFICIENT_PRIVILEGE) throw error;
    throw new Error(
      `The owner of the database may not make roles (${error.message}). Have an administrator of the server run: ` +
        'create role docket_app; create role docket_sequencer; grant docket_app, docket_sequencer to its owner;',
      { cause: error },
    );
  }
}

const ROLES: readonly DatabaseRole[] = ['docket_app', 'docket_sequencer'];
const INSUFFICIENT_PRIVILEGE = '42501';

async function makeLogin(client: pg.Client, role: DatabaseRole, url: URL): Promise<void> {
  const name = decodeURIComponent(url.username);
  const login = client.escapeIdentifier(name);
  const password = client.escapeLiteral(decodeURIComponent(url.password));
  const { rows } = await client.query('select from pg_roles where rolname = $1', [name]);
  await client.query(`${rows.length === 0 ? 'create' : 'alter'} role ${login} login password ${password}`);
  if (name !== role) await client.query(`grant ${role} to ${login}`);
}
