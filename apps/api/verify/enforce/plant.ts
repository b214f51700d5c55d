/**
 * Something that the database must not have let happen, and the attack that then has an effect: with the server's own
 * login, where the control group only has the superuser's.
 */
export interface Gift {
  readonly name: string;
  /** Of the superuser; `{owner}` is the owner's login, `{login}` the server's. */
  readonly sql: readonly string[];
  /** By its name among the attacks. */
  readonly attack: string;
}

const gift = (attack: string, name: string, ...sql: string[]): Gift => ({ name, attack, sql });

/** For each way in which an effect is looked for at least one. The last two are rights in the whole server, and stay. */
export const GIFTS: readonly Gift[] = [
  gift('delete a decision', 'a right on a table', 'grant delete on decisions to docket_app'),
  gift('rewrite a check', 'a right on a column', 'grant update (verdict) on checks to docket_app'),
  gift(
    'delete from the log',
    'a right on the log, whose guard is off',
    'grant delete on audit.log to docket_app',
    'alter table audit.log disable trigger log_append_only',
  ),
  gift(
    'decide without an entry',
    'a demand for an entry that is off',
    'alter table decisions disable trigger decisions_recorded',
  ),
  gift('open a second decision', 'an index that is gone', 'drop index decisions_one_open_per_case'),
  gift('shadow by search path', 'a right on the schema', 'grant create on schema public to docket_app'),
  gift('read the passwords', 'a right to read', 'grant select on pg_authid to docket_app'),
  gift(
    'hold the turn',
    'a right on the sequencer’s turn',
    'grant select, update on audit.turn to docket_app',
  ),
  gift('cut the sequencer off', 'a right to end sessions', 'grant pg_signal_backend to docket_app'),
  gift('become the owner', 'membership of the owner', 'grant {owner} to {login}'),
];
