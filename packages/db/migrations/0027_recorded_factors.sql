-- Second factors are guarded as accounts are: adding, renaming or removing one, and using up a code, leaves an entry.
-- Deleted rows have subjects too.
create or replace function audit.require_entry() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp as $$
declare
  changed record := new;
  subject text;
begin
  if tg_op = 'DELETE' then changed := old; end if;
  if tg_argv[0] = 'id' then subject := changed.id;
  elsif tg_argv[0] = 'user_id' then subject := changed.user_id;
  elsif tg_argv[0] = 'case_id' then subject := changed.case_id;
  elsif tg_argv[0] = 'decision_id' then subject := changed.decision_id;
  elsif tg_argv[0] = 'version' then subject := changed.version;
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

-- A secret whose first code was not given yet is no factor and needs none.
create constraint trigger authenticators_recorded after insert on authenticators deferrable initially deferred
  for each row when (new.confirmed_at is not null) execute function audit.require_entry('user_id');
create constraint trigger authenticators_move_recorded after update on authenticators deferrable initially deferred
  for each row when (
    (old.confirmed_at, old.last_step) is distinct from (new.confirmed_at, new.last_step)
      or (old.confirmed_at is not null and old.totp_secret_sealed <> new.totp_secret_sealed)
  ) execute function audit.require_entry('user_id');
create constraint trigger authenticators_end_recorded after delete on authenticators deferrable initially deferred
  for each row when (old.confirmed_at is not null) execute function audit.require_entry('user_id');
create constraint trigger passkeys_recorded after insert on passkeys deferrable initially deferred
  for each row execute function audit.require_entry('id');
create constraint trigger passkeys_name_recorded after update on passkeys deferrable initially deferred
  for each row when (old.name <> new.name) execute function audit.require_entry('id');
-- Somebody may show another person's passkey: then the entry is about whom they said they were.
create constraint trigger passkeys_use_recorded after update on passkeys deferrable initially deferred
  for each row when ((old.counter, old.last_used_at) is distinct from (new.counter, new.last_used_at))
  execute function audit.require_entry('any');
create constraint trigger passkeys_end_recorded after delete on passkeys deferrable initially deferred
  for each row execute function audit.require_entry('user_id');
create constraint trigger recovery_codes_recorded after insert on recovery_codes deferrable initially deferred
  for each row execute function audit.require_entry('user_id');
create constraint trigger recovery_codes_use_recorded after update on recovery_codes deferrable initially deferred
  for each row execute function audit.require_entry('user_id');
create constraint trigger recovery_codes_end_recorded after delete on recovery_codes deferrable initially deferred
  for each row execute function audit.require_entry('user_id');

do $$
declare
  guard record;
begin
  for guard in
    select tgrelid::regclass as on_table, tgname from pg_trigger
    where not tgisinternal and tgenabled <> 'A' and tgfoid = 'audit.require_entry'::regproc
  loop
    execute format('alter table %s enable always trigger %I', guard.on_table, guard.tgname);
  end loop;
end
$$;
