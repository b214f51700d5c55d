-- What only the session list told of has no details yet; what Didit deleted stays, marked.
alter table cases
  add column details_at timestamptz,
  -- Not before then: set ahead of each reading, so that one that fails or crashes does not hold up the others.
  add column read_again_at timestamptz,
  add column deleted_at_didit timestamptz;
update cases set details_at = observed_at where exists (select 1 from evidence where evidence.case_id = cases.id);
create index cases_unread on cases (open_rank, session_created_at desc, id)
  where details_at is null and deleted_at_didit is null;
create index cases_deleted on cases (deleted_at_didit) where deleted_at_didit is not null;

-- Until its session has been read after it, a delivery is work: jobs can be lost with the process that held them.
alter table deliveries
  add column read_at timestamptz,
  add column found boolean;
update deliveries set read_at = received_at where state = 'accepted';
create index deliveries_waiting on deliveries (received_at)
  where state = 'accepted' and read_at is null and session_id is not null;
create index deliveries_session_id on deliveries (session_id, received_at);

-- Taking over what the account held before. At most one is running.
create table imports (
  id uuid not null constraint imports_pk primary key,
  state text not null constraint imports_state check (state in ('running', 'done', 'failed')),
  -- Where listing goes on; null when the list was read to its end and reading has begun.
  next_offset integer default 0,
  total integer,
  listed integer not null default 0,
  because text,
  requested_by uuid constraint imports_requested_by_fk references users (id),
  started_at timestamptz not null,
  listed_at timestamptz,
  finished_at timestamptz,
  constraint imports_finished check ((state = 'running') = (finished_at is null))
);
create unique index imports_one_running on imports (state) where state = 'running';
create index imports_requested_by on imports (requested_by);
create index imports_started_at on imports (started_at);

create table reconciles (
  id uuid not null constraint reconciles_pk primary key,
  started_at timestamptz not null,
  finished_at timestamptz,
  listed integer not null default 0,
  differing integer not null default 0,
  refreshed integer not null default 0,
  errors integer not null default 0,
  because text,
  -- Where the walk through the whole account goes on in the next run.
  next_offset integer not null default 0
);
create index reconciles_started_at on reconciles (started_at);

-- Statuses that were set at Didit without a decision of ours.
create table bypasses (
  id uuid not null constraint bypasses_pk primary key,
  case_id uuid not null constraint bypasses_case_fk references cases (id),
  -- The entry of Didit's trail; none when the status moved without leaving one.
  review_id uuid constraint bypasses_review_unique unique,
  from_status text not null,
  to_status text not null,
  actor_type text,
  actor_name text,
  happened_at timestamptz not null,
  detected_at timestamptz not null,
  found_by text not null constraint bypasses_found_by check (found_by in ('webhook', 'reconcile', 'read')),
  state text not null default 'open' constraint bypasses_state check (state in ('open', 'resolved')),
  owner_id uuid constraint bypasses_owner_fk references users (id),
  resolution text constraint bypasses_resolution check (resolution in ('accepted', 'overturned', 'expected')),
  note text,
  resolved_by uuid constraint bypasses_resolved_by_fk references users (id),
  resolved_at timestamptz,
  version integer not null default 1,
  constraint bypasses_resolved check (
    (state = 'resolved') = (resolution is not null and note is not null and resolved_by is not null and resolved_at is not null)
  )
);
create index bypasses_case_id on bypasses (case_id, detected_at);
create index bypasses_detected_at on bypasses (detected_at, id);
create index bypasses_open on bypasses (detected_at, id) where state = 'open';
create index bypasses_owner_id on bypasses (owner_id);
create index bypasses_resolved_by on bypasses (resolved_by);

-- What each process lately used of Didit's rate limit, for people to see; the limit itself is kept by each client.
create table didit_usage (
  process text not null constraint didit_usage_pk primary key,
  at timestamptz not null,
  reads integer not null,
  background_reads integer not null,
  writes integer not null,
  background_writes integer not null
);
