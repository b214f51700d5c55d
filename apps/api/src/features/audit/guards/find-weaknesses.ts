import type { Db } from '@docket/db';
import { sql } from 'kysely';

/** Where the database guards the audit log less than it could. */
export interface Weaknesses {
  /** Chosen by whoever runs the server: its login may do more than the server needs. */
  readonly login: string[];
  /** Nobody chose this: a guard is off, or the server's role has a right it must not have. */
  readonly broken: string[];
}

interface Found {
  login: string;
  isSuperuser: boolean;
  isOwner: boolean;
  isSequencer: boolean;
  rights: string[];
  off: string[];
}

/** Reads what the server's login could do and whether the guards stand. Whoever owns the server can always do more. */
export async function findWeaknesses(db: Db): Promise<Weaknesses> {
  const { rows } = await sql<Found>`
    select session_user as login,
      (select rolsuper from pg_roles where rolname = session_user) as "isSuperuser",
      pg_has_role(session_user, (select relowner from pg_class where oid = 'audit.log'::regclass), 'MEMBER')
        as "isOwner",
      pg_has_role(session_user, 'docket_sequencer', 'MEMBER') as "isSequencer",
      array(
        select "right" || ' on ' || on_table
        from unnest(array['audit.log', 'audit.checkpoint', 'policies', 'reason_catalogues', 'checks']) on_table,
          unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) "right"
        where has_table_privilege('docket_app', on_table, "right")
      ) as rights,
      array(
        select tgname || ' on ' || tgrelid::regclass from pg_trigger
        where tgenabled <> 'A' and tgfoid in ('audit.require_entry'::regproc, 'audit.refuse_change'::regproc)
      ) as off`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Error('the database does not say what its login may do');
  const { login, isSuperuser, isOwner, isSequencer, rights, off } = found;
  const power = isSuperuser ? 'a superuser of the database' : 'the owner of the tables';
  return {
    login:
      isSuperuser || isOwner
        ? [`The server signs in as ${login}, ${power}, who could switch the guards of this log off.`]
        : isSequencer
          ? [`The server’s login ${login} may also seal the log.`]
          : [],
    broken: [
      ...rights.map((right) => `The server’s role has ${right}.`),
      ...off.map((guard) => `The guard ${guard} is switched off.`),
    ],
  };
}
