import { AIM, decision } from './world.ts';

/**
 * One way to get past the guards, as statements that somebody with a login sends; `{owner}` is the owner's. Unless it says otherwise its effect is
 * whatever rows or schema are not as before.
 */
export interface Attack {
  readonly name: string;
  readonly sql: readonly string[];
  /** The one who may do this: it would stop nobody but itself. */
  readonly except?: 'sequencer';
  /** `answer`: that it is answered at all; `stall`: that nothing is sealed meanwhile; `kill`: that the sequencer is cut off. */
  readonly effect?: 'answer' | 'stall' | 'kill';
}

const attack = (name: string, ...sql: string[]): Attack => ({ name, sql });
const together = (name: string, ...sql: string[]): Attack => ({ name, sql: ['begin', ...sql, 'commit'] });

/** An entry as the server writes it; enough to satisfy whoever only looks whether there is one. */
const entry = (about: string) =>
  `insert into audit.intake (id, entry) values (gen_random_uuid(),
    '{"action":"decision.requested","actor":{"id":null},"case":"${about}","object":{"id":"${about}"},"ts":"2026"}')`;
const FORGED = `'{"action":"case.listed","ts":"2026"}'`;
const LEAF = `sha256('\\x00'::bytea || convert_to(${FORGED}, 'UTF8'))`;

const LOG: Attack[] = [
  attack('rewrite the log', "update audit.log set entry = replace(entry, 'imported', 'listed')"),
  attack(
    'rewrite it with its leaf',
    `update audit.log set entry = ${FORGED}, leaf = ${LEAF} where leaf_index = 0`,
  ),
  attack('delete from the log', 'delete from audit.log where leaf_index = 1'),
  attack('truncate the log', 'truncate audit.log'),
  attack('truncate everything of it', 'truncate audit.log, audit.checkpoint, audit.intake cascade'),
  attack(
    'insert a forged entry',
    `insert into audit.log (leaf_index, id, entry, leaf)
      select count(*), gen_random_uuid(), ${FORGED}, ${LEAF} from audit.log`,
  ),
  attack(
    'insert a wrong leaf',
    `insert into audit.log (leaf_index, id, entry, leaf)
    values (99, gen_random_uuid(), ${FORGED}, '\\x00')`,
  ),
  attack('rewrite a checkpoint', "update audit.checkpoint set root = '\\x00'"),
  attack('delete the checkpoints', 'delete from audit.checkpoint'),
  attack('insert a checkpoint', "insert into audit.checkpoint values (999, '\\x00', '', '', now())"),
  attack('empty the intake', 'delete from audit.intake'),
  attack('rewrite what waits in the intake', `update audit.intake set entry = ${FORGED}`),
  attack(
    'backdate an entry',
    `insert into audit.intake (id, entry, created_at)
    values (gen_random_uuid(), ${FORGED}, '2001-01-01')`,
  ),
  attack(
    'put an entry before others',
    `insert into audit.intake (seq, id, entry) overriding system value
    values (-1, gen_random_uuid(), ${FORGED})`,
  ),
  attack(
    'give an entry another transaction',
    `insert into audit.intake (id, entry, tx)
    values (gen_random_uuid(), ${FORGED}, '3')`,
  ),
  attack(
    'seal what was never in the intake',
    `with forged as (insert into audit.intake (id, entry) values (gen_random_uuid(), ${FORGED}) returning seq)
      select audit.seal(4, array(select seq from forged), '\\x00', '', '', now())`,
    "select audit.seal(4, array[777]::bigint[], '\\x00', '', '', now())",
    `insert into audit.log values (4, gen_random_uuid(), ${FORGED}, ${LEAF})`,
  ),
];

const GUARDS: Attack[] = [
  attack(
    'switch triggers off',
    'alter table audit.log disable trigger all',
    'alter table decisions disable trigger user',
  ),
  attack(
    'play the replica',
    'set session_replication_role = replica',
    'delete from policies',
    'update audit.log set leaf_index = leaf_index + 100',
  ),
  attack('drop a constraint', 'alter table checks drop constraint checks_two_people cascade'),
  attack('add a column', "alter table audit.log add column note text default 'x'"),
  attack('drop the tables', 'drop table audit.log cascade', 'drop table checks cascade'),
  attack('drop the schema', 'drop schema audit cascade'),
  attack(
    'replace a guard',
    `create or replace function audit.refuse_change() returns trigger language plpgsql as 'begin return null; end'`,
  ),
  attack(
    'replace the demand for an entry',
    `create or replace function audit.require_entry() returns trigger language plpgsql as 'begin return null; end'`,
  ),
  attack(
    'drop a trigger',
    'drop trigger decisions_recorded on decisions',
    'drop trigger log_append_only on audit.log',
  ),
  attack('drop an index that guards', 'drop index decisions_one_open_per_case'),
  attack('write a rule', 'create rule quiet as on insert to audit.intake do instead nothing'),
  attack(
    'hang on a trigger',
    `create function public.quiet() returns trigger language plpgsql as 'begin return null; end'`,
    'create trigger quiet before insert on audit.intake for each row execute function audit.announce()',
  ),
  attack(
    'hide rows by policy',
    'alter table audit.log enable row level security',
    'create policy none on audit.log using (false)',
  ),
  attack(
    'grant itself rights',
    'grant all on audit.log to public',
    'alter default privileges for role {owner} grant all on tables to public',
  ),
  attack('comment on the schema', "comment on table audit.log is 'nothing to see'"),
];

