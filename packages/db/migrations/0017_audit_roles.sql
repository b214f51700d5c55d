-- What the roles of roles.sql stand on. By the transaction and the subjects of an entry it is seen at commit whether a
-- write left one; whoever writes an entry cannot choose the transaction.
alter table audit.intake
  add column tx xid8 not null default pg_current_xact_id(),
  add column subjects text[] generated always as (array[
    entry::jsonb ->> 'case', entry::jsonb -> 'object' ->> 'id', entry::jsonb -> 'actor' ->> 'id'
  ]) stored;
create index intake_tx on audit.intake (tx);

-- Whoever has the one row locked is the sequencer. An advisory lock could be held by anybody who can connect.
create table audit.turn (
  only_one boolean not null default true constraint turn_pk primary key constraint turn_only_one check (only_one)
);
insert into audit.turn default values;

-- The only way into the log: out of the intake, in its order, behind the last checkpoint and with the next one.
create function audit.seal(
  first bigint, seqs bigint[], root bytea, frontier text, note text, signed_at timestamptz
) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  moved bigint;
begin
  if first <> coalesce((select max(size) from audit.checkpoint), 0) then
    raise exception 'the audit log does not end at %', first;
  end if;
  with taken as (delete from audit.intake where seq = any (seqs) returning seq, id, entry)
  insert into audit.log (leaf_index, id, entry, leaf)
    select first + row_number() over (order by seq) - 1, id, entry,
      sha256('\x00'::bytea || convert_to(entry, 'UTF8'))
    from taken;
  get diagnostics moved = row_count;
  if moved <> cardinality(seqs) or moved = 0 then
    raise exception 'only % of % entries are in the intake', moved, cardinality(seqs);
  end if;
  insert into audit.checkpoint values (first + moved, root, frontier, note, signed_at);
end
$$;
