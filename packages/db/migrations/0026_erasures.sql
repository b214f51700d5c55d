-- Erasing a person: asked for by one manager, agreed to by somebody else.
create table erasures (
  id uuid not null constraint erasures_pk primary key,
  subject_id uuid not null constraint erasures_subject_fk references subject_keys (id),
  -- The case from which it was asked for; the person may have more.
  case_id uuid not null constraint erasures_case_fk references cases (id),
  state text not null constraint erasures_state check (state in ('requested', 'withdrawn', 'refused', 'done')),
  basis text not null,
  -- Sealed with the person's key, so it goes with the person.
  note text,
  requested_by uuid not null constraint erasures_requested_by_fk references users (id),
  requested_at timestamptz not null,
  checked_by uuid constraint erasures_checked_by_fk references users (id),
  check_note text,
  settled_at timestamptz,
  -- When the tables that held readable data were written anew, or why that could not be done yet.
  scrubbed_at timestamptz,
  scrub_because text,
  constraint erasures_checker_is_another check (checked_by <> requested_by),
  constraint erasures_settled check ((state = 'requested') = (settled_at is null)),
  constraint erasures_done_by_two check (state <> 'done' or checked_by is not null)
);
create unique index erasures_one_open on erasures (subject_id) where state = 'requested';
create index erasures_subject_id on erasures (subject_id);
create index erasures_case_id on erasures (case_id);
create index erasures_requested_at on erasures (requested_at, id);
create index erasures_requested_by on erasures (requested_by);
create index erasures_checked_by on erasures (checked_by);
create index erasures_unscrubbed on erasures (settled_at) where state = 'done' and scrubbed_at is null;

-- What is left of a case whose person was erased, and whether Didit has deleted its session.
create table erased_cases (
  case_id uuid not null constraint erased_cases_pk primary key constraint erased_cases_case_fk references cases (id),
  erasure_id uuid not null constraint erased_cases_erasure_fk references erasures (id),
  audit_entry_id uuid not null,
  told_at timestamptz,
  tries integer not null default 0,
  because text
);
create index erased_cases_erasure_id on erased_cases (erasure_id);
create index erased_cases_untold on erased_cases (case_id) where told_at is null;

alter table cases add column erased_at timestamptz;
create index cases_erased on cases (erased_at) where erased_at is not null;

-- While one is set, nobody erases the person. The reasons are sealed.
create table legal_holds (
  id uuid not null constraint legal_holds_pk primary key,
  subject_id uuid not null constraint legal_holds_subject_fk references subject_keys (id),
  because text,
  set_by uuid not null constraint legal_holds_set_by_fk references users (id),
  set_at timestamptz not null,
  release_because text,
  released_by uuid constraint legal_holds_released_by_fk references users (id),
  released_at timestamptz,
  constraint legal_holds_released check ((released_by is null) = (released_at is null))
);
create unique index legal_holds_one on legal_holds (subject_id) where released_at is null;
create index legal_holds_subject_id on legal_holds (subject_id);
create index legal_holds_set_by on legal_holds (set_by);
create index legal_holds_released_by on legal_holds (released_by);
