-- Who may do what in this database. Runs after the migrations, every time and from the beginning, so that this page is
-- the whole truth. The owner makes tables and nothing else; docket_app serves people; docket_sequencer seals the log.
-- New tables are docket_app's to read and write, until they are narrowed below.
do $$
declare
  name text;
begin
  foreach name in array array['docket_app', 'docket_sequencer'] loop
    begin
      if to_regrole(name) is null then execute format('create role %I', name); end if;
    exception when duplicate_object or unique_violation then
      null; -- Another database of this server was faster: roles belong to all of them.
    end;
    -- So that an owner without logins for them can step down to them.
    if not (select rolsuper from pg_roles where rolname = current_user) then
      execute format('grant %I to current_user', name);
    end if;
  end loop;
  execute format('revoke create, temporary on database %I from public', current_database());
  -- Only a superuser can take away what everybody has from the start: to keep data where no table is.
  if (select rolsuper from pg_roles where rolname = current_user) then
    revoke execute on function
      pg_catalog.lo_creat(integer), pg_catalog.lo_create(oid), pg_catalog.lo_from_bytea(oid, bytea) from public;
  end if;
end
$$;

revoke create on schema public from public;
revoke all on all tables in schema public, audit from public, docket_app, docket_sequencer;
revoke execute on all functions in schema audit from public;
grant execute on all functions in schema audit to docket_app;
revoke execute on function audit.seal from docket_app;
grant usage on schema public, audit to docket_app;
grant usage on schema audit to docket_sequencer;

grant select, insert, update, delete on all tables in schema public, audit to docket_app;
do $$
declare
  rule record;
  columns text;
begin
  for rule in
    -- A list of columns: all others may be updated.
    select to_regclass(on_table) as on_table, may, never_again from (values
      ('schema_migrations', 'select', null),
      ('audit.intake', 'select, insert (id, entry)', null),
      ('audit.log', 'select', null),
      ('audit.checkpoint', 'select', null),
      ('audit.tile', 'select', null),
      ('audit.turn', null, null),
      ('policies', 'select, insert', null),
      ('reason_catalogues', 'select, insert', null),
      -- Of these the words may be sealed, and go when a person is erased; without an entry of that, never.
      ('checks', 'select, insert, update (note)', null),
      ('notes', 'select, insert, update (text)', null),
      ('view_reasons', 'select, insert, update (reason)', null),
      ('evidence_history', 'select, insert, update (decision_text), delete', null),
      ('idempotency_keys', 'select, insert, delete', null),
      ('users', 'select, insert', '{id, email, created_at}'),
      ('preferences', 'select, insert', '{user_id}'),
      ('authenticators', 'select, insert, delete', '{user_id}'),
      ('passkeys', 'select, insert, delete', '{id, user_id, credential_id, public_key, transports, created_at}'),
      ('recovery_codes', 'select, insert, update (used_at), delete', null),
      ('pending_sign_ins', 'select, insert, delete', null),
      ('passkey_challenges', 'select, insert, delete', null),
      ('cases', 'select, insert', '{created_at}'),
      ('claims', 'select, insert', '{case_id}'),
      ('bypasses', 'select, insert', '{id, case_id, from_status, to_status, detected_at, found_by}'),
      ('connections', 'select', '{id, only_one}'),
      ('deliveries', 'select, insert', '{id, event_id, session_id, state, scheme, event_at, received_at}'),
      ('imports', 'select, insert', '{id, requested_by, started_at}'),
      ('decisions', 'select, insert', '{id, case_id, outcome, reason, more_reasons, catalogue_version,
        maker_id, case_version, claim_fence, expected_status, requested_at, policy_version, check_rules, manifest, digest}'),
      ('aml_dispositions', 'select, insert', '{id, case_id, node_id, hit_ids, finding, reason, catalogue_version,
        discriminators, made_by, made_at, audit_entry_id}'),
      ('corrections', 'select, insert', '{id, case_id, document, node_id, reason, made_by, made_at,
        idempotency_key, request_sha256, audit_entry_id}'),
      ('sending_pauses', 'select, insert', '{id, paused_at, paused_by, because}'),
      ('proposals', 'select, insert', '{id, kind, about, based_on, was, payload, digest, because, maker_id,
        maker_role, created_at, expires_at}'),
      ('case_changes', 'select, insert, delete', null)
    ) as rules (on_table, may, never_again)
    where to_regclass(on_table) is not null
  loop
    execute format('revoke all on %s from docket_app', rule.on_table);
    if rule.may is not null then
      execute format('grant %s on %s to docket_app', rule.may, rule.on_table);
    end if;
    if rule.never_again is not null then
      select string_agg(quote_ident(attname), ', ') into columns from pg_attribute
      where attrelid = rule.on_table and attnum > 0 and not attisdropped and attgenerated = ''
        and attname <> all (rule.never_again::text[]);
      execute format('grant update (%s) on %s to docket_app', columns, rule.on_table);
    end if;
  end loop;
end
$$;

-- After an erasure the tables with readable data are written anew, and the write-ahead log is left behind.
do $$
begin
  if to_regproc('write_people_anew') is null then return; end if;
  grant execute on function write_people_anew() to docket_app;
  if (select rolsuper from pg_roles where rolname = current_user) then
    grant execute on function pg_catalog.pg_switch_wal() to docket_app;
    grant pg_checkpoint to docket_app;
  end if;
end
$$;

grant select on audit.intake, audit.log, audit.checkpoint, audit.tile, audit.turn to docket_sequencer;
grant update on audit.turn to docket_sequencer;
grant insert on audit.tile to docket_sequencer;
grant execute on function audit.seal to docket_sequencer;

-- The queue's tables let nobody but their owner see a row, unless a policy says otherwise.
do $$
declare
  queue record;
begin
  if to_regnamespace('graphile_worker') is null then return; end if;
  grant usage on schema graphile_worker to docket_app;
  grant select, insert, update, delete on all tables in schema graphile_worker to docket_app;
  grant usage on all sequences in schema graphile_worker to docket_app;
  revoke insert, update, delete on graphile_worker.migrations from docket_app;
  for queue in
    select oid::regclass as name from pg_class
    where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity
      and not exists (select from pg_policy where polrelid = pg_class.oid and polname = 'docket_app')
  loop
    execute format('create policy docket_app on %s to docket_app using (true) with check (true)', queue.name);
  end loop;
end
$$;
