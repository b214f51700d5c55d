create schema audit;

-- Where a transaction leaves its entries. A queue, not a cursor over ids: ids are not commit order.
create table audit.intake (
  seq bigint generated always as identity constraint intake_pk primary key,
  id uuid not null constraint intake_id_unique unique,
  entry text not null,
  created_at timestamptz not null default clock_timestamp()
);

-- The log itself. The leaf is recomputed by the database, so that a wrong one cannot be inserted.
create table audit.log (
  leaf_index bigint not null constraint log_pk primary key,
  id uuid not null constraint log_id_unique unique,
  entry text not null,
  leaf bytea not null constraint log_leaf_matches check (leaf = sha256('\x00'::bytea || convert_to(entry, 'UTF8'))),
  at text not null generated always as (entry::jsonb ->> 'ts') stored,
  actor_id text generated always as (entry::jsonb -> 'actor' ->> 'id') stored,
  action text not null generated always as (entry::jsonb ->> 'action') stored,
  case_id text generated always as (entry::jsonb ->> 'case') stored
);
create index log_actor_id on audit.log (actor_id, leaf_index desc);
create index log_action on audit.log (action, leaf_index desc);
create index log_case_id on audit.log (case_id, leaf_index desc);

create table audit.checkpoint (
  size bigint not null constraint checkpoint_pk primary key,
  root bytea not null,
  frontier text not null,
  note text not null,
  signed_at timestamptz not null
);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
end
$$;

create trigger log_append_only before update or delete on audit.log
  for each row execute function audit.refuse_change();
create trigger log_no_truncate before truncate on audit.log
  for each statement execute function audit.refuse_change();
create trigger checkpoint_append_only before update or delete on audit.checkpoint
  for each row execute function audit.refuse_change();
create trigger checkpoint_no_truncate before truncate on audit.checkpoint
  for each statement execute function audit.refuse_change();
alter table audit.log enable always trigger log_append_only;
alter table audit.log enable always trigger log_no_truncate;
alter table audit.checkpoint enable always trigger checkpoint_append_only;
alter table audit.checkpoint enable always trigger checkpoint_no_truncate;

-- Wakes the sequencer at commit, so that a decision waits milliseconds for its checkpoint, not a polling period.
create function audit.announce() returns trigger language plpgsql as $$
begin
  perform pg_notify('audit_intake', '');
  return null;
end
$$;
create trigger intake_announce after insert on audit.intake
  for each statement execute function audit.announce();
