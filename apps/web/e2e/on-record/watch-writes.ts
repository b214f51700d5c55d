import type { Connection } from '@docket/db';
import type { Write } from './facts.ts';

type Pool = Connection['pool'];

/**
 * Notes in the database itself, by triggers of its owner, which transaction of the server's logins changed which table,
 * and which of them left an audit entry. Knows nothing of what the product demands of its own writes. `logins` are names that
 * need no quoting.
 */
export async function watchWrites(pool: Pool, logins: readonly string[]): Promise<void> {
  await pool.query(`
    create schema on_record;
    create table on_record.writes (
      tx xid8 not null, on_table text not null, op text not null, columns text[] not null,
      unique (tx, on_table, op, columns)
    );
    create function on_record.note() returns trigger language plpgsql security definer
      set search_path = pg_catalog, pg_temp as $$
    declare
      changed text[] := '{}';
    begin
      if session_user <> all ('{${logins.join(',')}}') then return null; end if;
      if tg_op = 'UPDATE' then
        select coalesce(array_agg(key order by key), '{}') into changed
          from jsonb_each(to_jsonb(new)) where value is distinct from to_jsonb(old) -> key;
        -- Locked by writing, or written as it was.
        if changed = '{}' then return null; end if;
      end if;
      insert into on_record.writes
        values (pg_current_xact_id(), replace(tg_relid::regclass::text, 'public.', ''), lower(tg_op), changed)
        on conflict do nothing;
      return null;
    end
    $$;
    do $$
    declare
      watched regclass;
    begin
      for watched in
        select oid from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
        union all select 'audit.side'::regclass
      loop
        execute format('create trigger on_record after insert or update or delete on %s
          for each row execute function on_record.note()', watched);
      end loop;
    end
    $$;
    -- What the sequencer takes out of it goes into the log.
    create trigger on_record after insert on audit.intake for each row execute function on_record.note();
  `);
}

export async function readWrites(pool: Pool): Promise<Write[]> {
  const { rows } = await pool.query<Write>(
    'select tx::text, on_table as "table", op, columns from on_record.writes order by tx, on_table, op',
  );
  return rows;
}