const SERVER: Attack[] = [
  attack('become the owner', 'set role {owner}', 'delete from checks'),
  attack('become somebody else', 'set session authorization {owner}', 'delete from checks'),
  attack('step back', 'reset role', 'set role none', 'delete from checks', 'drop table audit.tile'),
  attack('join the owner', 'grant {owner} to current_user', 'grant {owner} to docket_app'),
  attack('make a superuser', 'create role evil superuser login', 'alter role docket_app superuser'),
  attack(
    'create an extension',
    'create extension hstore',
    'create extension citext',
    'create extension btree_gist',
  ),
  attack(
    'shadow by search path',
    'create schema evil',
    'create table evil.policies (version int)',
    "create function public.sha256(text) returns bytea language sql as 'select null::bytea'",
  ),
  attack(
    'keep data aside',
    "select lo_from_bytea(0, 'x')",
    'select lo_create(0)',
    'create table aside as select 1',
  ),
  attack('change a setting of the server', "alter system set session_replication_role = 'replica'"),
  attack(
    'change a setting of the database',
    "alter database postgres set session_replication_role = 'replica'",
  ),
  attack(
    'watch by event trigger',
    `create function public.watch() returns event_trigger language plpgsql as 'begin end'`,
    'create event trigger evil on ddl_command_start execute function public.watch()',
  ),
  attack('publish the tables', 'create publication evil for all tables'),
  attack('run a program', `copy schema_migrations (name, sha256) from program 'printf "evil\\tx\\n"'`),
  { name: 'read a file of the server', sql: ["select pg_read_file('PG_VERSION')"], effect: 'answer' },
  { name: 'read the passwords', sql: ['select rolpassword from pg_authid'], effect: 'answer' },
  {
    name: 'cut the sequencer off',
    sql: [
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'docket sequencer'",
    ],
    effect: 'kill',
    except: 'sequencer',
  },
  ...['audit.log', 'audit.checkpoint', 'audit.intake'].map(
    (table): Attack => ({
      name: `lock ${table}`,
      sql: ['begin', `lock table ${table} in share row exclusive mode`],
      effect: 'stall',
    }),
  ),
  {
    name: 'hold the turn',
    sql: ['begin', 'select from audit.turn for update'],
    effect: 'stall',
    except: 'sequencer',
  },
];

const WORK: Attack[] = [
  together(
    'check one’s own decision',
    entry(AIM.waiting),
    `insert into checks (id, decision_id, maker_id, checker_id, verdict, digest, at)
      values (gen_random_uuid(), '${AIM.waiting}', '${AIM.maker}', '${AIM.maker}', 'agreed', 'd', now())`,
  ),
  together(
    'check it under another maker’s name',
    entry(AIM.waiting),
    `insert into checks (id, decision_id, maker_id, checker_id, verdict, digest, at)
      values (gen_random_uuid(), '${AIM.waiting}', '${AIM.colleague}', '${AIM.maker}', 'agreed', 'd', now())`,
  ),
  together('open a second decision', entry(AIM.check), decision(AIM.check, AIM.waitingCase, 'queued')),
  attack('decide without an entry', decision(AIM.check, AIM.freeCase, 'queued')),
  together(
    'decide with an entry about another case',
    entry(AIM.colleague),
    decision(AIM.check, AIM.freeCase, 'queued'),
  ),
  together(
    'decide with an entry taken back',
    'savepoint s',
    entry(AIM.check),
    'rollback to savepoint s',
    decision(AIM.check, AIM.freeCase, 'queued'),
  ),
  attack(
    'wave a waiting decision through',
    `update decisions set state = 'queued' where id = '${AIM.waiting}'`,
  ),
  together(
    'change what was decided',
    entry(AIM.waiting),
    `update decisions set outcome = 'decline', maker_id = '${AIM.colleague}', digest = 'x' where id = '${AIM.waiting}'`,
  ),
  together(
    'send a confirmed decision again',
    entry(AIM.confirmed),
    `update decisions set state = 'queued' where id = '${AIM.confirmed}'`,
  ),
  attack('delete a decision', `delete from decisions where id = '${AIM.waiting}'`),
  attack('rewrite a check', "update checks set verdict = 'disagreed'"),
  attack('rewrite a note', "update notes set text = 'nothing seen'"),
  attack('rewrite what Didit said', "update evidence_history set decision_text = '[]'"),
  attack('rewrite the policy', "update policies set rules = '{}'"),
  attack(
    'put a policy in force without an entry',
    "insert into policies (version, rules, expiry_hours, because) values (1000, '{}', 1, '')",
  ),
  attack(
    'take a case without an entry',
    `insert into claims (case_id, user_id, acquired_at, expires_at)
    values ('${AIM.freeCase}', '${AIM.maker}', now(), now() + interval '1 day')`,
  ),
  attack(
    'close a case without an entry',
    `update cases set status = 'Approved' where id = '${AIM.freeCase}'`,
  ),
  attack('raise a role without an entry', `update users set role = 'admin' where id = '${AIM.maker}'`),
  attack(
    'make an account without an entry',
    `insert into users (id, email, name, role, password_hash)
    values (gen_random_uuid(), 'evil@docket.test', 'Evil', 'admin', 'x')`,
  ),
  attack(
    'give somebody a passkey of one’s own without an entry',
    `insert into passkeys (id, user_id, credential_id, public_key, counter, transports, name, created_at)
    values (gen_random_uuid(), '${AIM.maker}', 'evil', '', 0, '{}', 'Evil', now())`,
  ),
  attack(
    'swap the key of Didit without an entry',
    "update connections set api_key_sealed = 'x', didit_origin = 'x'",
  ),
  attack('forget a migration', 'delete from schema_migrations'),
];

export const ATTACKS: readonly Attack[] = [...LOG, ...GUARDS, ...SERVER, ...WORK];
