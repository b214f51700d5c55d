-- One key per person, wrapped by a key outside the database. What is sealed with it cannot be read once it is gone.
create table subject_keys (
  id uuid not null constraint subject_keys_pk primary key,
  -- By which later sessions of the same person find their key: a keyed digest of Didit's vendor_data.
  lookup text constraint subject_keys_lookup_unique unique,
  wrapped_key text,
  created_at timestamptz not null,
  destroyed_at timestamptz,
  constraint subject_keys_destroyed check ((wrapped_key is null) = (destroyed_at is not null)),
  constraint subject_keys_nothing_left check (destroyed_at is null or lookup is null)
);
-- The newest is looked at when a server starts, to see whether it has the right key.
create index subject_keys_created_at on subject_keys (created_at) where wrapped_key is not null;

-- Null until there is something to seal.
alter table cases add column subject_id uuid constraint cases_subject_fk references subject_keys (id);
create index cases_subject_id on cases (subject_id);

-- Texts of cases from before are sealed by the worker, or by the first write on the case.
alter table cases add column unsealed boolean not null default true;
alter table cases alter column unsealed set default false;
create index cases_unsealed on cases (id) where unsealed;

-- What entries commit to: the text and its salt, sealed with the person's key. Gone when the person is erased; the
-- entry and its commitment stay.
create table audit.side (
  entry_id uuid not null,
  name text not null,
  subject_id uuid not null constraint side_subject_fk references subject_keys (id),
  sealed text not null,
  constraint side_pk primary key (entry_id, name)
);
create index side_subject_id on audit.side (subject_id);

-- The planner's samples are copies of people's data that no erasure reaches; it does without them. Naming a column's
-- type again throws away what was sampled so far.
alter table cases
  alter column full_name type text, alter column full_name set statistics 0,
  alter column document_number type text, alter column document_number set statistics 0,
  alter column email type text, alter column email set statistics 0,
  alter column phone type text, alter column phone set statistics 0,
  alter column vendor_data type text, alter column vendor_data set statistics 0,
  alter column session_url type text, alter column session_url set statistics 0,
  alter column search_text type text, alter column search_text set statistics 0;

-- What was said stands once, with whoever said it, where it is sealed.
update idempotency_keys set answer = jsonb_set(answer, '{note}', 'null');
update decisions set because = split_part(because, ' disagreed: ', 1) || ' disagreed.'
  where state = 'refused' and because like '% disagreed: %';
