create extension if not exists pg_trgm;

-- One case per Didit session, under the same id. Case rows hold what the queue shows and searches.
create table cases (
  id uuid not null constraint cases_pk primary key,
  session_number integer,
  status text not null,
  workflow_id uuid,
  vendor_data text,
  full_name text,
  country text,
  document_type text,
  document_number text,
  email text,
  phone text,
  session_url text,
  warnings jsonb not null default '[]',
  warning_codes text[] not null default '{}',
  search_text text not null default '',
  session_created_at timestamptz not null,
  in_review_since timestamptz,
  -- The queue shows cases In Review first, longest waiting first; both are columns so that keyset paging can use an index.
  open_rank smallint not null generated always as (case status when 'In Review' then 0 else 1 end) stored,
  waiting_at timestamptz not null generated always as (coalesce(in_review_since, session_created_at)) stored,
  -- When Didit was read; an older observation never overwrites a newer one.
  observed_at timestamptz not null,
  created_at timestamptz not null default now(),
  version integer not null default 1
);
create index cases_queue on cases (open_rank, waiting_at, id);
create index cases_created on cases (session_created_at, id);
create index cases_status_queue on cases (status, waiting_at, id);
create index cases_workflow_id on cases (workflow_id);
create index cases_warning_codes on cases using gin (warning_codes);
create index cases_search on cases using gin (search_text gin_trgm_ops);
create index cases_session_number on cases (session_number);

-- Didit's decision exactly as received, and what the case page shows of it, both as ready text.
create table evidence (
  case_id uuid not null constraint evidence_pk primary key constraint evidence_case_fk references cases (id),
  decision_text text not null,
  decision_sha256 text not null,
  view_text text not null,
  observed_at timestamptz not null
);

-- Didit's own trail of the session (its "reviews"), mirrored.
create table activities (
  id uuid not null constraint activities_pk primary key,
  case_id uuid not null constraint activities_case_fk references cases (id),
  activity_type text not null,
  actor_type text,
  actor_name text,
  previous_status text,
  new_status text,
  comment text,
  at timestamptz not null
);
create index activities_case_id on activities (case_id, at);

create table workflow_labels (
  workflow_id uuid not null constraint workflow_labels_pk primary key,
  label text not null,
  updated_at timestamptz not null default now()
);

-- Who works on a case. The row stays when the claim ends: the fence only ever rises.
create table claims (
  case_id uuid not null constraint claims_pk primary key constraint claims_case_fk references cases (id),
  user_id uuid constraint claims_user_fk references users (id),
  fence bigint not null default 1,
  acquired_at timestamptz not null,
  expires_at timestamptz not null
);
create index claims_user_id on claims (user_id);

create table notes (
  id uuid not null constraint notes_pk primary key,
  case_id uuid not null constraint notes_case_fk references cases (id),
  author_id uuid not null constraint notes_author_fk references users (id),
  text text not null,
  at timestamptz not null default now()
);
create index notes_case_id on notes (case_id, at);
create index notes_author_id on notes (author_id);
