-- A write on these tables whose transaction left no audit entry about it fails at commit. The trigger's argument is the
-- column that holds what the entry must be about: its case, its object or, for people, its actor; 'any': one entry is
-- enough. The owner of the log is let through, because migrations mend rows and no trigger would stop an owner.
create function audit.require_entry() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  subject text;
begin
  if tg_argv[0] = 'id' then subject := new.id;
  elsif tg_argv[0] = 'case_id' then subject := new.case_id;
  elsif tg_argv[0] = 'decision_id' then subject := new.decision_id;
  elsif tg_argv[0] = 'version' then subject := new.version;
  end if;
  if exists (
    select from audit.intake
    where tx = pg_current_xact_id() and (subject = any (subjects) or tg_argv[0] = 'any')
  ) then
    return null;
  end if;
  if pg_has_role(current_user, (select relowner from pg_class where oid = 'audit.log'::regclass), 'USAGE') then
    return null;
  end if;
  raise exception 'this change of % has no audit entry', tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create constraint trigger decisions_recorded after insert on decisions deferrable initially deferred
  for each row execute function audit.require_entry('id');
create constraint trigger decisions_move_recorded after update on decisions deferrable initially deferred
  for each row when (old.state is distinct from new.state) execute function audit.require_entry('id');
create constraint trigger checks_recorded after insert on checks deferrable initially deferred
  for each row execute function audit.require_entry('decision_id');
create constraint trigger aml_dispositions_recorded after insert on aml_dispositions deferrable initially deferred
  for each row execute function audit.require_entry('id');
create constraint trigger aml_dispositions_move_recorded after update on aml_dispositions deferrable initially deferred
  for each row when (old.state is distinct from new.state) execute function audit.require_entry('id');
create constraint trigger cases_recorded after insert on cases deferrable initially deferred
  for each row execute function audit.require_entry('id');
create constraint trigger cases_move_recorded after update on cases deferrable initially deferred
  for each row when (
    old.status is distinct from new.status or (old.deleted_at_didit is null and new.deleted_at_didit is not null)
  ) execute function audit.require_entry('id');
create constraint trigger claims_recorded after insert on claims deferrable initially deferred
  for each row execute function audit.require_entry('case_id');
-- A heartbeat only moves the end; nothing changes hands.
create constraint trigger claims_move_recorded after update on claims deferrable initially deferred
  for each row when (old.user_id is distinct from new.user_id or old.fence is distinct from new.fence)
  execute function audit.require_entry('case_id');
create constraint trigger notes_recorded after insert on notes deferrable initially deferred
  for each row execute function audit.require_entry('case_id');
create constraint trigger bypasses_recorded after insert on bypasses deferrable initially deferred
  for each row execute function audit.require_entry('id');
create constraint trigger bypasses_move_recorded after update on bypasses deferrable initially deferred
  for each row when (old.state is distinct from new.state or old.owner_id is distinct from new.owner_id)
  execute function audit.require_entry('id');
create constraint trigger users_recorded after insert on users deferrable initially deferred
  for each row execute function audit.require_entry('id');
create constraint trigger users_move_recorded after update on users deferrable initially deferred
  for each row when (
    (old.email, old.name, old.role, old.state, old.password_hash)
      is distinct from (new.email, new.name, new.role, new.state, new.password_hash)
  ) execute function audit.require_entry('id');
create constraint trigger policies_recorded after insert on policies deferrable initially deferred
  for each row execute function audit.require_entry('version');
create constraint trigger imports_recorded after insert on imports deferrable initially deferred
  for each row execute function audit.require_entry('id');
create constraint trigger connections_recorded after update on connections deferrable initially deferred
  for each row when (
    (old.api_key_sealed, old.webhook_secret_sealed)
      is distinct from (new.api_key_sealed, new.webhook_secret_sealed)
  ) execute function audit.require_entry('any');

-- What people wrote and what Didit said goes only on record: when a person is erased. Sealing a text from before there
-- was sealing loses nothing and needs no entry.
create function audit.is_sealing(before text, after text) returns boolean language sql immutable as $$
  select before is not distinct from after or (before not like 's1.%' and after like 's1.%')
$$;
create constraint trigger notes_words_recorded after update on notes deferrable initially deferred
  for each row when (not audit.is_sealing(old.text, new.text)) execute function audit.require_entry('case_id');
create constraint trigger checks_words_recorded after update on checks deferrable initially deferred
  for each row when (not audit.is_sealing(old.note, new.note)) execute function audit.require_entry('any');
create constraint trigger decisions_words_recorded after update on decisions deferrable initially deferred
  for each row when (
    not audit.is_sealing(old.note, new.note) or (old.payload - 'email') is distinct from (new.payload - 'email')
  ) execute function audit.require_entry('any');
create constraint trigger evidence_history_recorded after update on evidence_history deferrable initially deferred
  for each row when (not audit.is_sealing(old.decision_text, new.decision_text))
  execute function audit.require_entry('case_id');
create constraint trigger evidence_history_end_recorded after delete on evidence_history
  deferrable initially deferred for each row execute function audit.require_entry('any');

-- What Didit has confirmed stays confirmed; versions of the policy stay.
create function audit.keep_confirmed() returns trigger language plpgsql as $$
begin
  raise exception 'a confirmed decision stays confirmed' using errcode = 'insufficient_privilege';
end
$$;
create trigger decisions_confirmed before update on decisions
  for each row when (old.state = 'confirmed' and new.state <> 'confirmed') execute function audit.keep_confirmed();
create trigger policies_no_truncate before truncate on policies
  for each statement execute function audit.refuse_change();

-- Also where replication would keep triggers quiet.
do $$
declare
  guard record;
begin
  for guard in
    select tgrelid::regclass as on_table, tgname from pg_trigger
    where not tgisinternal and tgenabled <> 'A' and tgfoid in
      ('audit.require_entry'::regproc, 'audit.refuse_change'::regproc, 'audit.keep_confirmed'::regproc)
  loop
    execute format('alter table %s enable always trigger %I', guard.on_table, guard.tgname);
  end loop;
end
$$;
