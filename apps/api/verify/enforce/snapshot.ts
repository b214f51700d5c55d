import pg from 'pg';

/** Every row, as text in one order: a digest for each table. Made by the superuser, whom nothing is hidden from. */
const TABLES = `
  select oid::regclass::text as name from pg_class
  where relkind in ('r', 'p') and relnamespace::regnamespace::text in ('public', 'audit', 'graphile_worker')`;

/** Nobody but a superuser changes Postgres' own tables and functions, and there are thousands. */
const own = (namespace: string) =>
  `${namespace} not in ('pg_catalog'::regnamespace, 'pg_toast'::regnamespace)`;

/** All that says what the database is and who may do what in it. */
const SCHEMA = [
  `select relname, relnamespace::regnamespace, relkind, relowner, relacl, relrowsecurity, relforcerowsecurity from pg_class
    where ${own('relnamespace')}`,
  `select attrelid::regclass, attname, atttypid, attnotnull, attacl, attisdropped
    from pg_attribute join pg_class on pg_class.oid = attrelid where attnum > 0 and ${own('relnamespace')}`,
  `select proname, pronamespace::regnamespace, prosrc, proowner, prosecdef, proacl, proconfig from pg_proc
    where ${own('pronamespace')}`,
  'select tgname, tgrelid::regclass, tgenabled, tgfoid::regprocedure from pg_trigger',
  'select conname, conrelid::regclass, pg_get_constraintdef(oid) from pg_constraint',
  `select rulename, ev_class::regclass, ev_enabled from pg_rewrite join pg_class on pg_class.oid = ev_class
    where ${own('relnamespace')}`,
  'select polname, polrelid::regclass, polroles from pg_policy',
  'select nspname, nspowner, nspacl from pg_namespace',
  'select rolname, rolsuper, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication, rolbypassrls from pg_roles',
  'select roleid::regrole, member::regrole, admin_option from pg_auth_members',
  'select setdatabase, setrole, setconfig from pg_db_role_setting',
  'select datname, datdba, datacl from pg_database where datname = current_database()',
  'select extname from pg_extension',
  'select oid, lomowner from pg_largeobject_metadata',
  'select evtname from pg_event_trigger',
  'select pubname from pg_publication',
  'select defaclrole, defaclobjtype, defaclacl from pg_default_acl',
  "select objoid, classoid, description from pg_description where classoid = 'pg_class'::regclass",
  'select name, setting from pg_file_settings',
];

/** What stands where, as digests by name: two snapshots differ exactly where an attack had an effect. */
export async function takeSnapshot(url: string): Promise<Map<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(TABLES);
    const queries = [
      ...rows.map(({ name }) => [name, `select * from ${name}`] as const),
      ...SCHEMA.map((query) => [/from (\w+)/.exec(query)?.[1] ?? query, query] as const),
    ];
    const found = new Map<string, string>();
    for (const [name, query] of queries) {
      const answer = await client.query<{ digest: string }>(
        `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from (${query}) t`,
      );
      found.set(name, answer.rows[0]?.digest ?? '');
    }
    return found;
  } finally {
    await client.end();
  }
}

/** The names of what is not as it was. */
export function changes(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name));
}
